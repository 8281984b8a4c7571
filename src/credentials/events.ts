import type { DomainEvent } from '../kernel/events.ts'

type About = {
  readonly credentialId: string
  readonly memberId: string | null
  readonly achievementId: string | null
}

/** Everything is proven and the row is there; it is to be signed. */
export type CredentialAwarded = DomainEvent<'credential.awarded', About>

/** It is signed: the learner is told, other systems hear of it, what stacks on it is looked at. */
export type CredentialIssued = DomainEvent<'credential.issued', About>

/** Suspended, reinstated, revoked, or its time ran out: whatever shows it changes. */
export type CredentialStandingChanged = DomainEvent<
  'credential.standing-changed',
  About & { readonly change: 'suspended' | 'reinstated' | 'revoked' | 'expired'; readonly changeId: string }
>

/** Its page was made public, or is kept private from now on. */
export type CredentialShown = DomainEvent<'credential.shown', { readonly credentialId: string }>

/** A sitting came to its end, however. */
export type SittingFinished = DomainEvent<
  'sitting.finished',
  {
    readonly sittingId: string
    readonly memberId: string
    readonly achievementId: string
    readonly passed: boolean
    /** The credential that it was to renew, where it was for that. */
    readonly renewsId: string | null
  }
>

/** What a credential rests on has faded, or was missed: it comes first in practice. */
export type OutcomesFaded = DomainEvent<
  'outcomes.faded',
  { readonly memberId: string; readonly outcomeIds: readonly string[]; readonly at: string }
>

/** Evidence waits for somebody to judge it. */
export type EvidenceSubmitted = DomainEvent<
  'evidence.submitted',
  { readonly evidenceId: string; readonly memberId: string; readonly achievementId: string }
>

export type EvidenceDecided = DomainEvent<
  'evidence.decided',
  {
    readonly evidenceId: string
    readonly memberId: string
    readonly achievementId: string
    readonly approved: boolean
  }
>
