import type { PlatformName } from '../../src/chat/platform.ts'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import type { CredentialIssued } from '../../src/credentials/events.ts'
import { aSignedCredential } from './credentials.ts'
import { handsOf } from './evidence.ts'
import { wholeTinyPack } from './packs/tiny-pack.ts'
import { aPerson, slackIdOf, startWorld, type TestWorld, type WorldWishes } from './product.ts'
import { theChannel } from './tenant.ts'

export const slackChannel = 'C0CHEERS'

/** Ana learns, Bo and Cy are colleagues, Mo is the admin: in a team, with a channel on Slack and one on Teams. */
export const startCheerful = async (
  wishes: WorldWishes & { readonly names?: Readonly<Record<string, string>> } = {},
) => {
  const ids = ['ana', 'bo', 'cy', 'mo']
  const people =
    wishes.people ?? ids.map((id) => aPerson(id, wishes.names?.[id] ? { name: wishes.names[id] } : {}))
  const world = await startWorld({
    people,
    platforms: ['slack', 'teams'],
    channels: [
      {
        id: slackChannel,
        name: 'cheers',
        members: ['U0WHETSTONE', ...people.map(({ id }) => slackIdOf(id))],
      },
    ],
    // Monday, eleven in the morning in Berlin.
    now: '2026-11-02T10:00:00.000Z',
    ...wishes,
  })
  await world.importFiles(wholeTinyPack())
  const { prisma } = world.database
  const { organizationId } = world
  const { id: teamId } = await prisma.team.findFirstOrThrow({ where: { organizationId } })
  await prisma.member.updateMany({ where: { organizationId }, data: { teamId } })
  await prisma.member.update({ where: { id: await world.memberId('mo') }, data: { roles: ['admin'] } })
  const acts = recognitionOf(world)
  // Whom the bot has met it can write to.
  for (const { id } of people) await acts.hands(id).say('help')
  return { world, teamId, ...acts }
}

const recognitionOf = (world: TestWorld) => {
  const { prisma } = world.database
  const { organizationId } = world
  const hands = (person: string, platform: PlatformName = 'slack') => handsOf(world, person, platform)

  /** A badge of the tiny pack: signed, and told as it is when it has been. */
  const earns = async (person: string, more: { slug?: string; validUntil?: Date } = {}): Promise<string> => {
    const achievement = await prisma.achievement.findFirstOrThrow({
      where: { organizationId, slug: more.slug ?? 'tiny-reader' },
    })
    const memberId = await world.memberId(person)
    const id = await aSignedCredential(world, {
      achievementId: achievement.id,
      memberId,
      ...(more.validUntil && { validUntil: more.validUntil }),
    })
    const data = { credentialId: id, memberId, achievementId: achievement.id }
    const issued: CredentialIssued = { name: 'credential.issued', organizationId, data }
    await prisma.$transaction((tx) => world.product.deps.outbox.emit(tx, issued))
    await world.drive.settle()
    return id
  }

  const revoke = async (id: string): Promise<void> => {
    const change = { change: 'revoked', reason: 'It was wrong', actor: 'test' } as const
    await prisma.$transaction((tx) =>
      changeStanding(world.product.deps, tx, { id, organizationId }, change, world.clock.now()),
    )
    await world.drive.settle()
  }

  /** Both channels hear of it, by the admin's word in each. */
  const chooseChannels = async (word = 'here'): Promise<void> => {
    await hands('mo').command(`/whetstone channel ${word}`, slackChannel)
    await hands('mo', 'teams').command(`/whetstone channel ${word}`, theChannel.id)
  }

  const on = (platform: PlatformName) => (platform === 'slack' ? slackChannel : theChannel.id)

  /** What stands in a channel and can be answered or says that it can't be any more: posts, and no greetings. */
  const posts = (platform: PlatformName) =>
    hands('bo', platform)
      .all(on(platform))
      .filter(({ ephemeral, text }) => !ephemeral && !/celebrates|in our own chat/.test(text))

  const post = (platform: PlatformName) => {
    const found = posts(platform).at(-1)
    if (!found) throw new Error(`Nothing stands in the channel on ${platform}`)
    return found
  }

  /** The question whether others may hear of it. */
  const asked = (person: string) =>
    hands(person)
      .all()
      .findLast(({ intents }) => intents.includes('announce-edit'))

  /** Presses the newest button of that meaning, whatever else has come since. */
  const decides = (person: string, intent: string) =>
    hands(person).press(intent, {
      on: hands(person)
        .all()
        .findLast(({ intents }) => intents.includes(intent)),
    })

  /** Earns a badge and has it posted. */
  const celebrates = async (person: string): Promise<string> => {
    const id = await earns(person)
    await hands(person).press('announce-post', { on: asked(person) })
    return id
  }

  const later = (ms: number) => world.drive.travel(new Date(world.clock.now().getTime() + ms))

  return { hands, earns, revoke, chooseChannels, posts, post, asked, decides, celebrates, later }
}

export type Cheerful = Awaited<ReturnType<typeof startCheerful>>
