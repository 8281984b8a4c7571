import type { DomainEvent } from '../kernel/events.ts'

/** Members were added or changed, or have left; at most 500 ids each. */
export type MembersChanged = DomainEvent<'members.changed', { readonly memberIds: readonly string[] }>

/** An account of the member has become known. */
export type MemberLinked = DomainEvent<'member.linked', { readonly memberId: string }>
