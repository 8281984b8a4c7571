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

/** Only within a frame: it asks for a list of hosts as soon as it is there, which our content policy refuses it. */
const loadTeams = (): Promise<MicrosoftTeams> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/me/assets/teams-js.js'
    script.onload = () => {
      const { microsoftTeams } = globalThis as { microsoftTeams?: MicrosoftTeams }
      if (microsoftTeams) resolve(microsoftTeams)
      else reject(new Error('TeamsJS is not there'))
    }
    script.onerror = () => reject(new Error('TeamsJS could not be loaded'))
    document.head.append(script)
  })

const signIn = async (): Promise<boolean> => {
  const teams = await loadTeams()
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
  if (window.parent === window) return
  tell(true)
  const tooLate = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), patienceMs)
  })
  const signedIn = await Promise.race([signIn().catch(() => false), tooLate])
  if (signedIn) location.replace('/me')
  else tell(false)
}

void begin()
