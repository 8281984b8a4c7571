import { aSignedCredential } from './credentials.ts'
import type { handsOf } from './evidence.ts'
import type { TestWorld } from './product.ts'

export type Hands = ReturnType<typeof handsOf>
type Wishes = Record<string, string | string[]>

/** What this person has been shown that offers this. */
export const seenBy = (hands: Hands, intent: string) =>
  hands.all().filter(({ intents }) => intents.includes(intent))

/** The mentoring of a world whose pack is the whole tiny one: Ana, Bo and Cy on Slack, Di on Teams where there is Teams. */
export const mentoringOf = (world: TestWorld) => {
  const { prisma } = world.database

  const theSkill = async (): Promise<string> => {
    const { packId, skill } = await prisma.learningOutcome.findFirstOrThrow({
      where: { organizationId: world.organizationId, skill: 'industrial-sensing' },
    })
    return `${packId}/${skill}`
  }

  /** A credential for the skill of the tiny pack. */
  const holds = async (person: string): Promise<string> => {
    const achievement = await prisma.achievement.findFirstOrThrow({
      where: { organizationId: world.organizationId, slug: 'tiny-reader' },
    })
    return aSignedCredential(world, {
      achievementId: achievement.id,
      memberId: await world.memberId(person),
    })
  }

  /** Says by the form that they would mentor. */
  const wouldMentor = async (hands: Hands, wishes: Wishes = {}): Promise<void> => {
    await hands.say('mentor')
    await hands.press('mentor-profile')
    await hands.submit({
      capacity: '1',
      languages: ['en'],
      from: '09:00',
      until: '17:00',
      days: ['0', '1', '2', '3', '4'],
      ...wishes,
    })
  }

  const asks = async (hands: Hands, wishes: Wishes = {}): Promise<void> => {
    await hands.say('mentor')
    await hands.press('mentor-ask')
    await hands.submit({
      skill: await theSkill(),
      goal: 'I want to choose a sensor without help.',
      languages: ['en'],
      from: '09:00',
      until: '17:00',
      ...wishes,
    })
  }

  /** Cy, or whoever is named, holds the badge and mentors the learner. */
  const together = async (learner: Hands, mentor: Hands, name = 'cy'): Promise<void> => {
    await holds(name)
    await wouldMentor(mentor)
    await asks(learner)
    await mentor.press('pairing-accept', { on: seenBy(mentor, 'pairing-accept').at(-1) })
  }

  return { theSkill, holds, wouldMentor, asks, together }
}

/** The conversation on Slack that two people have with the bot. */
export const groupOf = (world: TestWorld, ...people: string[]): string => {
  const wanted = people.map((person) => `U0${person.toUpperCase()}`)
  const found = world.slack
    .state()
    .channels.find(({ kind, members }) => kind === 'group' && wanted.every((user) => members.includes(user)))
  if (!found) throw new Error(`There is no conversation of ${people.join(' and ')}`)
  return found.id
}
