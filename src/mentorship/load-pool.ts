import { managersOf, type Person, peopleOf } from '../chat/people.store.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db } from '../queue/database.ts'
import { restingFor } from './exclusions.rules.ts'
import { keptApart, pastPairingsOf } from './pairings.store.ts'
import type { Mentee, Mentor, Pool } from './pool.rules.ts'
import { isPausedOn, openProfiles, type Profile, takenPlaces } from './profiles.store.ts'
import { type Request, waitingRequests } from './requests.store.ts'
import { levelsOf, skillsHeld, skillText } from './skills.store.ts'
import { shiftsFrom, type WorkingTime } from './working-time.rules.ts'

const dayMs = 86_400_000

/** Working time is compared over so many days. */
const horizonDays = 7

export const workingTimeOf = (
  { timeZone }: Pick<Person, 'timeZone'>,
  { fromMinute, untilMinute, days }: { fromMinute: number; untilMinute: number; days: number },
): WorkingTime => ({ timeZone, fromMinute, untilMinute, days })

const isPaused = (profile: Profile, { timeZone }: Person, now: Date): boolean =>
  isPausedOn(profile, localDateAt(timeZone, now))

/**
 * Everybody who waits for a mentor, or what is `wanted` in their place, and everybody who may be one, as the matching wants
 * them. A request is a mentee of its own.
 */
export const loadPool = async (
  db: Db,
  organizationId: string,
  now: Date,
  wanted?: readonly Request[],
): Promise<{ readonly pool: Pool; readonly requests: readonly Request[] }> => {
  const all = wanted ?? (await waitingRequests(db, organizationId))
  const profiles = await openProfiles(db, organizationId)
  const ids = [...all.map(({ menteeId }) => menteeId), ...profiles.map(({ memberId }) => memberId)]
  const people = await peopleOf(db, organizationId, ids, now)
  const requests = all.filter(({ menteeId }) => people.get(menteeId)?.isPresent)
  const menteeIds = requests.map(({ menteeId }) => menteeId)
  const managers = await managersOf(db, organizationId, menteeIds, now)
  const past = await pastPairingsOf(db, organizationId, menteeIds)
  const apart = await keptApart(db, organizationId, menteeIds)
  const taken = await takenPlaces(db, organizationId)
  const available = profiles.filter((profile) => {
    const person = people.get(profile.memberId)
    return person?.isPresent && !isPaused(profile, person, now)
  })
  const held = await skillsHeld(
    db,
    organizationId,
    available.map(({ memberId }) => memberId),
    now,
  )
  const hoursOf = (id: string, time: { fromMinute: number; untilMinute: number; days: number }) => {
    const person = people.get(id)
    return person ? shiftsFrom(workingTimeOf(person, time), now, horizonDays) : []
  }
  const levels = await levelsOf(db, organizationId, [...new Set(ids)], now)
  const placeOf = (id: string) => {
    const person = people.get(id)
    const level = levels.get(id)
    return {
      ...(level && { level }),
      ...(person?.siteId && { site: person.siteId }),
      ...(person?.teamId && { trade: person.teamId }),
    }
  }
  const mentees = requests.map((request): Mentee => {
    const { id, menteeId } = request
    const days = people.get(menteeId)?.days ?? 31
    return {
      id,
      skills: [skillText(request)],
      languages: [...request.languages],
      hours: hoursOf(menteeId, { ...request, days }),
      exclude: [
        menteeId,
        ...(managers.get(menteeId) ?? []),
        ...(apart.get(menteeId) ?? []),
        ...restingFor(menteeId, past, now),
      ],
      waitingDays: Math.max(0, (now.getTime() - request.askedAt.getTime()) / dayMs),
      pastMentors: past.flatMap((one) => (one.menteeId === menteeId && one.acceptedAt ? [one.mentorId] : [])),
      ...placeOf(menteeId),
    }
  })
  const mentors = available.map((profile): Mentor => {
    const { memberId: id, capacity, languages } = profile
    return {
      id,
      achievements: held
        .filter(({ memberId }) => memberId === id)
        .map((one) => ({ skill: skillText(one), validUntil: one.validUntil })),
      capacity,
      load: taken.get(id) ?? 0,
      languages: [...languages],
      hours: hoursOf(id, profile),
      ...placeOf(id),
    }
  })
  return { pool: { mentees, mentors, now }, requests }
}
