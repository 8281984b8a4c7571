import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { beginInstall, finishInstall, type Granted } from '../../people/install.handler.ts'
import { findInvitation, takeState } from '../../people/invitations.store.ts'
import { readerLocale, whole } from '../document.tsx'
import { onlyOwnPages } from '../same-origin.ts'
import { notOffered } from './not-offered.ts'
import {
  InstalledPage,
  type InstallProblem,
  InvitationPage,
  type PlatformShown,
  ProblemPage,
} from './pages.tsx'

/** What came of an installation: everything is stored, or nothing is. */
type Installed =
  | { readonly ok: true; readonly name: string; readonly organization: string }
  | { readonly ok: false; readonly reason: InstallProblem; readonly missing?: readonly string[] }

/** Asks Slack, and completes what it answers: `platforms/slack/install.ts`. */
export type SlackInstalling = {
  authorizeUrl(asked: { readonly state: string; readonly redirectUri: string }): string
  complete(returned: {
    readonly code: string
    readonly redirectUri: string
    readonly begun: Granted['begun']
  }): Promise<Installed>
}

/** What asking a tenant's admin for consent needs: the app's id, and where Entra is. */
export type TeamsConsent = {
  readonly appId: string
  /** Without a slash at its end, such as https://login.microsoftonline.com. */
  readonly loginUrl: string
  /**
   * Whether the tenant has consented, asked of Entra itself: the address that the browser comes back with can be
   * written by anybody. `unknown`: it can't be asked now.
   */
  confirm(tenant: string): Promise<'yes' | 'no' | 'unknown'>
}

export type InstallDeps = {
  readonly deps: Pick<Deps, 'database' | 'outbox' | 'clock' | 'log'>
  /** Where browsers reach this server, without a slash at its end. */
  readonly publicUrl: string
  readonly slack?: SlackInstalling | undefined
  readonly teams?: TeamsConsent | undefined
}

const cookieName = 'whetstone-install'
const cookieSeconds = 600
const tenantPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const sayOf = (c: Context) => sayIn(readerLocale(c.req.header('accept-language')))

/** Statuses that say whose turn it is: the browser's, the operator's, or everybody's to wait. */
const statusOf = (problem: InstallProblem) =>
  problem === 'unreachable' ? 503 : problem === 'settings' ? 500 : problem === 'no-invitation' ? 404 : 400

const answer = (c: Context, installed: Installed) => {
  const say = sayOf(c)
  if (installed.ok) return c.html(whole(<InstalledPage say={say} {...installed} />))
  const { reason, missing } = installed
  const page = <ProblemPage say={say} problem={reason} {...(missing && { missing })} />
  return c.html(whole(page), statusOf(reason))
}

const refused = (reason: InstallProblem): Installed => ({ ok: false, reason })

/**
 * The pages by which a workspace or a tenant is put into an organization: the invitation, its button, and the return
 * from the platform. They work without scripts.
 */
export const installRoutes = ({ deps, publicUrl, slack, teams }: InstallDeps): Hono => {
  const routes = new Hono()
  routes.notFound((c) => c.text(notOffered(c.req.path), 404))
  // Another site could press the button of an invitation of its own: whoever allows then sees Slack's page alone, and
  // not into whose organization their workspace goes.
  routes.use(onlyOwnPages(() => publicUrl))
  routes.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  const invitation = async (c: Context, platform: PlatformShown) => {
    const token = c.req.query('for') ?? ''
    const found = await findInvitation(deps.database.prisma, token, deps.clock.now())
    if (!found.ok) return answer(c, refused(found.reason))
    const action = `/${platform}/install?for=${encodeURIComponent(token)}`
    const { organization } = found
    return c.html(whole(<InvitationPage say={sayOf(c)} {...{ platform, organization, action }} />))
  }

  /** The button: the browser gets its half of the secret, and goes to the platform with the other. */
  const begin = async (c: Context, platform: PlatformShown, addressOf: (state: string) => string) => {
    const begun = await beginInstall(deps, platform, c.req.query('for') ?? '')
    if (!begun.ok) return answer(c, refused(begun.reason))
    setCookie(c, cookieName, begun.browser, {
      httpOnly: true,
      // The way back is a link from another site: "Strict" would leave the cookie at home.
      sameSite: 'Lax',
      secure: publicUrl.startsWith('https:'),
      path: `/${platform}`,
      maxAge: cookieSeconds,
    })
    return c.redirect(addressOf(begun.state), 303)
  }

  const returned = (c: Context, platform: PlatformShown) => {
    const browser = getCookie(c, cookieName) ?? ''
    deleteCookie(c, cookieName, { path: `/${platform}` })
    const state = c.req.query('state') ?? ''
    return takeState(deps.database.prisma, { state, browser, platform }, deps.clock.now())
  }

  if (slack) {
    const redirectUri = `${publicUrl}/slack/oauth_redirect`
    routes.get('/slack/install', (c) => invitation(c, 'slack'))
    routes.post('/slack/install', (c) =>
      begin(c, 'slack', (state) => slack.authorizeUrl({ state, redirectUri })),
    )
    routes.get('/slack/oauth_redirect', async (c) => {
      const begun = await returned(c, 'slack')
      if (!begun) return answer(c, refused('state'))
      if (c.req.query('error')) return answer(c, refused('denied'))
      const code = c.req.query('code')
      if (!code) return answer(c, refused('code'))
      return answer(c, await slack.complete({ code, redirectUri, begun }))
    })
  }

  if (teams) {
    const redirectUri = `${publicUrl}/teams/consent`
    routes.get('/teams/install', (c) => invitation(c, 'teams'))
    routes.post('/teams/install', (c) =>
      begin(c, 'teams', (state) => {
        const url = new URL(`${teams.loginUrl}/organizations/adminconsent`)
        const asked = { client_id: teams.appId, redirect_uri: redirectUri, state }
        url.search = new URLSearchParams(asked).toString()
        return url.href
      }),
    )
    routes.get('/teams/consent', async (c) => {
      const begun = await returned(c, 'teams')
      if (!begun) return answer(c, refused('state'))
      const consented = c.req.query('admin_consent')?.toLowerCase() === 'true'
      if (c.req.query('error') || !consented) return answer(c, refused('denied'))
      return answer(c, await completeConsent(deps, teams, c.req.query('tenant') ?? '', begun))
    })
  }
  return routes
}

/** learn.microsoft.com/entra/identity-platform/v2-admin-consent */
const completeConsent = async (
  deps: InstallDeps['deps'],
  teams: TeamsConsent,
  given: string,
  begun: Granted['begun'],
): Promise<Installed> => {
  if (!tenantPattern.test(given)) return refused('not-confirmed')
  const tenant = given.toLowerCase()
  const confirmed = await teams.confirm(tenant)
  if (confirmed !== 'yes') return refused(confirmed === 'no' ? 'not-confirmed' : 'unreachable')
  const { appId } = teams
  const granted = { platform: 'teams', tenant, name: tenant, source: 'consent' as const, appId, begun }
  return finishInstall(deps, undefined, { ...granted, tokens: undefined })
}
