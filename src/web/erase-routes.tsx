import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import type { CredentialsChoice } from '../credentials/erase.ts'
import {
  type EraseWish,
  secondThoughtsDays,
  stayAfterAll,
  wishToBeErased,
} from '../credentials/erase-wish.ts'
import { Plain, SignedOutPage } from './account-pages.tsx'
import { Press } from './me-portfolio.tsx'
import { type Owner, ownerOf } from './owner.ts'
import { onlyOwnPages } from './same-origin.ts'
import { pageHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'

const choices = ['keep', 'revoke'] as const

const words = {
  keep: {
    choice: 'erase-page.keep',
    confirm: 'erase-page.confirm-keep',
    waits: 'erase-page.waits-keep',
  },
  revoke: {
    choice: 'erase-page.revoke',
    confirm: 'erase-page.confirm-revoke',
    waits: 'erase-page.waits-revoke',
  },
} as const

/** On one's own page: to go, and to stay after all. */
export const ErasePart: FC<{ wish: EraseWish | undefined; timeZone: string; say: Say }> = ({
  wish,
  timeZone,
  say,
}) => (
  <section class="card" aria-labelledby="erase">
    <h2 id="erase">{say.plain('erase-page.heading')}</h2>
    {wish ? (
      <>
        <p class="strong" role="status">
          {say.plain(words[wish.choice].waits, { date: say.date(wish.at, timeZone, 'date') })}
        </p>
        <Press action="/me/erase" fields={{ do: 'stay' }} label={say.plain('erase-page.stay')} />
      </>
    ) : (
      <>
        <p>{say.plain('erase-page.text', { days: secondThoughtsDays })}</p>
        <form method="get" action="/me/erase">
          <fieldset class="choices">
            <legend>{say.plain('erase-page.choose')}</legend>
            {choices.map((choice) => (
              <label class="choice">
                <input type="radio" name="choice" value={choice} checked={choice === 'keep'} />
                <span>{say.plain(words[choice].choice)}</span>
              </label>
            ))}
          </fieldset>
          <button type="submit" class="button second">
            {say.plain('erase-page.go-on')}
          </button>
        </form>
      </>
    )}
  </section>
)

const ConfirmPage: FC<{ choice: CredentialsChoice; date: string; say: Say }> = ({ choice, date, say }) => (
  <Plain title={say.plain('erase-page.confirm-heading')} say={say}>
    <p>{say.plain(words[choice].confirm, { date })}</p>
    <Press action="/me/erase" fields={{ do: 'erase', choice }} label={say.plain('erase-page.confirm')} />
    <p>
      <a href="/me">{say.plain('erase-page.back')}</a>
    </p>
  </Plain>
)

const body = z.discriminatedUnion('do', [
  z.object({ do: z.literal('erase'), choice: z.enum(choices) }),
  z.object({ do: z.literal('stay') }),
])

/** To be forgotten, asked for by whom it is about: on a second page, and only done after days of second thoughts. */
export const erasePages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  const limit = bodyLimit({ maxSize: 4_096, onError: (c) => c.text('That is too much.', 413) })
  pages.use('/me/erase', pageHeaders(true), onlyOwnPages(site.address), limit)
  const signedIn = async (c: Context, then: (deps: Deps, owner: Owner) => Promise<Response> | Response) => {
    const deps = product()
    if (!deps) return starting(c)
    const owner = await ownerOf(c, deps, site)
    return owner ? then(deps, owner) : show(c, <SignedOutPage say={sayFor(c)} />, 401)
  }
  pages.get('/me/erase', (c) =>
    signedIn(c, (deps, owner) => {
      const choice = z.enum(choices).safeParse(c.req.query('choice'))
      if (!choice.success) return c.redirect('/me', 303)
      const say = sayIn(owner.locale)
      const at = new Date(deps.clock.now().getTime() + secondThoughtsDays * 86_400_000)
      const date = say.date(at, owner.timeZone, 'date')
      return show(c, <ConfirmPage choice={choice.data} date={date} say={say} />)
    }),
  )
  pages.post('/me/erase', (c) =>
    signedIn(c, async (deps, owner) => {
      const given = body.safeParse(await c.req.parseBody())
      if (!given.success) return c.text('There is nothing like that on your page.', 404)
      if (given.data.do === 'stay') await stayAfterAll(deps, owner)
      else await wishToBeErased(deps, owner, given.data.choice)
      return c.redirect('/me#erase', 303)
    }),
  )
  return pages
}
