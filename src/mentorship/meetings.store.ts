import { newId } from '../kernel/ids.ts'
import { newToken } from '../kernel/secrets.ts'
import type { Db, Tx } from '../queue/database.ts'
import { meetingMinutes } from './meeting.rules.ts'
import type { Key } from './requests.store.ts'

export type Meeting = {
  readonly id: string
  readonly organizationId: string
  readonly pairingId: string
  readonly startsAt: Date
  readonly minutes: number
  readonly state: 'set' | 'over' | 'cancelled'
  /** One more with each change. */
  readonly sequence: number
  readonly changedBy: string
  readonly changedAt: Date
  readonly calendarToken: string
}

type Row = Omit<Meeting, 'state'> & { readonly state: string }

// The column holds what this file wrote.
const meetingOf = (row: Row | null): Meeting | undefined => (row ? (row as Meeting) : undefined)

/** The meeting of a pairing that is to come. */
export const openMeetingOf = async (db: Db, { id, organizationId }: Key): Promise<Meeting | undefined> =>
  meetingOf(await db.mentoringMeeting.findFirst({ where: { openKey: id, organizationId } }))

/** Of several pairings, by their ids. */
export const openMeetingsOf = async (
  db: Db,
  organizationId: string,
  pairings: readonly { readonly id: string }[],
): Promise<Map<string, Meeting>> => {
  const openKey = { in: pairings.map(({ id }) => id) }
  const rows = await db.mentoringMeeting.findMany({ where: { organizationId, openKey } })
  return new Map(rows.map((row) => [row.pairingId, row as Meeting]))
}

export const findMeeting = async (db: Db, { id, organizationId }: Key): Promise<Meeting | undefined> =>
  meetingOf(await db.mentoringMeeting.findFirst({ where: { id, organizationId } }))

/** The meeting whose calendar file has this secret in its address: whoever knows it may see it. */
export const meetingByToken = async (db: Db, calendarToken: string): Promise<Meeting | undefined> =>
  meetingOf(await db.mentoringMeeting.findUnique({ where: { calendarToken } }))

type Change = { readonly startsAt: Date; readonly by: string; readonly now: Date }

export const createMeeting = async (
  tx: Tx,
  { id: pairingId, organizationId }: Key,
  { startsAt, by, now }: Change,
): Promise<Meeting> => {
  const data = {
    id: newId(now.getTime()),
    organizationId,
    pairingId,
    startsAt,
    minutes: meetingMinutes,
    openKey: pairingId,
    changedBy: by,
    changedAt: now,
    calendarToken: newToken(),
  }
  return (await tx.mentoringMeeting.create({ data })) as Meeting
}

export const moveMeeting = async (
  tx: Tx,
  { id, organizationId }: Key,
  { startsAt, by, now }: Change,
): Promise<Meeting> =>
  (await tx.mentoringMeeting.update({
    where: { id, organizationId },
    data: { startsAt, changedBy: by, changedAt: now, sequence: { increment: 1 } },
  })) as Meeting

/** It is over, or does not take place; another may be set. `false` where it has been moved or closed since it was read. */
export const closeMeeting = async (
  tx: Tx,
  { id, organizationId, sequence }: Key & Pick<Meeting, 'sequence'>,
  state: 'over' | 'cancelled',
  { by, now }: { readonly by?: string; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.mentoringMeeting.updateMany({
    where: { id, organizationId, state: 'set', sequence },
    data: {
      state,
      openKey: null,
      ...(state === 'cancelled' && { sequence: { increment: 1 }, changedAt: now }),
      ...(by && { changedBy: by }),
    },
  })
  return count === 1
}
