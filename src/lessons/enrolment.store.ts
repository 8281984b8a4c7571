import { newId } from '../kernel/ids.ts'
import { fromDateColumn, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Whose } from './deliveries.store.ts'

export type PathwayOnOffer = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly lessons: number
  /** Lessons that the member has finished; `null` when they are not on it. */
  readonly done: number | null
  /** The language that title and summary are in, where that may be another than the reader's. */
  readonly shownIn?: string
}

/** An organization's pathways in a language, and how far a member is on each. */
export const pathwaysFor = (db: Db, whose: Whose, language = ''): Promise<PathwayOnOffer[]> =>
  db.$queryRaw<PathwayOnOffer[]>`
    SELECT p.id, p.slug, coalesce(p.translations -> ${language} ->> 'title', p.title) AS title,
      coalesce(p.translations -> ${language} ->> 'summary', p.summary) AS summary,
      CASE WHEN p.translations ? ${language} THEN ${language} ELSE k.language END AS "shownIn",
      count(l.id)::int AS lessons,
      CASE WHEN bool_or(e.id IS NOT NULL) THEN count(f.lesson_id)::int END AS done
    FROM pathways p
    JOIN packs k ON k.id = p.pack_id
    LEFT JOIN pathway_modules pm ON pm.pathway_id = p.id
    LEFT JOIN lessons l ON l.module_id = pm.module_id AND NOT l.retired
    LEFT JOIN enrolments e ON e.pathway_id = p.id AND e.member_id = ${whose.memberId} AND e.status <> 'ended'
    LEFT JOIN lesson_finishes f ON f.lesson_id = l.id AND f.member_id = ${whose.memberId}
    WHERE p.organization_id = ${whose.organizationId} AND NOT p.retired
    GROUP BY p.id, k.language
    ORDER BY p.id = (SELECT default_pathway_id FROM organizations WHERE id = ${whose.organizationId}) DESC NULLS LAST,
      3`

/** A pathway by its id or slug; its title in a language, or in the pack's where none is asked for. */
export const findPathway = async (
  db: Db,
  organizationId: string,
  idOrSlug: string,
  language = '',
): Promise<{ id: string; title: string; slug: string } | null> => {
  const [found] = await db.$queryRaw<{ id: string; title: string; slug: string }[]>`
    SELECT id, slug, coalesce(translations -> ${language} ->> 'title', title) AS title
    FROM pathways
    WHERE organization_id = ${organizationId} AND NOT retired AND (id = ${idOrSlug} OR slug = ${idOrSlug})
    ORDER BY id LIMIT 1`
  return found ?? null
}

export const activeEnrolments = (db: Db, whose: Whose): Promise<number> =>
  db.enrolment.count({ where: { ...whose, status: 'active' } })

/** Enrols a member, or takes up an enrolment that was ended. `false` when they are on it already. */
export const enrolMember = async (
  tx: Tx,
  whose: Whose,
  enrolment: {
    readonly pathwayId: string
    readonly startsOn: LocalDate
    readonly dueOn?: LocalDate | undefined
    readonly now: Date
  },
): Promise<boolean> => {
  const key = { memberId: whose.memberId, pathwayId: enrolment.pathwayId }
  const { organizationId } = whose
  const there = await tx.enrolment.findUnique({ where: { memberId_pathwayId: key, organizationId } })
  const dueOn = enrolment.dueOn ? toDateColumn(enrolment.dueOn) : null
  if (there && there.status !== 'ended') {
    const sameDue = (there.dueOn ? fromDateColumn(there.dueOn) : undefined) === enrolment.dueOn
    if (enrolment.dueOn && !sameDue)
      await tx.enrolment.update({ where: { id: there.id, organizationId }, data: { dueOn } })
    return false
  }
  const dates = { startsOn: toDateColumn(enrolment.startsOn), dueOn }
  await tx.enrolment.upsert({
    where: { memberId_pathwayId: key, organizationId },
    create: { id: newId(enrolment.now.getTime()), ...whose, ...key, ...dates, createdAt: enrolment.now },
    update: { ...dates, status: 'active', endedAt: null },
  })
  return true
}

export const endEnrolment = async (tx: Tx, whose: Whose, pathwayId: string, now: Date): Promise<boolean> => {
  const ended = await tx.enrolment.updateMany({
    where: { ...whose, pathwayId, status: { not: 'ended' } },
    data: { status: 'ended', endedAt: now },
  })
  return ended.count > 0
}

/**
 * Counts lessons as finished that were begun and left, once all their questions have been answered in later deliveries;
 * returns how many.
 */
export const finishCaughtUp = (tx: Tx, { memberId, organizationId }: Whose, now: Date): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO lesson_finishes (member_id, lesson_id, organization_id, delivery_id, finished_at)
    SELECT DISTINCT ON (l.id) d.member_id, l.id, d.organization_id, d.id, ${now}
    FROM deliveries d JOIN lesson_versions lv ON lv.id = d.lesson_version_id
    JOIN lessons l ON l.id = lv.lesson_id AND NOT l.retired
    WHERE d.member_id = ${memberId} AND d.organization_id = ${organizationId} AND d.shown_at IS NOT NULL
      AND d.status = 'closed'
      AND EXISTS (SELECT FROM items i WHERE i.lesson_id = l.id AND NOT i.retired AND NOT i.reserve)
      AND NOT EXISTS (
        SELECT FROM items i WHERE i.lesson_id = l.id AND NOT i.retired AND NOT i.reserve AND NOT EXISTS (
          SELECT FROM memory_states s WHERE s.member_id = d.member_id AND s.item_id = i.id))
    ORDER BY l.id, d.local_date DESC, d.sequence DESC
    ON CONFLICT (member_id, lesson_id) DO NOTHING`

/** Marks the pathways as completed whose lessons a member has all finished; returns the ids of these enrolments. */
export const completeEnrolments = async (tx: Tx, whose: Whose, now: Date): Promise<string[]> => {
  const completed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE enrolments e SET status = 'completed', ended_at = ${now}
    FROM pathways p
    WHERE p.id = e.pathway_id AND e.member_id = ${whose.memberId} AND e.organization_id = ${whose.organizationId}
      AND e.status = 'active'
      AND EXISTS (SELECT FROM pathway_modules pm JOIN lessons l ON l.module_id = pm.module_id
        WHERE pm.pathway_id = p.id AND NOT l.retired)
      AND NOT EXISTS (
        SELECT FROM pathway_modules pm JOIN lessons l ON l.module_id = pm.module_id AND NOT l.retired
        WHERE pm.pathway_id = p.id AND NOT EXISTS (
          SELECT FROM lesson_finishes f WHERE f.member_id = e.member_id AND f.lesson_id = l.id))
    RETURNING e.id`
  return completed.map(({ id }) => id)
}
