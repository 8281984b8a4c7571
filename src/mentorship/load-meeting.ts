import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type Person, personOf, type Whose } from '../chat/people.store.ts'
import type { Db } from '../queue/database.ts'
import { workingTimeOf } from './load-pool.ts'
import type { MeetingShown, Times } from './meeting.card.ts'
import { proposedTimes, timesInCommon } from './meeting.rules.ts'
import { type Meeting, openMeetingOf } from './meetings.store.ts'
import type { Pairing } from './pairings.store.ts'
import { findProfile } from './profiles.store.ts'
import { findRequest } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'
import { shiftsFrom, type WorkingTime } from './working-time.rules.ts'

/** Times to meet are looked for over so many days. */
const horizonDays = 14

const proposedAtMost = 3

/** Who has said nothing else works in an office. */
const officeHours = { fromMinute: 540, untilMinute: 1_020 }

/** The working time of both sides of a pairing, as they have said it to mentoring. */
const workingTimes = async (db: Db, pairing: Pairing, now: Date): Promise<WorkingTime[]> => {
  const { organizationId, mentorId, menteeId, requestId } = pairing
  const mentor = await personOf(db, { memberId: mentorId, organizationId }, now)
  const mentee = await personOf(db, { memberId: menteeId, organizationId }, now)
  const profile = await findProfile(db, { memberId: mentorId, organizationId })
  const request = await findRequest(db, { id: requestId, organizationId })
  const of = (person: Person | undefined, hours: Omit<WorkingTime, 'timeZone'>): WorkingTime[] =>
    person ? [workingTimeOf(person, hours)] : []
  return [
    ...of(mentor, profile ?? { ...officeHours, days: mentor?.days ?? 31 }),
    ...of(mentee, { ...(request ?? officeHours), days: mentee?.days ?? 31 }),
  ]
}

/** Every time at which the two of a pairing could meet in the coming days. */
export const timesFor = async (db: Db, pairing: Pairing, now: Date): Promise<Date[]> => {
  const [mentor, mentee] = await workingTimes(db, pairing, now)
  if (!mentor || !mentee) return []
  return timesInCommon(shiftsFrom(mentor, now, horizonDays), shiftsFrom(mentee, now, horizonDays), now)
}

/** The few that are proposed, as a member reads them. */
export const loadTimes = async (
  db: Db,
  pairing: Pairing,
  { timeZone }: Pick<Person, 'timeZone'>,
  now: Date,
): Promise<Times> => ({
  pairingId: pairing.id,
  at: proposedTimes(await timesFor(db, pairing, now), proposedAtMost),
  timeZone,
  meeting: await openMeetingOf(db, pairing),
})

/** The other one of two. */
export const otherOf = ({ mentorId, menteeId }: Pairing, memberId: string): string =>
  memberId === mentorId ? menteeId : mentorId

/** What somebody is called; a dash for who is gone. */
export const nameOf = async (db: Db, whose: Whose, now: Date): Promise<string> =>
  (await personOf(db, whose, now))?.name ?? '–'

/** Where the calendar file of a meeting is; `undefined` where people reach no web page. */
export const calendarOf = ({ webAddress }: Pick<Deps, 'webAddress'>, { calendarToken }: Meeting) =>
  webAddress && `${webAddress}/calendar/${calendarToken}.ics`

/** A meeting as one of the two reads it. */
export const loadMeeting = async (
  deps: Deps,
  pairing: Pairing,
  meeting: Meeting,
  reader: { readonly memberId: string; readonly timeZone: string; readonly say: Say; readonly now: Date },
): Promise<MeetingShown> => {
  const { prisma } = deps.database
  const { organizationId } = pairing
  const { memberId, timeZone, say, now } = reader
  const other = { memberId: otherOf(pairing, memberId), organizationId }
  return {
    pairingId: pairing.id,
    meetingId: meeting.id,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    timeZone,
    name: await nameOf(prisma, other, now),
    skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
    calendar: calendarOf(deps, meeting),
  }
}

/** Both of a pairing, for a card that both read; times are told by the clock of the one who pressed. */
export const loadBoth = async (
  db: Db,
  pairing: Pairing,
  reader: string,
  now: Date,
): Promise<{ mentee: string; mentor: string; othersZone: string } | undefined> => {
  const { organizationId, mentorId, menteeId } = pairing
  const mentor = await personOf(db, { memberId: mentorId, organizationId }, now)
  const mentee = await personOf(db, { memberId: menteeId, organizationId }, now)
  if (!mentor || !mentee) return undefined
  const other = reader === mentorId ? mentee : mentor
  return { mentee: mentee.name, mentor: mentor.name, othersZone: other.timeZone }
}
