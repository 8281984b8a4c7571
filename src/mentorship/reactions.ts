import type { JobRequest } from '../queue/define-job.ts'
import type { PairingAccepted, PairingProposed } from './events.ts'

/** Everybody who waits for a mentor is looked at together. */
export const match = (organizationId: string): JobRequest => ({
  job: 'match-mentors',
  payload: { organizationId },
  key: `match-mentors:${organizationId}`,
  lane: `match-mentors:${organizationId}`,
})

/** Whether those with whom a member is brought together may go on. */
export const recheckMentors = (organizationId: string, memberIds: readonly string[]): JobRequest => ({
  job: 'recheck-mentors',
  payload: { organizationId, memberIds },
})

/** What is done with one pairing, once. */
export const ofPairing =
  (job: 'tell-proposal' | 'introduce-pairing') =>
  ({ organizationId, data: { pairingId } }: PairingProposed | PairingAccepted): JobRequest[] => [
    { job, payload: { pairingId, organizationId }, key: `${job}:${pairingId}` },
  ]
