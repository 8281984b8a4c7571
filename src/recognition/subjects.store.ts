import type { AchievementSource } from '../content/achievement-format.ts'
import type { Proof } from '../credentials/criteria/criterion.ts'
import { isValid, type Standing, standingOf } from '../credentials/standing.rules.ts'
import { fromDateColumn, type LocalDate } from '../kernel/local-date.ts'
import type { Db } from '../queue/database.ts'

/** A badge as others may see it. */
export type BadgeShown = {
  readonly credentialId: string
  readonly achievementId: string
  readonly title: string
  readonly summary: string
  readonly standing: Standing
  /** Its page is found by everybody. */
  readonly shared: boolean
  /** How it was proven, each way once. */
  readonly proven: readonly Proof['kind'][]
}

const definitionOf = ({ definition }: { readonly definition: unknown }) => definition as AchievementSource

/** What an achievement says in a language. */
export const achievementOf = async (
  db: Db,
  organizationId: string,
  id: string,
  language: string,
): Promise<(AchievementSource & { readonly retired: boolean; readonly packId: string }) | undefined> => {
  const row = await db.achievement.findFirst({ where: { id, organizationId } })
  if (!row) return undefined
  const said = (row.translations as Readonly<Record<string, Partial<AchievementSource>>>)[language]
  return { ...definitionOf(row), ...said, retired: row.retired, packId: row.packId }
}

/** What a credential was renewed or replaced by, the newest of it: that is what counts, and what its page is. */
const newestOf = async (db: Db, organizationId: string, id: string): Promise<string> => {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE later AS (
      SELECT id, 0 AS step FROM credentials WHERE organization_id = ${organizationId} AND id = ${id}
      UNION ALL
      SELECT c.id, step + 1 FROM credentials c JOIN later ON c.renews_id = later.id
      WHERE c.organization_id = ${organizationId} AND c.signed_at IS NOT NULL AND step < 100)
    SELECT id FROM later ORDER BY step DESC, id DESC LIMIT 1`
  return found?.id ?? id
}

/** A badge as it is now: of one that was renewed or issued anew what took its place. */
export const badgeOf = async (
  db: Db,
  organizationId: string,
  credentialId: string,
  { language, now }: { readonly language: string; readonly now: Date },
): Promise<BadgeShown | undefined> => {
  const row = await db.credential.findFirst({ where: { id: credentialId, organizationId } })
  const newestId = await newestOf(db, organizationId, credentialId)
  const newest = await db.credential.findFirst({ where: { id: newestId, organizationId } })
  const achievement =
    row?.achievementId && (await achievementOf(db, organizationId, row.achievementId, language))
  if (!row?.achievementId || !newest || !achievement) return undefined
  const kinds = (row.basis as unknown as readonly Proof[]).map(({ kind }) => kind)
  return {
    credentialId: newest.id,
    achievementId: row.achievementId,
    title: achievement.title,
    summary: achievement.summary,
    standing: standingOf(newest, now),
    shared: newest.shared,
    proven: [...new Set(kinds)],
  }
}

/** The title of a skill of a pack, in a language. */
export const skillTitleOf = async (
  db: Db,
  organizationId: string,
  { packId, skill }: { readonly packId: string; readonly skill: string },
  language: string,
): Promise<string> => {
  const found = await db.learningOutcome.findFirst({
    where: { organizationId, packId, skill },
    select: { skillTitle: true, translations: true },
    orderBy: { slug: 'asc' },
  })
  const said = found?.translations as Readonly<Record<string, { skillTitle?: string }>> | undefined
  return said?.[language]?.skillTitle ?? found?.skillTitle ?? skill
}

/** A pathway's title in a language, how many lessons it has, and whether it can be joined. */
export const pathwayOf = async (
  db: Db,
  organizationId: string,
  id: string,
  language: string,
): Promise<{ readonly title: string; readonly lessons: number; readonly retired: boolean } | undefined> => {
  const row = await db.pathway.findFirst({
    where: { id, organizationId },
    select: { title: true, translations: true, retired: true },
  })
  if (!row) return undefined
  const lessons = await db.lesson.count({
    where: { organizationId, retired: false, module: { pathways: { some: { pathwayId: id } } } },
  })
  const said = row.translations as Readonly<Record<string, { title?: string }>>
  return { title: said[language]?.title ?? row.title, lessons, retired: row.retired }
}

/** The pathway that teaches most of what an achievement asks for, of those of its pack. */
export const pathwayToward = async (
  db: Db,
  organizationId: string,
  achievement: { readonly packId: string; readonly outcomes: readonly string[] },
): Promise<string | undefined> => {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM pathways p
    JOIN pathway_modules pm ON pm.pathway_id = p.id
    JOIN lessons l ON l.module_id = pm.module_id AND NOT l.retired
    JOIN items i ON i.lesson_id = l.id AND NOT i.retired
    JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE p.organization_id = ${organizationId} AND p.pack_id = ${achievement.packId} AND NOT p.retired
      AND o.slug = ANY(${[...achievement.outcomes]})
    GROUP BY p.id ORDER BY count(DISTINCT o.id) DESC, p.slug LIMIT 1`
  return found?.id
}

type OfMember = { readonly memberId: string; readonly organizationId: string }

/** Whether somebody is on a pathway, or has finished it. */
export const isOnPathway = async (
  db: Db,
  { memberId, organizationId }: OfMember,
  pathwayId: string,
): Promise<boolean> =>
  (await db.enrolment.count({
    where: { memberId, organizationId, pathwayId, status: { not: 'ended' } },
  })) > 0

export const hasFinished = async (
  db: Db,
  { memberId, organizationId }: OfMember,
  pathwayId: string,
): Promise<boolean> =>
  (await db.enrolment.count({ where: { memberId, organizationId, pathwayId, status: 'completed' } })) > 0

/** Whether somebody holds an achievement by a credential that is valid now. */
export const holds = async (
  db: Db,
  { memberId, organizationId }: OfMember,
  achievementId: string,
  now: Date,
): Promise<boolean> =>
  (await db.credential.findMany({ where: { memberId, organizationId, achievementId } })).some((row) =>
    isValid(row, now),
  )

/** A credential as far as it is a moment: what it is for, and what it renews. */
export const credentialHappened = async (db: Db, organizationId: string, id: string) => {
  const row = await db.credential.findFirst({ where: { id, organizationId } })
  if (!row?.memberId || !row.achievementId) return undefined
  const renews = row.renewsId
    ? await db.credential.findFirst({
        where: { id: row.renewsId, organizationId },
        select: { validUntil: true, revokedAt: true },
      })
    : null
  const isRenewal = (row.basis as unknown as readonly Proof[]).some(({ kind }) => kind === 'renewed')
  // What was issued anew for another reason is told of nowhere.
  const validUntil = isRenewal && !renews?.revokedAt ? (renews?.validUntil ?? null) : null
  return {
    memberId: row.memberId,
    achievementId: row.achievementId,
    awardedAt: row.awardedAt,
    renews: renews || isRenewal || row.sequence > 1 ? { validUntil } : undefined,
    row,
  }
}

/** The mentor of somebody in one of an achievement's skills, where there is or was one. */
export const mentorBehind = async (
  db: Db,
  { memberId, organizationId }: OfMember,
  achievementId: string,
): Promise<string | undefined> => {
  const achievement = await achievementOf(db, organizationId, achievementId, '')
  if (!achievement) return undefined
  const found = await db.pairing.findFirst({
    where: {
      organizationId,
      menteeId: memberId,
      packId: achievement.packId,
      skill: { in: [...achievement.skills] },
      state: { in: ['active', 'completed'] },
    },
    orderBy: { acceptedAt: 'desc' },
    select: { mentorId: true },
  })
  return found?.mentorId
}

/** The local dates on which somebody has finished a delivery, the first ones first. */
export const daysLearned = async (db: Db, { memberId, organizationId }: OfMember): Promise<LocalDate[]> => {
  const rows = await db.delivery.findMany({
    where: { memberId, organizationId, status: 'finished' },
    distinct: ['localDate'],
    orderBy: { localDate: 'asc' },
    select: { localDate: true },
    take: 20,
  })
  return rows.map(({ localDate }) => fromDateColumn(localDate))
}

export const pairingHappened = (db: Db, organizationId: string, id: string) =>
  db.pairing.findFirst({
    where: { id, organizationId, state: 'completed' },
    select: { menteeId: true, mentorId: true, packId: true, skill: true },
  })

export const enrolmentHappened = (db: Db, organizationId: string, id: string) =>
  db.enrolment.findFirst({
    where: { id, organizationId, status: 'completed' },
    select: { memberId: true, pathwayId: true },
  })

type Covered = {
  readonly teamId: string
  readonly packId: string
  readonly skill: string
  readonly holders: number
  readonly people: number
}

/** Who is in a team now, and how many of them hold each of some skills of a pack by a valid credential. */
export const coverageOfTeam = async (
  db: Db,
  organizationId: string,
  about: { readonly teamId: string; readonly packId: string; readonly skills: readonly string[] },
  now: Date,
): Promise<Covered[]> => {
  const { teamId, packId, skills } = about
  const today = new Date(now.toISOString().slice(0, 10))
  const people = await db.member.findMany({
    where: {
      organizationId,
      teamId,
      mergedInto: null,
      AND: [
        { OR: [{ from: null }, { from: { lte: today } }] },
        { OR: [{ until: null }, { until: { gte: today } }] },
      ],
    },
    select: { id: true },
  })
  const credentials = await db.credential.findMany({
    where: { organizationId, memberId: { in: people.map(({ id }) => id) }, achievement: { packId } },
    include: { achievement: { select: { definition: true } } },
  })
  const valid = credentials.filter((row) => isValid(row, now))
  return skills.map((skill) => {
    const holders = new Set(
      valid
        .filter(({ achievement: of }) => of && definitionOf(of).skills.includes(skill))
        .map(({ memberId }) => memberId),
    )
    return { teamId, packId, skill, holders: holders.size, people: people.length }
  })
}

/** The coverage of somebody's team in the skills of an achievement. */
export const coverageOf = async (
  db: Db,
  organizationId: string,
  who: { readonly memberId: string; readonly achievementId: string },
  now: Date,
): Promise<Covered[]> => {
  const member = await db.member.findFirst({
    where: { id: who.memberId, organizationId },
    select: { teamId: true },
  })
  const achievement = await achievementOf(db, organizationId, who.achievementId, '')
  if (!member?.teamId || !achievement) return []
  const { packId, skills } = achievement
  return coverageOfTeam(db, organizationId, { teamId: member.teamId, packId, skills }, now)
}
