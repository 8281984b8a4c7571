import type { Deps } from '../chat/deps.ts'
import { managersOf, personOf, type Whose } from '../chat/people.store.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db, Tx } from '../queue/database.ts'
import { masteryOfSkill } from './agenda.store.ts'
import type { PairingAccepted, PairingClosed, PairingProposed } from './events.ts'
import { workingTimeOf } from './load-pool.ts'
import { silenceAt } from './meeting.rules.ts'
import { closeTalks, lastSignOf, watchFrom } from './meeting.ts'
import { type PairingMove, requestAfter, stateAfter } from './pairing.rules.ts'
import {
  createPairing,
  findPairing,
  keepApart,
  keptApart,
  lockPairing,
  openPairingsOf,
  type Pairing,
  type Reason,
  savePairingFacts,
  savePairingState,
} from './pairings.store.ts'
import { isPausedOn, lockMentor } from './profiles.store.ts'
import { closeRequest, type Key, lockRequest, setRequestStatus } from './requests.store.ts'
import { holdsSkill } from './skills.store.ts'
import { deadlineFor } from './working-time.rules.ts'

type MatchDeps = Pick<Deps, 'database' | 'outbox'>

/** Whether these two must not be brought together: one manages the other's work, or asked never to meet them again. */
export const mustNotMeet = async (
  db: Db,
  { mentorId, menteeId, organizationId }: Pick<Pairing, 'mentorId' | 'menteeId' | 'organizationId'>,
  now: Date,
): Promise<boolean> => {
  const apart = await keptApart(db, organizationId, [menteeId])
  if (apart.get(menteeId)?.has(mentorId)) return true
  return (await managersOf(db, organizationId, [menteeId], now)).get(menteeId)?.includes(mentorId) === true
}

/**
 * Proposes a mentor for a request, unless something has come between: the request is no longer waiting, or the mentor has
 * paused, has no place left, or no longer holds the credential. Locks are taken in the order request, mentor, pairing,
 * credential, here and everywhere.
 */
export const propose = (
  deps: MatchDeps,
  { id, organizationId }: Key,
  proposal: { readonly mentorId: string; readonly reasons: readonly Reason[]; readonly score: number },
  now: Date,
): Promise<string | undefined> =>
  deps.database.prisma.$transaction(async (tx) => {
    const { mentorId } = proposal
    const whose = { memberId: mentorId, organizationId }
    const request = await lockRequest(tx, { id, organizationId })
    if (request?.status !== 'waiting') return undefined
    const mentor = await lockMentor(tx, whose)
    const person = await personOf(tx, whose, now)
    if (!mentor?.profile.isOpen || mentor.taken >= mentor.profile.capacity || !person?.isPresent)
      return undefined
    if (isPausedOn(mentor.profile, localDateAt(person.timeZone, now))) return undefined
    if (await mustNotMeet(tx, { mentorId, menteeId: request.menteeId, organizationId }, now)) return undefined
    if (!(await holdsSkill(tx, whose, request, now))) return undefined
    const deadline = deadlineFor(workingTimeOf(person, mentor.profile), now)
    const pairingId = await createPairing(tx, request, { ...proposal, ...deadline }, now)
    await setRequestStatus(tx, request, 'proposed')
    await deps.outbox.later(tx, [
      { ...reminder('nudge-proposal', pairingId, organizationId), dueAt: deadline.nudgeAt, organizationId },
      {
        ...reminder('expire-proposal', pairingId, organizationId),
        dueAt: deadline.expiresAt,
        organizationId,
      },
    ])
    const proposed: PairingProposed = { name: 'pairing.proposed', organizationId, data: { pairingId } }
    await deps.outbox.emit(tx, proposed)
    return pairingId
  })

const reminder = (job: 'nudge-proposal' | 'expire-proposal', pairingId: string, organizationId: string) => ({
  key: `${job}:${pairingId}`,
  job,
  payload: { pairingId, organizationId },
})

export type Refusal =
  /** There is no such pairing, or it isn't this person's. */
  | 'not-yours'
  /** It has been answered, taken back, or has run out. */
  | 'over'
  /** The credential is no longer valid. */
  | 'not-held'

export type Moved =
  | { readonly ok: true; readonly pairing: Pairing }
  | { readonly ok: false; readonly reason: Refusal }

export type Step = {
  readonly move: PairingMove
  /** Who does it; left out where nobody does. */
  readonly by?: string | undefined
  readonly reason?: string | undefined
}

/** Whether this person may make the move at this moment. */
const refusalOf = async (
  tx: Tx,
  pairing: Pairing,
  { move, by }: Step,
  now: Date,
): Promise<Refusal | undefined> => {
  const { mentorId, menteeId, organizationId, expiresAt } = pairing
  const isMentors = move === 'accept' || move === 'decline'
  if (by !== undefined && by !== mentorId && (isMentors || by !== menteeId)) return 'not-yours'
  if (isMentors && now >= expiresAt) return 'over'
  if (move === 'expire' && now < expiresAt) return 'over'
  if (move === 'lapse' && silenceAt(await lastSignOf(tx, pairing, now), now).stage !== 'closed') return 'over'
  if (move === 'accept' && (await mustNotMeet(tx, pairing, now))) return 'over'
  if (move === 'accept' && !(await holdsSkill(tx, { memberId: mentorId, organizationId }, pairing, now)))
    return 'not-held'
  return undefined
}

const announce = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  pairing: Pairing,
  move: PairingMove,
): Promise<void> => {
  const { id: pairingId, requestId, mentorId, organizationId } = pairing
  if (move === 'begin') return
  if (move === 'accept') {
    const accepted: PairingAccepted = { name: 'pairing.accepted', organizationId, data: { pairingId } }
    return deps.outbox.emit(tx, accepted)
  }
  const closed: PairingClosed = {
    name: 'pairing.closed',
    organizationId,
    data: { pairingId, requestId, mentorId, move },
  }
  return deps.outbox.emit(tx, closed)
}

/** From the introduction to the end: how far the learner was and is, and when to look whether the two still meet. */
const keepTrack = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  pairing: Pairing,
  move: PairingMove,
  now: Date,
): Promise<void> => {
  if (move === 'accept') return
  const mentee = { memberId: pairing.menteeId, organizationId: pairing.organizationId }
  if (move === 'begin' || move === 'complete') {
    const mastery = await masteryOfSkill(tx, mentee, pairing, now)
    const fact = move === 'begin' ? 'masteryThen' : 'masteryNow'
    const known = mastery === undefined ? {} : { [fact]: mastery }
    await savePairingFacts(tx, pairing, { ...known, lastContactAt: now })
  }
  if (move === 'begin') return watchFrom(deps, tx, pairing, silenceAt(now, now).nextAt ?? now)
  await closeTalks(deps, tx, pairing, now)
}

const closedBy: Partial<Record<PairingMove, 'completed' | 'silent'>> = {
  complete: 'completed',
  lapse: 'silent',
}

/** Moves a pairing, in the transaction that is given: checked against what it is at that moment, whatever was shown before. */
export const movePairingIn = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  { id, organizationId }: Key,
  step: Step,
  now: Date,
): Promise<Moved> => {
  const known = await findPairing(tx, { id, organizationId })
  if (!known) return { ok: false, reason: 'not-yours' }
  const request = await lockRequest(tx, { id: known.requestId, organizationId })
  await lockMentor(tx, { memberId: known.mentorId, organizationId })
  const pairing = await lockPairing(tx, { id, organizationId })
  if (!request || !pairing) return { ok: false, reason: 'not-yours' }
  const state = stateAfter(pairing.state, step.move)
  const refused = await refusalOf(tx, pairing, step, now)
  if (refused === 'not-yours') return { ok: false, reason: refused }
  if (state === undefined) return { ok: false, reason: 'over' }
  if (refused) return { ok: false, reason: refused }
  await savePairingState(tx, pairing, state, step, now)
  const status = requestAfter(step.move)
  // Who takes a request back has closed it before.
  if (request.status !== 'closed') {
    if (status === 'closed') await closeRequest(tx, request, closedBy[step.move] ?? 'ended', now)
    else await setRequestStatus(tx, request, status)
  }
  if (step.move !== 'begin') await deps.outbox.cancel(tx, [`nudge-proposal:${id}`, `expire-proposal:${id}`])
  await keepTrack(deps, tx, pairing, step.move, now)
  await announce(deps, tx, pairing, step.move)
  return { ok: true, pairing: { ...pairing, state } }
}

/** Moves a pairing in a transaction of its own. */
export const movePairing = (deps: MatchDeps, key: Key, step: Step, now: Date): Promise<Moved> =>
  deps.database.prisma.$transaction((tx) => movePairingIn(deps, tx, key, step, now))

/** Takes a learner's request back, with what is proposed for it. `false` where somebody has said yes, or it isn't theirs. */
export const withdrawRequest = (deps: MatchDeps, whose: Whose, id: string, now: Date): Promise<boolean> =>
  deps.database.prisma.$transaction(async (tx) => {
    const request = await lockRequest(tx, { id, organizationId: whose.organizationId })
    if (request?.menteeId !== whose.memberId || request.status === 'paired') return false
    if (request.status === 'closed') return true
    await closeRequest(tx, request, 'withdrawn', now)
    for (const pairing of await openPairingsOf(tx, whose))
      if (pairing.requestId === id) await movePairingIn(deps, tx, pairing, { move: 'withdraw' }, now)
    return true
  })

/**
 * Two are never brought together again, and what is open between them ends: a proposal is taken back, and a learner whose
 * mentor it was is matched anew. The other one hears that it is over, and not why. Asked twice, it is one wish.
 */
export const separate = async (deps: MatchDeps, whose: Whose, otherId: string, now: Date): Promise<void> => {
  const { prisma } = deps.database
  await prisma.$transaction((tx) => keepApart(tx, whose, otherId, now))
  for (const pairing of await openPairingsOf(prisma, whose)) {
    if (pairing.mentorId !== otherId && pairing.menteeId !== otherId) continue
    const move = pairing.state === 'proposed' ? 'withdraw' : 'rematch'
    await movePairing(deps, pairing, { move, by: whose.memberId }, now)
  }
}
