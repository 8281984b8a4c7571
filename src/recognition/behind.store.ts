import type { AchievementSource } from '../content/achievement-format.ts'
import type { Db } from '../queue/database.ts'
import { findMoment, type Moment } from './moments.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** A text, and the language that it was found in. */
export type Shown = { readonly text: string; readonly lang: string }

/** Lessons of a module that somebody has finished, in the order in which they are taught. */
export type FinishedModule = Shown & { readonly lessons: readonly string[] }

/** What somebody had finished by an instant: of one pathway, or of all. */
export const lessonsFinished = async (
  db: Db,
  { memberId, organizationId }: Whose,
  { pathwayId, until, language }: { pathwayId: string | null; until: Date; language: string },
): Promise<FinishedModule[]> => {
  const rows = await db.$queryRaw<{ moduleId: string; module: string; lesson: string; lang: string }[]>`
    SELECT m.id AS "moduleId", coalesce(m.translations -> ${language} ->> 'title', m.title) AS module,
      coalesce(lv.translations -> ${language} ->> 'title', lv.title) AS lesson,
      CASE WHEN m.translations ? ${language} THEN ${language} ELSE k.language END AS lang
    FROM lesson_finishes f
    JOIN lessons l ON l.id = f.lesson_id
    JOIN lesson_versions lv ON lv.id = l.version_id
    JOIN modules m ON m.id = l.module_id
    JOIN packs k ON k.id = m.pack_id
    LEFT JOIN pathway_modules pm ON pm.module_id = m.id AND pm.pathway_id = ${pathwayId}
    WHERE f.member_id = ${memberId} AND f.organization_id = ${organizationId} AND f.finished_at <= ${until}
      AND (${pathwayId}::text IS NULL OR pm.pathway_id IS NOT NULL)
    ORDER BY pm.position, m.pack_id, m.slug, m.id, l.position, l.id`
  const modules = new Map<string, Shown & { lessons: string[] }>()
  for (const { moduleId, module: text, lesson, lang } of rows) {
    const found = modules.get(moduleId) ?? { text, lang, lessons: [] }
    found.lessons.push(lesson)
    modules.set(moduleId, found)
  }
  return [...modules.values()]
}

const shownIn = (
  translated: string | undefined,
  text: string,
  { language, own }: { readonly language: string; readonly own: string },
): Shown => (translated === undefined ? { text, lang: own } : { text: translated, lang: language })

type SkillOfPack = { readonly packId: string; readonly skill: string }

/** What somebody who has a skill can do. */
export const outcomesOfSkill = async (
  db: Db,
  organizationId: string,
  { packId, skill }: SkillOfPack,
  language: string,
): Promise<Shown[]> => {
  const rows = await db.learningOutcome.findMany({
    where: { organizationId, packId, skill },
    select: { text: true, translations: true, pack: { select: { language: true } } },
    orderBy: { slug: 'asc' },
  })
  return rows.map(({ text, translations, pack }) => {
    const said = translations as Readonly<Record<string, { text?: string }>>
    return shownIn(said[language]?.text, text, { language, own: pack.language })
  })
}

/** The badges that count for a skill and can be earned today; first the one that asks for least beside it. */
export const badgesOfSkill = async (
  db: Db,
  organizationId: string,
  { packId, skill }: SkillOfPack,
  language: string,
): Promise<(Shown & { readonly id: string })[]> => {
  const rows = await db.achievement.findMany({
    where: { organizationId, packId, draft: false, retired: false },
    select: { id: true, definition: true, translations: true, pack: { select: { language: true } } },
    orderBy: { slug: 'asc' },
  })
  return rows
    .map(({ id, definition, translations, pack }) => ({
      id,
      own: pack.language,
      // The column holds what the content module wrote.
      source: definition as AchievementSource,
      said: (translations as Readonly<Record<string, { title?: string }>>)[language],
    }))
    .filter(({ source }) => source.skills.includes(skill))
    .sort((a, b) => a.source.outcomes.length - b.source.outcomes.length)
    .map(({ id, own, source, said }) => ({ id, ...shownIn(said?.title, source.title, { language, own }) }))
}

/** How often the two of a pairing have talked, as either of them said. */
export const talksOf = async (db: Db, organizationId: string, pairingId: string): Promise<number> => {
  const talks = await db.mentoringCheckIn.findMany({
    where: { organizationId, pairingId, minutes: { gt: 0 } },
    distinct: ['occasion'],
    select: { occasion: true },
  })
  return talks.length
}

/** The pathway of the lesson that somebody finished last. */
export const pathwayLearned = async (
  db: Db,
  { memberId, organizationId }: Whose,
): Promise<string | undefined> => {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT e.pathway_id AS id FROM deliveries d JOIN enrolments e ON e.id = d.enrolment_id
    WHERE d.member_id = ${memberId} AND d.organization_id = ${organizationId} AND d.status = 'finished'
    ORDER BY d.local_date DESC, d.sequence DESC LIMIT 1`
  return found?.id
}

/** A moment by the id in its page's address, which whoever was shown it has. */
export const publicMoment = async (db: Db, id: string): Promise<Moment | undefined> => {
  const row = await db.recognitionMoment.findUnique({ where: { id }, select: { organizationId: true } })
  return row ? findMoment(db, { id, organizationId: row.organizationId }) : undefined
}
