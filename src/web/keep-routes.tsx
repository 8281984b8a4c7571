import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import { beginKeptSession, peekPersonalLink } from '../credentials/personal-links.store.ts'
import { Plain } from './account-pages.tsx'
import { networkOfRequest, rateLimit } from './rate-limit.ts'
import { onlyOwnPages } from './same-origin.ts'
import { rememberSession } from './session-cookie.ts'
import { pageHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'

/** One button: whatever looks at links before people do must not open anybody's page. */
const EnterPage: FC<{ token: string; say: Say }> = ({ token, say }) => (
  <Plain title={say.plain('keep.title')} say={say}>
    <p>{say.plain('keep.enter-text')}</p>
    <form method="post" action={`/keep/${token}`}>
      <button type="submit" class="button">
        {say.plain('keep.enter')}
      </button>
    </form>
  </Plain>
)

const NotValidPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('keep.not-valid')} say={say}>
    <p>{say.plain('keep.not-valid-text')}</p>
  </Plain>
)

/** The link by which somebody who has left reaches their own credentials. */
export const keepPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  const isAllowed = rateLimit({ burst: 20, perMinute: 20 })
  pages.use('/keep/*', pageHeaders(false), onlyOwnPages(site.address))
  pages.use('/keep/*', async (c, next) => {
    if (isAllowed(networkOfRequest(c), Date.now())) return next()
    c.header('retry-after', '60')
    return c.text('Too many requests. Try again in a minute.', 429)
  })
  pages.get('/keep/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = c.req.param('token')
    const link = await peekPersonalLink(deps.database.prisma, token)
    return link
      ? show(c, <EnterPage token={token} say={sayIn(link.locale)} />)
      : show(c, <NotValidPage say={sayFor(c)} />, 410)
  })
  pages.post('/keep/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = c.req.param('token')
    const session = await deps.database.prisma.$transaction((tx) =>
      beginKeptSession(tx, token, deps.clock.now()),
    )
    if (!session) return show(c, <NotValidPage say={sayFor(c)} />, 410)
    rememberSession(c, session, { secure: site.isSecure(), inFrame: false })
    return c.redirect('/me', 303)
  })
  return pages
}
