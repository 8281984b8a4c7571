import type { Allowed, GrantBook, Site } from './grants.ts'

export type AppRegistration = {
  readonly clientId: string
  readonly clientSecret: string
  /** Addresses that begin with one of these are sent back to. */
  readonly redirectUrls: readonly string[]
  /** The bot scopes of the app: what is asked for beyond them is refused. */
  readonly scopes: readonly string[]
}

export type Page = { readonly status: number; readonly html: string } | { readonly location: string }

/** What somebody decides on Slack's page. */
export type Decision =
  | { readonly allow: false }
  | {
      readonly allow: true
      /** A workspace, or an organization of Enterprise Grid as a whole. */
      readonly where: string
      readonly by: string
      /** Fewer than were asked for. */
      readonly scopes?: readonly string[]
    }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const problem = (error: string): Page => ({
  status: 400,
  html: `<!doctype html><title>Slack</title><p>Something went wrong: <code>${escaped(error)}</code></p>`,
})

/** What is asked for, checked as Slack does: https://docs.slack.dev/authentication/installing-with-oauth#asking */
const read = (app: AppRegistration, query: URLSearchParams) => {
  const scopes = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '')
  const redirectUri = query.get('redirect_uri') ?? ''
  if (query.get('client_id') !== app.clientId)
    return { ok: false, page: problem('invalid_client_id') } as const
  if (!app.redirectUrls.some((url) => redirectUri.startsWith(url)))
    return { ok: false, page: problem('bad_redirect_uri') } as const
  if (scopes.length === 0 || !scopes.every((scope) => app.scopes.includes(scope)))
    return { ok: false, page: problem('invalid_scope') } as const
  return { ok: true, scopes, redirectUri, state: query.get('state') ?? '' } as const
}

const back = (redirectUri: string, answer: Record<string, string>): Page => {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  return { location: url.href }
}

const sitesFor = (sites: readonly Site[], where: string): Pick<Allowed, 'sites' | 'orgWide'> | undefined => {
  const site = sites.find(({ teamId }) => teamId === where)
  if (site) return { sites: [site], orgWide: false }
  const members = sites.filter(({ enterprise }) => enterprise?.id === where)
  return members.length > 0 ? { sites: members, orgWide: true } : undefined
}

export const authorizePages = (app: AppRegistration, sites: readonly Site[], book: GrantBook) => {
  const decide = (query: URLSearchParams, decision: Decision): Page => {
    const asked = read(app, query)
    if (!asked.ok) return asked.page
    const { redirectUri, state } = asked
    if (!decision.allow) return back(redirectUri, { error: 'access_denied', state })
    const meant = sitesFor(sites, decision.where)
    if (!meant) return problem('invalid_team')
    const scopes = decision.scopes ?? asked.scopes
    return back(redirectUri, { code: book.allow({ ...meant, redirectUri, scopes, by: decision.by }), state })
  }
  return {
    decide,
    /** The page that asks, with a link for each answer. */
    show(query: URLSearchParams): Page {
      const asked = read(app, query)
      if (!asked.ok) return asked.page
      const link = (text: string, more: Record<string, string>) =>
        `<li><a href="/oauth/v2/authorize/decide?${escaped(new URLSearchParams({ ...Object.fromEntries(query), ...more }).toString())}">${escaped(text)}</a></li>`
      const places = [
        ...sites.map(({ teamId, teamName }) => [teamId, teamName] as const),
        ...new Map(sites.flatMap(({ enterprise }) => (enterprise ? [[enterprise.id, enterprise.name]] : []))),
      ]
      return {
        status: 200,
        html: `<!doctype html><title>Slack</title><h1>Allow?</h1><p>${escaped(asked.scopes.join(', '))}</p>
          <ul>${places.map(([id, name]) => link(`Allow in ${name}`, { decision: 'allow', where: id ?? '' })).join('')}
          ${link('Cancel', { decision: 'cancel' })}</ul>`,
      }
    },
  }
}
