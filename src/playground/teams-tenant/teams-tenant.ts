import type { JsonObject } from '../stand-in/json.ts'
import type { Outcome } from './app/outcome.ts'
import type { TeamsTenantOptions } from './memory/options.ts'
import type { StoredUser, TeamsState } from './memory/state.ts'

export type Saying = { user: string; conversation?: string; text: string; threadId?: string }
export type Press = {
  user: string
  conversation: string
  activityId: string
  /** The action's id, its place (`body.3.actions.0`), its title or its verb; the first that fits, in this order. */
  actionId: string
  /** By input id; several values for a choice of several. */
  inputs?: { [inputId: string]: string | readonly string[] }
  /** Press the card as it stood at this revision; what the person sees now when left out. */
  revision?: number
  /** As a client too old for Action.Execute: the action's fallback. */
  asSubmit?: boolean
}
export type DialogSubmission = {
  user: string
  dialogId: string
  actionId?: string
  inputs?: { [inputId: string]: string | readonly string[] }
}
export type SsoClaims = {
  user: string
  audience?: string
  expiresInSeconds?: number
  /** `stranger` is a key that the key set doesn't hold. */
  signedBy?: 'entra' | 'connector' | 'stranger'
  /** Claims that replace or add to Entra's; `undefined` leaves one out. */
  claims?: { [claim: string]: unknown }
}
export type ConnectorClaims = {
  audience?: string
  issuer?: string
  serviceUrl?: string
  expiresInSeconds?: number
  notBeforeSeconds?: number
  /** `unendorsed` is in the key set, without `msteams` among its endorsements. */
  signedBy?: 'connector' | 'unendorsed' | 'entra' | 'stranger'
}
/** What goes wrong on purpose. */
export type Fault = {
  /** `send`, `reply`, `update`, `delete`, `members`, `member`, `create`, `*` (each of these), `token`, `keys`, `adminconsent`; to the bot: `activity` or a type or invoke name. */
  on: string
  times?: number
  forMs?: number
  dropBefore?: true
  dropAfter?: true
  /** It is never answered. */
  silent?: true
  delayMs?: number
  status?: number
  /** The code in the body, with `status`. */
  error?: string
  retryAfterSeconds?: number
  /** To the bot only: the same request is sent twice. */
  duplicate?: true
  /** To the bot only: hold this many and send them in reverse. */
  reorder?: number
}
export type TrafficEntry = {
  id: number
  at: string
  direction: 'app-to-teams' | 'teams-to-app'
  what: string
  url: string
  status?: number
  headers: { [name: string]: string }
  request: unknown
  response: unknown
  durationMs: number
}

/** A Microsoft Teams tenant in small, on loopback: what a bot can call, and what people do in it. */
export type TeamsTenant = {
  readonly tenantId: string
  readonly botId: string
  readonly serviceUrl: string
  readonly openIdMetadataUrl: string
  /** What the tokens of the connector say as their issuer. */
  readonly tokenIssuer: string
  /** Entra's authority, without the tenant. */
  readonly loginUrl: string
  setMessagingEndpoint(url: string): void
  /** The id of the conversation between a person and the bot; it need not exist yet. */
  personalConversation(user: string): string
  installPersonal(given: { user: string }): Promise<Outcome>
  uninstallPersonal(given: { user: string }): Promise<Outcome>
  installInTeam(given: { team: string; by: string }): Promise<Outcome>
  uninstallFromTeam(given: { team: string; by: string }): Promise<Outcome>
  upgrade(given: { user: string }): Promise<Outcome>
  /** The bot hears nothing; what it sends is refused from now on. */
  block(given: { user: string }): void
  unblock(given: { user: string }): void
  saveUser(user: Omit<StoredUser, 'teamsId'>): void
  addToTeam(given: { team: string; user: string; by?: string }): Promise<Outcome>
  removeFromTeam(given: { team: string; user: string; by?: string }): Promise<Outcome>
  renameTeam(given: { team: string; name: string; by: string }): Promise<Outcome>
  deleteTeam(given: { team: string; by: string }): Promise<Outcome>
  createChannel(given: { team: string; channel: { id: string; name: string }; by: string }): Promise<Outcome>
  renameChannel(given: { team: string; channel: string; name: string; by: string }): Promise<Outcome>
  deleteChannel(given: { team: string; channel: string; by: string }): Promise<Outcome>
  say(saying: Saying): Promise<Outcome>
  edit(given: { user: string; conversation?: string; activityId: string; text: string }): Promise<Outcome>
  unsay(given: { user: string; conversation?: string; activityId: string }): Promise<Outcome>
  press(press: Press): Promise<Outcome>
  refresh(given: { user: string; conversation: string; activityId: string }): Promise<Outcome>
  submitDialog(submission: DialogSubmission): Promise<Outcome>
  closeDialog(given: { user: string; dialogId: string }): Promise<Outcome>
  openTab(given: { user: string }): { url: string; ssoToken: string }
  ssoToken(claims: SsoClaims): string
  sign(claims?: ConnectorClaims): string
  /** Any activity, with what every activity of Teams has; a field given as `undefined` is left out. */
  sendActivity(activity: JsonObject, token?: string): Promise<Outcome>
  /** The same activity once more, with its id. */
  replay(given: { activityId: string }): Promise<Outcome>
  state(): TeamsState
  faults: { add(fault: Fault): () => void; clear(): void }
  traffic: { entries(): TrafficEntry[]; onEntry(listener: (entry: TrafficEntry) => void): () => void }
  deliveries: {
    idle(): Promise<void>
    resume(): Promise<Outcome[]>
    waiting(): { activityId: string; attempt: number }[]
    retryNow(): void
  }
  close(): Promise<void>
}

export const startTeamsTenant = (options: TeamsTenantOptions): Promise<TeamsTenant> =>
  Promise.reject(new Error(`The stand-in of ${options.tenantName} has only its types yet`))
