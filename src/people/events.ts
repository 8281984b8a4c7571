import type { ActingMember } from '../chat/deps.ts'
import type { Actor } from '../chat/intent.ts'
import type { DomainEvent } from '../kernel/events.ts'

/** Members were added or changed, or have left; at most 500 ids each. */
export type MembersChanged = DomainEvent<'members.changed', { readonly memberIds: readonly string[] }>

/** An account of the member has become known. */
export type MemberLinked = DomainEvent<'member.linked', { readonly memberId: string }>

/** An account wrote for the first time: its owner may have others. */
export type AccountMet = DomainEvent<'account.met', { readonly memberId: string }>

/** A member has the bot for themselves from now on, where their chat with it is; `once` names what said so. */
export type MemberArrived = DomainEvent<
  'member.arrived',
  {
    readonly member: ActingMember
    readonly actor: Actor
    readonly conversation: string
    readonly serviceUrl: string
    readonly handle: string
    readonly once: string
  }
>

/** Two records of one person became one; `waiting` are deliveries that are to be sent under the one who stays. */
export type MembersMerged = DomainEvent<
  'members.merged',
  { readonly memberId: string; readonly mergedId: string; readonly waiting: readonly string[] }
>
/** The bot works in a workspace or tenant again, or for the first time. */
export type InstallationActive = DomainEvent<'installation.active', { readonly installationId: string }>

/** The bot was taken out of a workspace or tenant. */
export type InstallationGone = DomainEvent<'installation.gone', { readonly installationId: string }>
