import type { Tx } from '../queue/database.ts'
import type { Stored } from './pack-changes.rules.ts'
import type { ItemSource, LoadedLesson } from './pack-format.ts'
import { idAt, type PackScope } from './packs.store.ts'

/** The pack's lessons as stored, the retired ones too. */
export const storedLessons = async (tx: Tx, { organizationId, packId }: PackScope): Promise<Stored[]> => {
  const rows = await tx.$queryRaw<(Omit<Stored, 'standing'> & { moduleId: string; position: number })[]>`
    SELECT l.id, l.slug, l.retired, l.module_id AS "moduleId", l.position, v.hash, coalesce(v.number, 0) AS number
    FROM lessons l JOIN modules m ON m.id = l.module_id LEFT JOIN lesson_versions v ON v.id = l.version_id
    WHERE m.pack_id = ${packId} AND l.organization_id = ${organizationId}`
  return rows.map(({ moduleId, position, ...row }) => ({ ...row, standing: { moduleId, position } }))
}

/** The pack's items as stored, the retired ones too. */
export const storedItems = async (tx: Tx, { organizationId, packId }: PackScope): Promise<Stored[]> => {
  const rows = await tx.$queryRaw<
    (Omit<Stored, 'standing'> & { lessonId: string; outcomeId: string; position: number; reserve: boolean })[]
  >`
    SELECT i.id, i.slug, i.retired, i.lesson_id AS "lessonId", i.outcome_id AS "outcomeId", i.position, i.reserve,
      v.hash, coalesce(v.number, 0) AS number
    FROM items i LEFT JOIN item_versions v ON v.id = i.version_id
    WHERE i.pack_id = ${packId} AND i.organization_id = ${organizationId}`
  return rows.map(({ lessonId, outcomeId, position, reserve, ...row }) => ({
    ...row,
    standing: { lessonId, outcomeId, position, reserve },
  }))
}

/** A version to be written, and what it is a version of. */
export type NewVersion<Source> = {
  readonly of: string
  readonly number: number
  readonly hash: string
  readonly source: Source
}

/** New rows for lessons, or other places for those there are; `retired` is undone. By id. */
export const saveLessons = async (
  tx: Tx,
  scope: PackScope,
  rows: readonly { readonly id: string; readonly slug: string; readonly standing: Stored['standing'] }[],
): Promise<void> => {
  const data = rows.map(({ id, slug, standing }) => ({ id, slug, ...standing }))
  await tx.$executeRaw`
    INSERT INTO lessons (id, organization_id, module_id, slug, position)
    SELECT l.id, ${scope.organizationId}, l."moduleId", l.slug, l.position
    FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb) AS l(id text, "moduleId" text, slug text, position int)
    ON CONFLICT (id) DO UPDATE
      SET module_id = excluded.module_id, position = excluded.position, retired = false`
}

/** The same for items. */
export const saveItems = async (
  tx: Tx,
  scope: PackScope,
  rows: readonly { readonly id: string; readonly slug: string; readonly standing: Stored['standing'] }[],
): Promise<void> => {
  const data = rows.map(({ id, slug, standing }) => ({ id, slug, ...standing }))
  await tx.$executeRaw`
    INSERT INTO items (id, organization_id, pack_id, lesson_id, outcome_id, slug, position, reserve)
    SELECT i.id, ${scope.organizationId}, ${scope.packId}, i."lessonId", i."outcomeId", i.slug, i.position, i.reserve
    FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb)
      AS i(id text, "lessonId" text, "outcomeId" text, slug text, position int, reserve boolean)
    ON CONFLICT (id) DO UPDATE
      SET lesson_id = excluded.lesson_id, outcome_id = excluded.outcome_id, position = excluded.position,
        reserve = excluded.reserve, retired = false`
}

/** Writes versions and makes them the ones that are delivered from now on. */
export const saveLessonVersions = async (
  tx: Tx,
  scope: PackScope,
  versions: readonly NewVersion<LoadedLesson>[],
): Promise<void> => {
  const rows = versions.map(({ of, number, hash, source }) => ({
    id: idAt(scope),
    organizationId: scope.organizationId,
    lessonId: of,
    number,
    hash,
    title: source.title,
    body: source.body,
    words: source.words,
    sources: source.sources,
    ...(source.picture && { picture: source.picture }),
    video: source.video ?? null,
  }))
  await tx.lessonVersion.createMany({ data: rows })
  await tx.$executeRaw`
    UPDATE lessons SET version_id = v.id
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ id, lessonId }) => ({ id, lessonId })))}::jsonb)
      AS v(id text, "lessonId" text)
    WHERE lessons.id = v."lessonId"`
}

/** The same for items. */
export const saveItemVersions = async (
  tx: Tx,
  scope: PackScope,
  versions: readonly NewVersion<ItemSource>[],
): Promise<void> => {
  const rows = versions.map(({ of, number, hash, source }) => ({
    id: idAt(scope),
    organizationId: scope.organizationId,
    itemId: of,
    number,
    hash,
    kind: source.kind,
    difficulty: source.difficulty,
    content: source,
  }))
  await tx.itemVersion.createMany({ data: rows })
  await tx.$executeRaw`
    UPDATE items SET version_id = v.id
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ id, itemId }) => ({ id, itemId })))}::jsonb)
      AS v(id text, "itemId" text)
    WHERE items.id = v."itemId"`
}

/** Deliveries point to them, so they stay; nothing new uses them. */
export const retire = async (
  tx: Tx,
  scope: PackScope,
  ids: { readonly lessons: readonly string[]; readonly items: readonly string[] },
): Promise<void> => {
  const { organizationId } = scope
  const data = { retired: true }
  await tx.lesson.updateMany({ where: { organizationId, id: { in: [...ids.lessons] } }, data })
  await tx.item.updateMany({ where: { organizationId, id: { in: [...ids.items] } }, data })
}
