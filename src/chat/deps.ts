import type { Clock } from '../kernel/clock.ts'
import type { CredentialTools } from '../kernel/credential-tools.ts'
import type { ImageTools } from '../kernel/image-tools.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Database } from '../queue/database.ts'
import type { Outbox } from '../queue/define-job.ts'
import type { Intent } from './intent.ts'
import type { Say } from './messages/catalogue.ts'
import type { Platform, PlatformName, Reply } from './platform.ts'

export type Log = (level: 'error' | 'warn' | 'info' | 'debug', message: string, detail?: object) => void

/** What handlers and jobs are given: built once, in `main.ts`. */
export type Deps = {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly platforms: Readonly<Partial<Record<PlatformName, Platform>>>
  readonly log: Log
  /** Where people reach the web pages, without a slash at its end; `undefined` where they can't. */
  readonly webAddress?: string | undefined
  /** Signs, checks and bakes credentials. */
  readonly credentialTools: CredentialTools
  readonly imageTools: ImageTools
  /** Tells other programs. */
  readonly outgoing: Outgoing
  /** Opens and seals what is secret in the database; `undefined` where there is no master key. */
  readonly vault: Vault | undefined
  /** Nothing here is real: awards may be signed by keys that stand for nothing outside. */
  readonly isPlayground: boolean
}

/** The member who acts, as every handler needs them. */
export type ActingMember = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
}

export type Context = {
  readonly member: ActingMember
  readonly now: Date
  readonly say: Say
}

/** One thing that people can do. Handlers parse their own arguments from the intent, with zod. */
export type Handler = (deps: Deps, context: Context, intent: Intent) => Promise<Reply>
