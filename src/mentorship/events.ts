import type { DomainEvent } from '../kernel/events.ts'

/** A learner asks for a mentor, or is looking again: the pool is matched. */
export type MentoringWanted = DomainEvent<'mentoring.wanted', { readonly requestId: string }>

/** Somebody may mentor from now on, or has more places. */
export type MentorsChanged = DomainEvent<'mentors.changed', { readonly memberId: string }>

/** A mentor was chosen for a request, and is to be asked. */
export type PairingProposed = DomainEvent<'pairing.proposed', { readonly pairingId: string }>

/** The mentor has said yes: both are introduced. */
export type PairingAccepted = DomainEvent<'pairing.accepted', { readonly pairingId: string }>

/** It is over, or the mentor is no longer asked: whoever has to know is told. */
export type PairingClosed = DomainEvent<
  'pairing.closed',
  {
    readonly pairingId: string
    readonly requestId: string
    readonly mentorId: string
    readonly move: 'decline' | 'expire' | 'withdraw' | 'complete' | 'end' | 'lapse' | 'rematch'
  }
>
