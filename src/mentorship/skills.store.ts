import type { Whose } from '../chat/people.store.ts'
import type { AchievementSource } from '../content/achievement-format.ts'
import { countingOf, isValid } from '../credentials/standing.rules.ts'
import type { Db } from '../queue/database.ts'

/** A skill of a content pack. */
export type SkillKey = { readonly packId: string; readonly skill: string }

/** As one string, for forms and pools: ids hold no slash. */
export const skillText = ({ packId, skill }: SkillKey): string => `${packId}/${skill}`

export const skillFrom = (text: string): SkillKey | undefined => {
  const [packId, skill, ...rest] = text.split('/')
  return packId && skill && rest.length === 0 ? { packId, skill } : undefined
}

/** Somebody may mentor in a skill until then; `null` for ever. */
export type HeldSkill = SkillKey & {
  readonly memberId: string
  readonly credentialId: string
  readonly title: string
  readonly validUntil: Date | null
}

const validity = {
  id: true,
  memberId: true,
  achievementId: true,
  sequence: true,
  signedAt: true,
  validFrom: true,
  validUntil: true,
  suspendedAt: true,
  suspendedReason: true,
  revokedAt: true,
  revokedReason: true,
} as const

/** The achievements whose credential, of the ones that these members have, is valid now. */
const validAwards = async (db: Db, organizationId: string, memberIds: readonly string[], now: Date) => {
  const rows = await db.credential.findMany({
    where: { organizationId, memberId: { in: [...memberIds] }, achievementId: { not: null } },
    select: { ...validity, achievement: { select: { packId: true, definition: true, translations: true } } },
  })
  const byMember = new Map<string, typeof rows>()
  for (const row of rows) {
    if (row.memberId === null) continue
    const own = byMember.get(row.memberId)
    if (own) own.push(row)
    else byMember.set(row.memberId, [row])
  }
  return memberIds.flatMap((memberId) =>
    countingOf(byMember.get(memberId) ?? [], now)
      .filter((row) => isValid(row, now))
      .flatMap(({ id, validUntil, achievement }) =>
        achievement ? [{ id, memberId, validUntil, ...achievement }] : [],
      ),
  )
}

// The column holds what the import of a pack wrote.
const definitionOf = ({ definition }: { readonly definition: unknown }) => definition as AchievementSource

/** What these members may mentor in: the skills of the achievements whose credential, of the ones they have, is valid now. */
export const skillsHeld = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  now: Date,
  language = 'en',
): Promise<HeldSkill[]> =>
  (await validAwards(db, organizationId, memberIds, now)).flatMap((award): HeldSkill[] => {
    const { id, memberId, validUntil, packId, translations } = award
    const { skills, ...source } = definitionOf(award)
    const said = translations as Readonly<Record<string, Partial<AchievementSource>>>
    const title = said[language]?.title ?? source.title
    return skills.map((skill) => ({ packId, skill, memberId, credentialId: id, title, validUntil }))
  })

/** Levels of the European Qualifications Framework. */
const eqfLevels = 8

/** How far people have come, 0 to 1: the highest EQF level of what they hold; nothing for who holds nothing that has one. */
export const levelsOf = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> => {
  const levels = new Map<string, number>()
  for (const award of await validAwards(db, organizationId, memberIds, now)) {
    const level = (definitionOf(award).eqfLevel ?? 0) / eqfLevels
    if (level > (levels.get(award.memberId) ?? 0)) levels.set(award.memberId, level)
  }
  return levels
}

/** The credentials by which somebody may mentor in a skill now, each held until the transaction ends: a revocation waits. */
export const holdsSkill = async (db: Db, whose: Whose, skill: SkillKey, now: Date): Promise<boolean> => {
  const { memberId, organizationId } = whose
  await db.$queryRaw`SELECT 1 FROM credentials WHERE member_id = ${memberId} AND organization_id = ${organizationId}
    ORDER BY id FOR SHARE`
  const held = await skillsHeld(db, organizationId, [memberId], now)
  return held.some((one) => one.packId === skill.packId && one.skill === skill.skill)
}

export type Skill = SkillKey & { readonly title: string }

/** The skills of an organization's packs, in a language, those of packs that a member learns from first. */
export const skillsOf = async (
  db: Db,
  { memberId, organizationId }: Whose,
  language: string,
): Promise<Skill[]> => {
  const enrolled = await db.enrolment.findMany({
    where: { memberId, organizationId, status: { not: 'ended' } },
    select: { pathway: { select: { packId: true } } },
  })
  const own = new Set(enrolled.map(({ pathway }) => pathway.packId))
  const rows = await db.learningOutcome.findMany({
    where: { organizationId },
    select: { packId: true, skill: true, skillTitle: true, translations: true },
    orderBy: [{ packId: 'asc' }, { id: 'asc' }],
  })
  const found = new Map<string, Skill>()
  for (const { packId, skill, skillTitle, translations } of rows) {
    const said = (translations as Record<string, { skillTitle?: string }>)[language]?.skillTitle
    const key = skillText({ packId, skill })
    if (!found.has(key)) found.set(key, { packId, skill, title: said ?? skillTitle })
  }
  const all = [...found.values()]
  return [...all.filter(({ packId }) => own.has(packId)), ...all.filter(({ packId }) => !own.has(packId))]
}

/** What a skill is called in a language. */
export const titleOfSkill = async (
  db: Db,
  organizationId: string,
  { packId, skill }: SkillKey,
  language: string,
): Promise<string> => {
  const row = await db.learningOutcome.findFirst({ where: { organizationId, packId, skill } })
  const said = (row?.translations as Record<string, { skillTitle?: string }> | undefined)?.[language]
  return said?.skillTitle ?? row?.skillTitle ?? skill
}
