import type { DomainEvent } from '../kernel/events.ts'

/** Members were added or changed, or have left; at most 500 ids each. */
export type MembersChanged = DomainEvent<'members.changed', { readonly memberIds: readonly string[] }>

/** An account of the member has become known. */
export type MemberLinked = DomainEvent<'member.linked', { readonly memberId: string }>

/** The bot works in a workspace or tenant again, or for the first time. */
export type InstallationActive = DomainEvent<'installation.active', { readonly installationId: string }>

/** The bot was taken out of a workspace or tenant. */
export type InstallationGone = DomainEvent<'installation.gone', { readonly installationId: string }>
