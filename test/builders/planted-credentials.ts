import type { AchievementSource } from '../../src/content/achievement-format.ts'
import type { Proof } from '../../src/credentials/criteria/criterion.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { TestWorld } from './product.ts'

/** An achievement as a pack would define it, with all that is mandatory. */
const fullAchievement = (wanted: Partial<AchievementSource> = {}): AchievementSource => ({
  id: 'torque-right',
  draft: false,
  title: 'Bolted joints, done right',
  summary:
    'Tightens bolted joints in the right order and to the right torque, and knows what happens otherwise.',
  narrative:
    'Whoever holds this **still knew** it weeks after the last practice, on questions that are never practised, and was *seen doing it*.\n\n- reserved questions on each outcome\n- a joint, tightened before an assessor',
  highStakes: false,
  skills: ['industrial-sensing'],
  outcomes: ['read-a-current-loop', 'choose-a-sensor'],
  picture: { template: 'shield', colour: '#17494d' },
  alignments: [
    {
      framework: 'ESCO',
      code: 'S8.5.3',
      name: 'installing hardware',
      url: 'https://data.europa.eu/esco/skill/example',
      type: 'ext:ESCO',
    },
  ],
  eqfLevel: 4,
  workload: { hours: 6, ects: 0.25 },
  assessment: 'Reserved questions and observed work',
  participation: 'blended',
  qualityAssurance: { text: 'Reviewed twice a year by two trainers', url: 'https://works.example/quality' },
  validMonths: 12,
  criteria: { kind: 'lessons-completed', modules: ['basics'] },
  ...wanted,
})

const someProofs: readonly Proof[] = [
  { kind: 'lessons-completed', lessons: 5, at: '2026-10-01T09:00:00.000Z' },
  { kind: 'mastery', skill: 'industrial-sensing', share: 0.91, items: 12, answers: 48 },
  {
    kind: 'retained',
    sittingId: 'sitting',
    days: 21,
    outcomes: 3,
    items: 6,
    at: '2026-10-24T09:00:00.000Z',
  },
]

/** Rows as the import, the award and the signature would leave them. */
export const credentialsIn = (world: TestWorld) => {
  const { prisma } = world.database
  const { organizationId } = world
  let issuerId: string | undefined
  const issuer = async (): Promise<string> => {
    issuerId ??= (
      await prisma.issuer.create({
        data: {
          id: newId(),
          organizationId,
          kind: 'organization',
          name: 'Test Works',
          url: 'https://works.example',
          countryCode: 'SE',
          createdAt: world.clock.now(),
        },
      })
    ).id
    return issuerId
  }
  return {
    issuer,
    achievement: async (
      wanted: Partial<AchievementSource> = {},
      translations: Readonly<Record<string, Partial<AchievementSource>>> = {},
    ): Promise<string> => {
      const pack = await prisma.pack.findFirstOrThrow({ where: { organizationId } })
      const definition = fullAchievement(wanted)
      const { id } = await prisma.achievement.create({
        data: {
          id: newId(),
          organizationId,
          packId: pack.id,
          slug: definition.id,
          hash: newId(),
          definition: definition as object,
          translations: translations as object,
          highStakes: definition.highStakes,
        },
      })
      return id
    },
    credential: async (
      person: string,
      achievementId: string | null,
      wanted: Readonly<Record<string, unknown>> = {},
    ): Promise<string> => {
      const awardedAt = new Date('2026-10-26T10:00:00Z')
      const { id } = await prisma.credential.create({
        data: {
          id: newId(),
          organizationId,
          memberId: await world.memberId(person),
          achievementId,
          issuerId: await issuer(),
          recipientName: 'Ana Lindqvist',
          awardedAt,
          validFrom: awardedAt,
          validUntil: new Date('2027-10-26T10:00:00Z'),
          basis: someProofs as unknown as object[],
          signed: { id: 'unsigned, as only the page is tested' },
          signedAt: awardedAt,
          ...wanted,
        },
      })
      return id
    },
  }
}
