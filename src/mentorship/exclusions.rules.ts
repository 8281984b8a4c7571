import type { PairingState } from './pairing.rules.ts'

const dayMs = 86_400_000

/**
 * So long somebody who said no to a learner, let a proposal pass, or was let go in favour of somebody else, is not asked by the
 * same learner again.
 */
const coolDownDays: Partial<Record<PairingState, number>> = { declined: 60, expired: 14, rematched: 60 }

/** What came of a proposal or a pairing that is over. */
export type Past = {
  readonly menteeId: string
  readonly mentorId: string
  readonly state: PairingState
  readonly endedAt: Date | null
  /** Null for a proposal that was never accepted. */
  readonly acceptedAt: Date | null
  /** Who ended it; null where nobody did, as when a badge was gone. */
  readonly endedBy: string | null
}

/** The mentors who are not to be asked by a learner for now, as they have said no, or nothing. */
export const restingFor = (menteeId: string, past: readonly Past[], now: Date): string[] =>
  past.flatMap((one) => {
    const days = coolDownDays[one.state]
    if (one.menteeId !== menteeId || days === undefined || !one.endedAt) return []
    // Whose badge was gone for a while did not let anybody go.
    if (one.state === 'rematched' && one.endedBy === null) return []
    return one.endedAt.getTime() > now.getTime() - days * dayMs ? [one.mentorId] : []
  })

/** The mentors whom a learner has had: proposed again only where there is nobody else. */
export const hadBy = (menteeId: string, past: readonly Past[]): string[] =>
  past.flatMap((one) => (one.menteeId === menteeId && one.acceptedAt ? [one.mentorId] : []))
