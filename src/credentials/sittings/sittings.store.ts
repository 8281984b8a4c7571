import type { AchievementSource } from '../../content/achievement-format.ts'
import type { ItemSource } from '../../content/pack-format.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'
import type { Whose } from '../record.store.ts'
import type { Reserved, SittingResult } from './compose.rules.ts'

/** The reserved items of a pack, with when a member last saw each in a sitting. */
export const reservedOf = (
  db: Db,
  { memberId, organizationId }: Whose,
  packId: string,
): Promise<Reserved[]> =>
  db.$queryRaw<Reserved[]>`
    SELECT i.id AS "itemId", iv.id AS "itemVersionId", o.id AS "outcomeId", o.slug AS outcome, iv.difficulty,
      (SELECT max(si.shown_at) FROM sitting_items si
        WHERE si.item_id = i.id AND si.member_id = ${memberId}) AS "seenAt"
    FROM items i JOIN item_versions iv ON iv.id = i.version_id JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE i.pack_id = ${packId} AND i.organization_id = ${organizationId} AND i.reserve AND NOT i.retired
    ORDER BY i.id`

/** What a member is asked to sit, or is in the middle of, with the credential that it is to renew where it is for that. */
export const pendingSittings = async (db: Db, whose: Whose) => {
  const rows = await db.sitting.findMany({
    where: { ...whose, status: { in: ['offered', 'open'] } },
    orderBy: { offeredAt: 'asc' },
    include: {
      achievement: { select: { definition: true, translations: true } },
      items: { select: { id: true } },
    },
  })
  const ids = rows.flatMap(({ renewsId }) => renewsId ?? [])
  const renewed = await db.credential.findMany({
    where: { ...whose, id: { in: ids } },
    select: { id: true, validUntil: true },
  })
  return rows.map((row) => ({ ...row, renews: renewed.find(({ id }) => id === row.renewsId) }))
}

export type NewSitting = {
  readonly achievementId: string
  readonly criterion: string
  readonly kind: 'retained' | 'assessment'
  readonly renewsId: string | null
  readonly items: readonly Reserved[]
  readonly seed: number
}

/** Makes a sitting unless one of that criterion waits already; its id where it was made now. */
export const createSitting = async (
  tx: Tx,
  whose: Whose,
  wanted: NewSitting,
  now: Date,
): Promise<string | undefined> => {
  const { organizationId, memberId } = whose
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId} AND organization_id = ${organizationId} FOR UPDATE`
  const { achievementId, criterion, kind, renewsId, items, seed } = wanted
  const before = await tx.sitting.findMany({
    where: { ...whose, achievementId, criterion },
    select: { attempt: true, status: true },
  })
  if (before.some(({ status }) => status === 'offered' || status === 'open')) return undefined
  const id = newId(now.getTime())
  await tx.sitting.create({
    data: {
      id,
      organizationId,
      memberId,
      achievementId,
      criterion,
      kind,
      attempt: Math.max(0, ...before.map(({ attempt }) => attempt)) + 1,
      renewsId,
      seed,
      offeredAt: now,
      items: {
        create: items.map(({ itemId, itemVersionId, outcomeId }, position) => ({
          id: newId(now.getTime()),
          organizationId,
          memberId,
          position,
          itemId,
          itemVersionId,
          outcomeId,
        })),
      },
    },
  })
  return id
}

/** A sitting of the member, with its items in a language. */
export const findSitting = async (db: Db, whose: Whose, id: string, language: string) => {
  const sitting = await db.sitting.findFirst({
    where: { id, ...whose },
    include: { achievement: { select: { definition: true, translations: true } } },
  })
  if (!sitting) return undefined
  const items = await db.$queryRaw<SittingItemRow[]>`
    SELECT si.id, si.position, si.correct, si.answered_at AS "answeredAt", si.shown_at IS NOT NULL AS "isShown", o.slug AS outcome,
      coalesce(o.translations -> ${language} ->> 'text', o.text) AS "outcomeText",
      coalesce(iv.translations -> ${language}, iv.content) AS item
    FROM sitting_items si JOIN item_versions iv ON iv.id = si.item_version_id
    JOIN learning_outcomes o ON o.id = si.outcome_id
    WHERE si.sitting_id = ${id} AND si.organization_id = ${whose.organizationId} ORDER BY si.position`
  const { definition, translations } = sitting.achievement
  return {
    ...sitting,
    items,
    definition: definition as unknown as AchievementSource,
    title:
      (translations as Record<string, { title?: string }>)[language]?.title ??
      (definition as unknown as AchievementSource).title,
  }
}

export type SittingItemRow = {
  readonly id: string
  readonly position: number
  readonly correct: boolean | null
  readonly answeredAt: Date | null
  readonly isShown: boolean
  readonly outcome: string
  readonly outcomeText: string
  readonly item: ItemSource
}

export type SittingRow = NonNullable<Awaited<ReturnType<typeof findSitting>>>

/** The sitting that one of its items belongs to. */
export const sittingOfItem = async (db: Db, { memberId, organizationId }: Whose, itemId: string) => {
  const row = await db.sittingItem.findFirst({
    where: { id: itemId, memberId, organizationId },
    select: { sittingId: true },
  })
  return row?.sittingId
}

type Key = { readonly id: string; readonly organizationId: string }

/** Begins an offered sitting; `false` where it was begun before, or is over. */
export const openSitting = async (tx: Tx, { id, organizationId }: Key, now: Date): Promise<boolean> => {
  const { count } = await tx.sitting.updateMany({
    where: { id, organizationId, status: 'offered' },
    data: { status: 'open', openedAt: now },
  })
  return count === 1
}

export const markItemShown = async (db: Db, { id, organizationId }: Key, now: Date): Promise<void> => {
  await db.sittingItem.updateMany({ where: { id, organizationId, shownAt: null }, data: { shownAt: now } })
}

/** Stores the one answer to an item; `false` where there is one. */
export const storeSittingAnswer = async (
  tx: Tx,
  { id, organizationId }: Key,
  given: { readonly answer: unknown; readonly correct: boolean },
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.sittingItem.updateMany({
    where: { id, organizationId, answeredAt: null, sitting: { status: 'open' } },
    data: { answer: given.answer as Prisma.InputJsonValue, correct: given.correct, answeredAt: now },
  })
  return count === 1
}

/** Ends a sitting, once. */
export const endSitting = async (
  tx: Tx,
  { id, organizationId }: Key,
  end: {
    readonly status: 'passed' | 'failed' | 'expired' | 'withdrawn'
    readonly result: SittingResult | undefined
  },
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.sitting.updateMany({
    where: { id, organizationId, status: { in: ['offered', 'open'] } },
    data: {
      status: end.status,
      ...(end.result && { result: end.result as Prisma.InputJsonObject, finishedAt: now }),
    },
  })
  return count === 1
}

/** Holds outcomes of practice until an instant, in place of an earlier hold. */
export const holdOutcomes = async (
  tx: Tx,
  whose: Whose,
  held: {
    readonly achievementId: string
    readonly packId: string
    readonly outcomes: readonly string[]
    readonly until: Date
  },
): Promise<void> => {
  const { memberId, organizationId } = whose
  const { achievementId, until } = held
  const rows = await tx.learningOutcome.findMany({
    where: { organizationId, packId: held.packId, slug: { in: [...held.outcomes] } },
    select: { id: true },
  })
  const outcomeIds = rows.map(({ id }) => id)
  await tx.practiceHold.deleteMany({ where: { ...whose, outcomeId: { in: outcomeIds } } })
  await tx.practiceHold.createMany({
    data: outcomeIds.map((outcomeId) => ({ memberId, outcomeId, organizationId, achievementId, until })),
    skipDuplicates: true,
  })
}

export const releaseHolds = async (tx: Tx, whose: Whose, achievementId: string): Promise<void> => {
  await tx.practiceHold.deleteMany({ where: { ...whose, achievementId } })
}

/** When a member's lessons come, for choosing an hour that suits them. */
export const timesOf = (db: Db, whose: Whose) => db.schedule.findFirst({ where: whose })

/** Where and in which language a member is told something. */
export const listenerOf = async (db: Db, { memberId, organizationId }: Whose) => {
  const [row] = await db.$queryRaw<
    { name: string; locale: string; timeZone: string; until: string | null }[]
  >`
    SELECT m.name, coalesce(s.locale, m.locale, o.locale) AS locale, coalesce(s.time_zone, m.time_zone) AS "timeZone",
      m.until::text AS until
    FROM members m JOIN organizations o ON o.id = m.organization_id LEFT JOIN schedules s ON s.member_id = m.id
    WHERE m.id = ${memberId} AND m.organization_id = ${organizationId} AND m.merged_into IS NULL`
  return row
}
