import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { findActing, findInstallation } from '../people/identities.store.ts'
import { resolveMember } from '../people/resolve-member.ts'
import {
  beginSession,
  endSession,
  peekSignInLink,
  sessionMember,
  takeSignInLink,
} from '../people/sign-in.store.ts'
import { homeOf } from '../progress/load-home.ts'
import { accountAssets } from './account-assets.ts'
import { LinkNotValidPage, SignedOutPage, SignInPage, TabPage } from './account-pages.tsx'
import { MePage } from './me-page.tsx'
import { onlyOwnPages } from './same-origin.ts'
import { forgetSession, rememberSession, sessionToken } from './session-cookie.ts'
import { type SsoSettings, tabTokenChecker } from './tab-token.ts'

export type AccountPagesDeps = {
  /** The product, once it has started. */
  readonly product: () => Deps | undefined
  /** Teams' single sign-on, where Teams is configured. */
  readonly sso: Omit<SsoSettings, 'webAddress'> | undefined
}

/**
 * Who may show the tab in a frame: Teams and the other hosts of its tabs.
 * Source: learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements.
 */
const teamsHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
]

const headers = (inFrame: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: inFrame ? teamsHosts : ["'none'"],
    },
    // The older header knows no list: where frames are meant, only the policy speaks.
    xFrameOptions: inFrame ? false : 'DENY',
    referrerPolicy: 'no-referrer',
  })

const noStore = { 'cache-control': 'no-store' }

/** The language that the browser asks for, until it is known who it is. */
const sayFor = (c: Context) => sayIn(c.req.header('accept-language')?.split(/[,;]/)[0]?.trim() || 'en')

const tokenBody = z.object({ token: z.string().min(1).max(8_000) })

/** A member's own pages, and the ways to sign in to them. */
export const accountPages = ({ product, sso }: AccountPagesDeps): Hono => {
  const pages = new Hono()
  const address = () => product()?.webAddress
  const isSecure = (): boolean => address()?.startsWith('https:') === true
  const starting = (c: Context) => c.text('Whetstone is still starting. Please try again.', 503)
  const checkToken =
    sso &&
    tabTokenChecker({ ...sso, webAddress: address }, async (tenant) => {
      const deps = product()
      const found = deps && (await findInstallation(deps.database.prisma, { platform: 'teams', tenant }))
      return found?.status === 'active'
    })

  for (const path of ['/sign-in/*', '/sign-out']) pages.use(path, headers(false), onlyOwnPages(address))
  for (const path of ['/me', '/tab', '/tab/session']) pages.use(path, headers(true), onlyOwnPages(address))

  pages.get('/sign-in/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = c.req.param('token')
    const open = await peekSignInLink(deps.database.prisma, token, deps.clock.now())
    return open
      ? c.html(<SignInPage token={token} say={sayIn(open.locale)} />, 200, noStore)
      : c.html(<LinkNotValidPage say={sayFor(c)} />, 410, noStore)
  })

  pages.post('/sign-in/:token', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const now = deps.clock.now()
    const session = await deps.database.prisma.$transaction(async (tx) => {
      const account = await takeSignInLink(tx, c.req.param('token'), now)
      return account && beginSession(tx, account, now)
    })
    if (!session) return c.html(<LinkNotValidPage say={sayFor(c)} />, 410, noStore)
    rememberSession(c, session, { secure: isSecure(), inFrame: false })
    return c.redirect('/me', 303)
  })

  pages.post('/sign-out', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const token = sessionToken(c, isSecure())
    if (token) await endSession(deps.database.prisma, token)
    forgetSession(c, isSecure())
    return c.redirect('/me', 303)
  })

  pages.get('/me', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const now = deps.clock.now()
    const token = sessionToken(c, isSecure())
    const member = token && (await sessionMember(deps.database.prisma, token, now))
    if (!member) return c.html(<SignedOutPage say={sayFor(c)} />, 401, noStore)
    const say = sayIn(member.locale)
    return c.html(<MePage home={await homeOf(deps, { member, now, say })} say={say} />, 200, noStore)
  })

  pages.get('/tab', (c) => c.html(<TabPage say={sayFor(c)} />, 200, noStore))

  const limit = bodyLimit({ maxSize: 16_384, onError: (c) => c.json({ error: 'too-large' }, 413) })
  pages.post('/tab/session', limit, async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const body = tokenBody.safeParse(await c.req.json().catch(() => undefined))
    const checked = body.success && checkToken ? await checkToken(body.data.token) : undefined
    if (!checked?.ok) {
      deps.log('info', 'A sign-in from Teams was refused', { reason: checked?.reason ?? 'not-configured' })
      return c.json({ error: 'not-signed-in' }, checked?.reason === 'later' ? 503 : 401, noStore)
    }
    const now = deps.clock.now()
    const actor = { platform: 'teams', tenant: checked.tenant, externalId: checked.externalId } as const
    const who = await resolveMember(deps, actor, now, { mayJoin: false })
    const acting = who.kind === 'member' ? await findActing(deps.database, actor) : undefined
    if (!acting) return c.json({ error: 'not-signed-in' }, 401, noStore)
    const session = await deps.database.prisma.$transaction((tx) => beginSession(tx, acting, now))
    rememberSession(c, session, { secure: isSecure(), inFrame: true })
    return c.json({ ok: true }, 200, noStore)
  })

  pages.route('/me/assets', accountAssets())
  return pages
}
