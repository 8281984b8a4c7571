/**
 * The personal tab in Teams: signs in by Teams' own token, then shows the member's page. Whatever fails, the page
 * says how to open it from chat; nothing is kept in the browser but the session's cookie.
 */

/** TeamsJS, as far as it is used: learn.microsoft.com, "Add code to enable SSO". */
type MicrosoftTeams = {
  readonly app: { initialize(): Promise<void>; notifySuccess(): void }
  readonly authentication: { getAuthToken(): Promise<string> }
}

/** So long Teams may take to answer; outside of Teams nobody does. */
const patienceMs = 10_000

const element = (id: string): HTMLElement | null => document.getElementById(id)

const tell = (isSigningIn: boolean): void => {
  element('signing-in')?.toggleAttribute('hidden', !isSigningIn)
  element('fallback')?.toggleAttribute('hidden', isSigningIn)
}

const signIn = async (teams: MicrosoftTeams): Promise<boolean> => {
  await teams.app.initialize()
  teams.app.notifySuccess()
  const token = await teams.authentication.getAuthToken()
  const answer = await fetch('/tab/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  return answer.ok
}

const begin = async (): Promise<void> => {
  const { microsoftTeams } = globalThis as { microsoftTeams?: MicrosoftTeams }
  if (!microsoftTeams || window.parent === window) return
  tell(true)
  const tooLate = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), patienceMs)
  })
  const signedIn = await Promise.race([signIn(microsoftTeams).catch(() => false), tooLate])
  if (signedIn) location.replace('/me')
  else tell(false)
}

void begin()
