import type { Content, PlaygroundPerson } from './state.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'

/**
 * The personal tab as Teams opens it: the product's page is signed in to with the token that Teams' client gives it, and
 * then shown. `native` is its HTML.
 */
export const openTeamsTab = async (tenant: TeamsTenant, person: PlaygroundPerson): Promise<Content> => {
  const { url, ssoToken } = tenant.openTab({ user: person.externalId })
  const { origin } = new URL(url)
  const signedIn = await fetch(`${origin}/tab/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token: ssoToken }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = await fetch(`${origin}/me`, { headers: { cookie, 'accept-language': person.locale } })
  const html = await page.text()
  return { text: wordsOf(html), native: html, actions: [] }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What the page's main part says, a line a paragraph. */
const wordsOf = (html: string): string =>
  (/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html)
    .replace(/<\/(?:p|h\d|li|dt|dd|div|section|summary)>/g, '\n')
    .replace(/<\/span>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
