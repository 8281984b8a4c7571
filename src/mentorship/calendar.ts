import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { nameOf } from './load-meeting.ts'
import { meetingByToken } from './meetings.store.ts'
import { findPairing } from './pairings.store.ts'
import { findRequest } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'

const minuteMs = 60_000

/**
 * The calendar file (RFC 5545) of a meeting, by the secret in its address, as it stands now. A meeting that was moved has the
 * same UID and a higher SEQUENCE, so that a calendar replaces the old time; one that was called off is a CANCEL (RFC 5546
 * 3.2.5), which takes it out. `undefined` where there is no such meeting.
 */
export const calendarFile = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  token: string,
  say: Say,
): Promise<string | undefined> => {
  const { prisma } = database
  const meeting = await meetingByToken(prisma, token)
  if (!meeting) return undefined
  const { organizationId } = meeting
  const pairing = await findPairing(prisma, { id: meeting.pairingId, organizationId })
  if (!pairing) return undefined
  const now = clock.now()
  const request = await findRequest(prisma, { id: pairing.requestId, organizationId })
  const isCancelled = meeting.state === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Whetstone', product: 'Mentoring' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${meeting.id}@whetstone`,
    sequence: meeting.sequence,
    stamp: meeting.changedAt,
    start: meeting.startsAt,
    end: new Date(meeting.startsAt.getTime() + meeting.minutes * minuteMs),
    // RFC 5546 3.2.1 wants one; nobody reads what is sent there.
    organizer: { name: 'Whetstone', email: 'nobody@whetstone.invalid' },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: say.plain('meeting.calendar-title', {
      skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
    }),
    description: say.plain('meeting.calendar-text', {
      mentee: await nameOf(prisma, { memberId: pairing.menteeId, organizationId }, now),
      mentor: await nameOf(prisma, { memberId: pairing.mentorId, organizationId }, now),
      goal: request?.goal ?? '',
    }),
  })
  return calendar.toString()
}
