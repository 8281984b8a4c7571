import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { eraseWishOf } from '../credentials/erase-wish.ts'
import { endKeptSession } from '../credentials/personal-links.store.ts'
import { findActing, findInstallation } from '../people/identities.store.ts'
import { resolveMember } from '../people/resolve-member.ts'
import { beginSession, endSession, peekSignInLink, takeSignInLink } from '../people/sign-in.store.ts'
import { signInTarget } from '../people/sign-in-target.rules.ts'
import { homeOf } from '../progress/load-home.ts'
import { accountAssets } from './account-assets.ts'
import { LinkNotValidPage, SignedOutPage, SignInPage, TabPage } from './account-pages.tsx'
import { ErasePart } from './erase-routes.tsx'
import { KeptPage, MePage } from './me-page.tsx'
import { ownerOf } from './owner.ts'
import { myCredentials } from './portfolio-routes.tsx'
import { onlyOwnPages } from './same-origin.ts'
import { forgetSession, rememberSession, sessionToken } from './session-cookie.ts'
import { noStore, pageHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'
import { type SsoSettings, tabTokenChecker } from './tab-token.ts'

export type AccountPagesDeps = {
  /** The product, once it has started. */
  readonly product: () => Deps | undefined
  /** Teams' single sign-on, where Teams is configured; asked anew when the product was started anew. */
  readonly sso: () => Omit<SsoSettings, 'webAddress'> | undefined
}

const tokenBody = z.object({ token: z.string().min(1).max(8_000) })

/** A link from chat: looking at it does nothing, pressing its button signs in, once. */
const signInRoutes = (pages: Hono, { product, isSecure }: Site): void => {
  pages.get('/sign-in/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = c.req.param('token')
    const open = await peekSignInLink(deps.database.prisma, token, deps.clock.now())
    return open
      ? show(c, <SignInPage token={token} say={sayIn(open.locale)} />)
      : show(c, <LinkNotValidPage say={sayFor(c)} />, 410)
  })

  pages.post('/sign-in/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const now = deps.clock.now()
    const signedIn = await deps.database.prisma.$transaction(async (tx) => {
      const account = await takeSignInLink(tx, c.req.param('token'), now)
      return (
        account && { session: await beginSession(tx, account, now), target: signInTarget(account.target) }
      )
    })
    if (!signedIn) return show(c, <LinkNotValidPage say={sayFor(c)} />, 410)
    rememberSession(c, signedIn.session, { secure: isSecure(), inFrame: false })
    return c.redirect(signedIn.target ?? '/me', 303)
  })

  pages.post('/sign-out', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = sessionToken(c, isSecure())
    if (token) {
      await endSession(deps.database.prisma, token)
      await endKeptSession(deps.database.prisma, token)
    }
    forgetSession(c, isSecure())
    return c.redirect('/me', 303)
  })
}

const meRoute = (pages: Hono, site: Site): void => {
  pages.get('/me', async (c) => {
    const deps = site.product()
    if (!deps) return starting(c)
    const owner = await ownerOf(c, deps, site)
    if (!owner) return show(c, <SignedOutPage say={sayFor(c)} />, 401)
    const say = sayIn(owner.locale)
    const mine = await myCredentials(c, deps, owner, say)
    const wish = await eraseWishOf(deps, owner)
    const erase = <ErasePart wish={wish} timeZone={owner.timeZone} say={say} />
    if (owner.isKept) return show(c, <KeptPage name={owner.name} mine={mine} erase={erase} say={say} />)
    const member = { ...owner, id: owner.memberId }
    const home = await homeOf(deps, { member, now: deps.clock.now(), say })
    return show(c, <MePage home={home} mine={mine} erase={erase} say={say} />)
  })
}

/** Signs in whoever a checked token of Teams is about; somebody known by address is linked on the way. */
const signInByTeams = async (
  deps: Deps,
  account: { readonly tenant: string; readonly externalId: string },
) => {
  const now = deps.clock.now()
  const actor = { platform: 'teams', ...account } as const
  const who = await resolveMember(deps, actor, now, { mayJoin: false })
  const acting = who.kind === 'member' ? await findActing(deps.database, actor) : undefined
  return acting && deps.database.prisma.$transaction((tx) => beginSession(tx, acting, now))
}

const tabRoutes = (pages: Hono, { product, address, isSecure }: Site, sso: AccountPagesDeps['sso']): void => {
  const isOurTenant = async (tenant: string): Promise<boolean> => {
    const deps = product()
    const found = deps && (await findInstallation(deps.database.prisma, { platform: 'teams', tenant }))
    return found?.status === 'active'
  }
  let known: { readonly of: object; readonly check: ReturnType<typeof tabTokenChecker> } | undefined
  const checker = () => {
    const settings = sso()
    if (settings && known?.of !== settings)
      known = { of: settings, check: tabTokenChecker({ ...settings, webAddress: address }, isOurTenant) }
    return settings && known?.check
  }
  const limit = bodyLimit({ maxSize: 16_384, onError: (c) => c.json({ error: 'too-large' }, 413) })

  pages.get('/tab', (c) => show(c, <TabPage say={sayFor(c)} />))

  pages.post('/tab/session', limit, async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const body = tokenBody.safeParse(await c.req.json().catch(() => undefined))
    const check = checker()
    const checked = body.success && check ? await check(body.data.token) : undefined
    if (!checked?.ok) {
      deps.log('info', 'A sign-in from Teams was refused', { reason: checked?.reason ?? 'not-configured' })
      return c.json({ error: 'not-signed-in' }, checked?.reason === 'later' ? 503 : 401, noStore)
    }
    const { tenant, externalId } = checked
    const session = await signInByTeams(deps, { tenant, externalId })
    if (!session) return c.json({ error: 'not-signed-in' }, 401, noStore)
    rememberSession(c, session, { secure: isSecure(), inFrame: true })
    return c.json({ ok: true }, 200, noStore)
  })
}

/** A member's own pages, and the ways to sign in to them. */
export const accountPages = ({ product, sso }: AccountPagesDeps): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  const { address } = site
  for (const path of ['/sign-in/*', '/sign-out']) pages.use(path, pageHeaders(false), onlyOwnPages(address))
  for (const path of ['/me', '/tab', '/tab/session'])
    pages.use(path, pageHeaders(true), onlyOwnPages(address))
  signInRoutes(pages, site)
  meRoute(pages, site)
  tabRoutes(pages, site, sso)
  pages.route('/me/assets', accountAssets())
  return pages
}
