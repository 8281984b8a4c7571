import type { Deps } from '../chat/deps.ts'
import type { Db, Tx } from '../queue/database.ts'
import { timesFor } from './load-meeting.ts'
import {
  closeMeeting,
  createMeeting,
  findMeeting,
  type Meeting,
  moveMeeting,
  openMeetingOf,
} from './meetings.store.ts'
import { findPairing, lockPairing, type Pairing, savePairingFacts } from './pairings.store.ts'
import { type Key, lockRequest } from './requests.store.ts'

type MeetingDeps = Pick<Deps, 'database' | 'outbox'>

const minuteMs = 60_000

/** Both are asked whether they met once it is over, and a little. */
const afterwardsMs = 15 * minuteMs

export type Arrangement =
  | {
      readonly ok: true
      readonly pairing: Pairing
      readonly meeting: Meeting
      /** `false` where it stood like this already. */
      readonly isNew: boolean
    }
  | {
      readonly ok: false
      /**
       * `not-yours`: no such pairing of this person's, or it is over. `past`: nobody can meet then. `other`: another time has
       * been set, moved or called off since; `meeting` is what stands now.
       */
      readonly reason: 'not-yours' | 'past' | 'other'
      readonly pairing?: Pairing
      readonly meeting?: Meeting | undefined
    }

/** What a press knew of the meeting when it was shown. */
export type Seen = { readonly meetingId?: string | undefined; readonly sequence?: number | undefined }

/** The pairing, held until the transaction ends; only for one of the two, while it lasts. */
const hold = async (tx: Tx, key: Key, by: string): Promise<Pairing | undefined> => {
  const known = await findPairing(tx, key)
  if (!known || ![known.mentorId, known.menteeId].includes(by)) return undefined
  await lockRequest(tx, { id: known.requestId, organizationId: key.organizationId })
  const pairing = await lockPairing(tx, key)
  return pairing?.state === 'active' ? pairing : undefined
}

const isSeen = (open: Meeting | undefined, { meetingId, sequence }: Seen): boolean =>
  open?.id === meetingId && (open === undefined || open.sequence === sequence)

const checkInKey = (meetingId: string): string => `ask-whether-met:${meetingId}`

/** Both are asked afterwards, and the other one is told. */
const follow = async (deps: MeetingDeps, tx: Tx, meeting: Meeting): Promise<void> => {
  const { id: meetingId, organizationId, pairingId, sequence, startsAt, minutes } = meeting
  await deps.outbox.later(tx, [
    {
      key: checkInKey(meetingId),
      job: 'ask-whether-met',
      payload: { pairingId, organizationId, meetingId },
      dueAt: new Date(startsAt.getTime() + minutes * minuteMs + afterwardsMs),
      organizationId,
    },
  ])
  await tellOther(deps, tx, { meetingId, organizationId, sequence })
}

const tellOther = (
  deps: MeetingDeps,
  tx: Tx,
  change: { readonly meetingId: string; readonly organizationId: string; readonly sequence: number },
): Promise<void> =>
  deps.outbox.enqueue(tx, [
    { job: 'tell-meeting', payload: change, key: `tell-meeting:${change.meetingId}:${change.sequence}` },
  ])

/**
 * Sets a time for two, or moves what is set. Pressed twice it is one time; of two who press at the same moment the first
 * counts, and the second is shown what stands.
 */
export const arrange = (
  deps: MeetingDeps,
  key: Key,
  { at, seen, by }: { readonly at: Date; readonly seen: Seen; readonly by: string },
  now: Date,
): Promise<Arrangement> =>
  deps.database.prisma.$transaction(async (tx): Promise<Arrangement> => {
    const pairing = await hold(tx, key, by)
    if (!pairing) return { ok: false, reason: 'not-yours' }
    const open = await openMeetingOf(tx, pairing)
    if (open && open.startsAt.getTime() === at.getTime())
      return { ok: true, pairing, meeting: open, isNew: false }
    if (!isSeen(open, seen)) return { ok: false, reason: 'other', pairing, meeting: open }
    const times = await timesFor(tx, pairing, now)
    if (!times.some((time) => time.getTime() === at.getTime()))
      return { ok: false, reason: 'past', pairing, meeting: open }
    const change = { startsAt: at, by, now }
    const meeting = open ? await moveMeeting(tx, open, change) : await createMeeting(tx, pairing, change)
    await savePairingFacts(tx, pairing, { lastContactAt: now })
    await follow(deps, tx, meeting)
    return { ok: true, pairing, meeting, isNew: true }
  })

/** Calls a meeting off. Pressed twice, it is called off once; what has been moved since stands. */
export const callOff = (
  deps: MeetingDeps,
  key: Key,
  { seen, by }: { readonly seen: Seen; readonly by: string },
  now: Date,
): Promise<Arrangement> =>
  deps.database.prisma.$transaction(async (tx): Promise<Arrangement> => {
    const pairing = await hold(tx, key, by)
    if (!pairing) return { ok: false, reason: 'not-yours' }
    const open = await openMeetingOf(tx, pairing)
    if (!open || !isSeen(open, seen)) {
      const meant = await findMeeting(tx, { id: seen.meetingId ?? '', organizationId: key.organizationId })
      return meant?.state === 'cancelled' && meant.pairingId === pairing.id && !open
        ? { ok: true, pairing, meeting: meant, isNew: false }
        : { ok: false, reason: 'other', pairing, meeting: open }
    }
    await cancelIn(deps, tx, open, by, now)
    await savePairingFacts(tx, pairing, { lastContactAt: now })
    await tellOther(deps, tx, {
      meetingId: open.id,
      organizationId: key.organizationId,
      sequence: open.sequence + 1,
    })
    return { ok: true, pairing, meeting: open, isNew: true }
  })

const cancelIn = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  open: Meeting,
  by: string | undefined,
  now: Date,
): Promise<void> => {
  await closeMeeting(tx, open, 'cancelled', { now, ...(by && { by }) })
  await deps.outbox.cancel(tx, [checkInKey(open.id)])
}

/** Since when nothing has been heard of two: a meeting that is to come is no silence. */
export const lastSignOf = async (db: Db, pairing: Pairing, now: Date): Promise<Date> => {
  const meeting = await openMeetingOf(db, pairing)
  const signs = [pairing.lastContactAt ?? now, ...(meeting ? [meeting.startsAt] : [])]
  return new Date(Math.max(...signs.map((at) => at.getTime())))
}

const watchKey = (pairingId: string): string => `watch-pairing:${pairingId}`

/** Looks at an active pairing at an instant, and at no other that was planned before. */
export const watchFrom = (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  { id, organizationId }: Key,
  dueAt: Date,
): Promise<void> =>
  deps.outbox.later(tx, [
    {
      key: watchKey(id),
      job: 'watch-pairing',
      payload: { pairingId: id, organizationId },
      dueAt,
      organizationId,
    },
  ])

/** What was to come between two whose pairing is over does not take place, and nobody waits for a sign of them any more. */
export const closeTalks = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  pairing: Key,
  now: Date,
): Promise<void> => {
  const open = await openMeetingOf(tx, pairing)
  if (open) await cancelIn(deps, tx, open, undefined, now)
  await deps.outbox.cancel(tx, [watchKey(pairing.id)])
}
