import type { Context, Deps } from '../chat/deps.ts'
import { peopleOf, type Whose } from '../chat/people.store.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db } from '../queue/database.ts'
import type { WhyNot } from './candidates.rules.ts'
import { checkInsOfMentor, feedbackOnMentor } from './check-ins.store.ts'
import { minutesOf, shareHelped } from './meeting.rules.ts'
import { type Meeting, openMeetingsOf } from './meetings.store.ts'
import type { Mentoring, OwnRequest } from './mentoring.card.ts'
import { countCompleted, openPairingsOf, type Pairing } from './pairings.store.ts'
import { findProfile } from './profiles.store.ts'
import { openRequestsOf, type Request } from './requests.store.ts'
import { skillsHeld, titleOfSkill } from './skills.store.ts'

const standingOf = (
  request: Request,
  pairings: readonly Pairing[],
  meetings: ReadonlyMap<string, Meeting>,
  nameOf: (id: string) => string,
): OwnRequest['standing'] => {
  const pairing = pairings.find(({ requestId }) => requestId === request.id)
  // The column holds what the match wrote.
  if (!pairing) return { is: 'waiting', why: (request.unmatched as WhyNot | null) ?? undefined }
  return pairing.state === 'proposed'
    ? { is: 'proposed', until: pairing.expiresAt }
    : {
        is: 'paired',
        name: nameOf(pairing.mentorId),
        pairingId: pairing.id,
        meetingAt: meetings.get(pairing.id)?.startsAt,
      }
}

/** What somebody has given as a mentor. */
const loadGiven = async (db: Db, whose: Whose): Promise<Mentoring['given']> => {
  const minutes = minutesOf(await checkInsOfMentor(db, whose))
  const completed = await countCompleted(db, whose)
  if (minutes === 0 && completed === 0) return undefined
  return { minutes, completed, helped: shareHelped(await feedbackOnMentor(db, whose)) }
}

/** How mentoring stands for a member, on both sides. */
export const loadMentoring = async (deps: Deps, { member, now, say }: Context): Promise<Mentoring> => {
  const { prisma } = deps.database
  const { organizationId, timeZone } = member
  const whose = { memberId: member.id, organizationId }
  const requests = await openRequestsOf(prisma, whose)
  const pairings = await openPairingsOf(prisma, whose)
  const others = pairings.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId])
  const people = await peopleOf(prisma, organizationId, others, now)
  const nameOf = (id: string): string => people.get(id)?.name ?? '–'
  const meetings = await openMeetingsOf(prisma, organizationId, pairings)
  const titles = new Map<string, string>()
  for (const key of [...requests, ...pairings])
    titles.set(key.id, await titleOfSkill(prisma, organizationId, key, say.language))
  const titleOf = ({ id }: { readonly id: string }): string => titles.get(id) ?? ''
  const profile = await findProfile(prisma, whose)
  const mine = pairings.filter(({ mentorId }) => mentorId === member.id)
  const held = profile?.isOpen ? await skillsHeld(prisma, organizationId, [member.id], now) : []
  const skills = await Promise.all(held.map((key) => titleOfSkill(prisma, organizationId, key, say.language)))
  const isPaused = profile?.pausedUntil && profile.pausedUntil > localDateAt(timeZone, now)
  return {
    requests: requests.map((request) => ({
      id: request.id,
      skill: titleOf(request),
      standing: standingOf(request, pairings, meetings, nameOf),
    })),
    mentor: profile?.isOpen
      ? {
          skills: [...new Set(skills)],
          capacity: profile.capacity,
          taken: mine.length,
          pausedUntil: isPaused && profile.pausedUntil ? toDateColumn(profile.pausedUntil) : undefined,
        }
      : undefined,
    given: await loadGiven(prisma, whose),
    mentees: mine.flatMap((one) =>
      one.state === 'proposed'
        ? []
        : [
            {
              pairingId: one.id,
              name: nameOf(one.menteeId),
              skill: titleOf(one),
              meetingAt: meetings.get(one.id)?.startsAt,
            },
          ],
    ),
    proposals: mine.flatMap((one) =>
      one.state === 'proposed' ? [{ pairingId: one.id, skill: titleOf(one), until: one.expiresAt }] : [],
    ),
    timeZone,
  }
}
