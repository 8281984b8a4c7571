import type { AchievementSource } from '../../src/content/achievement-format.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { TestWorld } from './product.ts'

/** An achievement that lessons alone earn, for tests that are about what comes after. */
export const achievementSource = (changes: Partial<AchievementSource> = {}): AchievementSource => ({
  id: 'read-the-gauge',
  draft: false,
  title: 'Gauge reader',
  summary: 'Reads a gauge.',
  narrative: 'Read **gauges** right.',
  highStakes: false,
  skills: ['gauges'],
  outcomes: ['read-a-gauge'],
  picture: { template: 'shield', colour: '#17494d', symbol: 'GR' },
  alignments: [],
  eqfLevel: 3,
  workload: { hours: 4 },
  assessment: 'Reserved questions',
  participation: 'online',
  qualityAssurance: { text: 'Read twice by people who did not write it.' },
  criteria: { kind: 'lessons-completed', modules: ['gauges'] },
  ...changes,
})

/** Puts an achievement into the organization of a world, in a pack of its own; its id. */
export const anAchievement = async (
  world: TestWorld,
  changes: Partial<AchievementSource> = {},
): Promise<string> => {
  const { prisma } = world.database
  const { organizationId } = world
  const definition = achievementSource({ id: `achievement-${newId()}`, ...changes })
  const pack = await prisma.pack.upsert({
    where: { organizationId_slug: { organizationId, slug: 'badges' } },
    update: {},
    create: {
      id: newId(),
      organizationId,
      slug: 'badges',
      version: '1.0.0',
      title: 'Badges',
      summary: 'Badges',
      language: 'en',
      importedAt: world.clock.now(),
      hash: 'none',
    },
  })
  const { id } = await prisma.achievement.create({
    data: {
      id: newId(),
      organizationId,
      packId: pack.id,
      slug: definition.id,
      hash: 'none',
      definition,
      highStakes: definition.highStakes,
    },
  })
  return id
}

/** A credential as if it had been signed just now; its id. */
export const aSignedCredential = async (
  world: TestWorld,
  wishes: {
    readonly achievementId: string
    readonly memberId?: string
    readonly recipientName?: string
    readonly validUntil?: Date
    readonly sequence?: number
  },
): Promise<string> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const issuer =
    (await prisma.issuer.findFirst({ where: { organizationId } })) ??
    (await prisma.issuer.create({
      data: {
        id: newId(),
        organizationId,
        kind: 'organization',
        name: 'Works',
        countryCode: 'DE',
        createdAt: now,
      },
    }))
  const { id } = await prisma.credential.create({
    data: {
      id: newId(),
      organizationId,
      memberId: wishes.memberId ?? null,
      achievementId: wishes.achievementId,
      issuerId: issuer.id,
      sequence: wishes.sequence ?? 1,
      recipientName: wishes.recipientName ?? 'Ana Example',
      awardedAt: now,
      validFrom: now,
      validUntil: wishes.validUntil ?? null,
      basis: [],
      signed: { id: 'urn:not-really-signed' },
      signedAt: now,
    },
  })
  return id
}
