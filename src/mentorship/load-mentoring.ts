import type { Context, Deps } from '../chat/deps.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Mentoring, OwnRequest } from './mentoring.card.ts'
import { openPairingsOf, type Pairing } from './pairings.store.ts'
import { peopleOf } from './people.store.ts'
import { findProfile } from './profiles.store.ts'
import { openRequestsOf, type Request } from './requests.store.ts'
import { skillsHeld, titleOfSkill } from './skills.store.ts'

const standingOf = (
  request: Request,
  pairings: readonly Pairing[],
  nameOf: (id: string) => string,
): OwnRequest['standing'] => {
  const pairing = pairings.find(({ requestId }) => requestId === request.id)
  if (!pairing) return { is: 'waiting' }
  return pairing.state === 'proposed'
    ? { is: 'proposed', until: pairing.expiresAt }
    : { is: 'paired', name: nameOf(pairing.mentorId), pairingId: pairing.id }
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
      standing: standingOf(request, pairings, nameOf),
    })),
    mentor: profile?.isOpen
      ? {
          skills: [...new Set(skills)],
          capacity: profile.capacity,
          taken: mine.length,
          pausedUntil: isPaused && profile.pausedUntil ? toDateColumn(profile.pausedUntil) : undefined,
        }
      : undefined,
    mentees: mine.flatMap((one) =>
      one.state === 'proposed'
        ? []
        : [{ pairingId: one.id, name: nameOf(one.menteeId), skill: titleOf(one) }],
    ),
    proposals: mine.flatMap((one) =>
      one.state === 'proposed' ? [{ pairingId: one.id, skill: titleOf(one), until: one.expiresAt }] : [],
    ),
    timeZone,
  }
}
