import { peopleOf } from '../chat/people.store.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db } from '../queue/database.ts'
import { type Gap, gapsIn, type SkillSupply } from './gaps.rules.ts'
import { holdersIn, skillsLearnt } from './gaps.store.ts'
import { isPausedOn, openProfiles, takenPlaces } from './profiles.store.ts'
import { waitingRequests } from './requests.store.ts'
import { skillsHeld, skillText } from './skills.store.ts'

/** How every skill stands that somebody learns, waits for or holds; `of` counts only the learners among these people. */
const loadSupplies = async (
  db: Db,
  organizationId: string,
  now: Date,
  of?: readonly string[],
): Promise<SkillSupply[]> => {
  const holderIds = await holdersIn(db, organizationId)
  const profiles = await openProfiles(db, organizationId)
  const people = await peopleOf(db, organizationId, holderIds, now)
  const present = holderIds.filter((id) => people.get(id)?.isPresent)
  const held = await skillsHeld(db, organizationId, present, now)
  const taken = await takenPlaces(db, organizationId)
  const learnt = await skillsLearnt(db, organizationId, of)
  const waits = (await waitingRequests(db, organizationId)).filter(
    ({ menteeId }) => !of || of.includes(menteeId),
  )
  const open = new Map(
    profiles
      .filter((profile) => {
        const person = people.get(profile.memberId)
        return person && !isPausedOn(profile, localDateAt(person.timeZone, now))
      })
      .map((profile) => [profile.memberId, profile]),
  )
  const skills = new Set([...learnt.keys(), ...waits.map(skillText), ...held.map(skillText)])
  return [...skills].map((skill) => {
    const holders = new Set(held.filter((one) => skillText(one) === skill).map(({ memberId }) => memberId))
    const mentors = [...holders].flatMap((id) => open.get(id) ?? [])
    return {
      skill,
      learners: learnt.get(skill) ?? 0,
      waiting: waits.filter((one) => skillText(one) === skill).length,
      holders: holders.size,
      mentors: mentors.length,
      places: mentors.reduce(
        (sum, { memberId, capacity }) => sum + Math.max(0, capacity - (taken.get(memberId) ?? 0)),
        0,
      ),
    }
  })
}

/** The skills that lack mentors: of the whole organization, or of those that these people learn and wait for. */
export const loadGaps = async (
  db: Db,
  organizationId: string,
  now: Date,
  of?: readonly string[],
): Promise<Gap[]> => gapsIn(await loadSupplies(db, organizationId, now, of))
