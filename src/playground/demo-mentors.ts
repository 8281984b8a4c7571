import type { Deps } from '../chat/deps.ts'
import { award } from '../credentials/evaluate.ts'
import type { MentorsChanged } from '../mentorship/events.ts'
import { findProfile, type ProfileChoice, saveProfile } from '../mentorship/profiles.store.ts'
import { findMemberByAddress } from '../people/identities.store.ts'
import { achievementsBySlug } from './world.store.ts'

/** Colleagues who have been here for longer: they hold badges for what the others are about to learn, and mentor in it. */
const mentors: readonly { readonly address: string; readonly how: ProfileChoice }[] = [
  {
    address: 'aisha.rahman@halden-works.example',
    how: {
      capacity: 2,
      languages: ['en'],
      fromMinute: 600,
      untilMinute: 1_140,
      days: 31,
      pausedUntil: null,
    },
  },
  {
    address: 'lucia.ortega@halden-works.example',
    how: {
      capacity: 1,
      languages: ['es', 'en'],
      fromMinute: 420,
      untilMinute: 960,
      days: 31,
      pausedUntil: null,
    },
  },
]

const badges = ['lockout-knowledge', 'signal-to-message']

const monthMs = 30 * 86_400_000

/** Whoever is to hear of a badge has to be reached. */
const linkMentors = async (deps: Deps, organizationId: string): Promise<void> => {
  const { prisma } = deps.database
  for (const { address } of mentors) {
    const member = await findMemberByAddress(prisma, organizationId, address)
    if (!member) continue
    const job = { job: 'link-member', payload: { memberId: member.id }, key: `link-member:${member.id}` }
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, [job]))
  }
}

/** Two mentors with badges, as on the first day. Done again, it changes nothing. `settle` lets what was set in motion end. */
export const ensureDemoMentors = async (
  deps: Deps,
  organizationId: string,
  settle: () => Promise<unknown>,
): Promise<void> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  await linkMentors(deps, organizationId)
  await settle()
  const achievements = await achievementsBySlug(prisma, organizationId, badges)
  for (const { address, how } of mentors) {
    const member = await findMemberByAddress(prisma, organizationId, address)
    if (!member) continue
    const whose = { memberId: member.id, organizationId }
    if (await findProfile(prisma, whose)) continue
    await prisma.$transaction(async (tx) => {
      for (const achievement of achievements) {
        const { outcomes } = achievement.definition
        const at = now.toISOString()
        const proof = {
          kind: 'retained',
          sittingId: '',
          days: 7,
          outcomes: outcomes.length,
          items: outcomes.length,
          at,
        } as const
        const validUntil = new Date(now.getTime() + 24 * monthMs)
        await award(
          deps,
          tx,
          whose,
          { achievement, proofs: [proof], sequence: 1, renewsId: null, validUntil },
          now,
        )
      }
      await saveProfile(tx, whose, how, now)
      const changed: MentorsChanged = {
        name: 'mentors.changed',
        organizationId,
        data: { memberId: member.id },
      }
      await deps.outbox.emit(tx, changed)
    })
  }
}
