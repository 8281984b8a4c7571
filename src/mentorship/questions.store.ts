import type { Whose } from '../chat/people.store.ts'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Key } from './requests.store.ts'
import type { SkillKey } from './skills.store.ts'

/** What a question is about: a lesson or a question of a pack, with the skill that it teaches. */
export type About = SkillKey & {
  readonly itemId: string | null
  readonly lessonId: string | null
}

export type Question = SkillKey & {
  readonly id: string
  readonly organizationId: string
  readonly askerId: string
  readonly itemId: string | null
  readonly lessonId: string | null
  readonly text: string
  readonly state: 'waiting' | 'asked' | 'answered' | 'closed'
  readonly mentorId: string | null
  readonly passed: readonly string[]
  readonly askedAt: Date
  readonly expiresAt: Date | null
  readonly answer: string | null
  readonly helpedAt: Date | null
}

type Row = Omit<Question, 'state'> & { readonly state: string }

// The column holds what this file wrote.
const questionOf = (row: Row | null): Question | undefined => (row ? (row as Question) : undefined)

/** What a question of a delivery of the member's is about; `undefined` where it isn't theirs. */
export const aboutItem = async (
  db: Db,
  { memberId, organizationId }: Whose,
  deliveryItemId: string,
): Promise<About | undefined> => {
  const [row] = await db.$queryRaw<About[]>`
    SELECT o.pack_id AS "packId", o.skill, i.id AS "itemId", NULL AS "lessonId"
    FROM delivery_items di JOIN deliveries d ON d.id = di.delivery_id
    JOIN items i ON i.id = di.item_id JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE di.id = ${deliveryItemId} AND d.member_id = ${memberId} AND d.organization_id = ${organizationId}`
  return row
}

/** What the lesson of a delivery of the member's is about. */
export const aboutLesson = async (
  db: Db,
  { memberId, organizationId }: Whose,
  deliveryId: string,
): Promise<About | undefined> => {
  const [row] = await db.$queryRaw<About[]>`
    SELECT o.pack_id AS "packId", o.skill, NULL AS "itemId", l.id AS "lessonId"
    FROM deliveries d JOIN lesson_versions v ON v.id = d.lesson_version_id JOIN lessons l ON l.id = v.lesson_id
    JOIN items i ON i.lesson_id = l.id JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE d.id = ${deliveryId} AND d.member_id = ${memberId} AND d.organization_id = ${organizationId}
    ORDER BY i.id LIMIT 1`
  return row
}

/** What a question is about, in words and in a language: the title of the lesson, or what the item asks. */
export const aboutText = async (
  db: Db,
  { organizationId, itemId, lessonId }: Pick<Question, 'organizationId' | 'itemId' | 'lessonId'>,
  language: string,
): Promise<string> => {
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT * FROM (
      SELECT coalesce(v.translations -> ${language} ->> 'prompt', v.content ->> 'prompt') AS text, v.number
      FROM item_versions v WHERE v.item_id = ${itemId} AND v.organization_id = ${organizationId}
      UNION ALL
      SELECT coalesce(v.translations -> ${language} ->> 'title', v.title), v.number
      FROM lesson_versions v WHERE v.lesson_id = ${lessonId} AND v.organization_id = ${organizationId}) said
    ORDER BY number DESC LIMIT 1`
  return row?.text ?? ''
}

/** Asks; the id of the question. `undefined` where one about the same is open. */
export const createQuestion = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { packId, skill, itemId, lessonId }: About,
  { text, now }: { readonly text: string; readonly now: Date },
): Promise<string | undefined> => {
  const id = newId(now.getTime())
  const openKey = `${memberId}:${itemId ?? lessonId}`
  const about = { organizationId, askerId: memberId, packId, skill, itemId, lessonId, text, openKey }
  const { count } = await tx.mentorQuestion.createMany({
    data: [{ id, ...about, askedAt: now }],
    skipDuplicates: true,
  })
  return count === 1 ? id : undefined
}

export const findQuestion = async (db: Db, { id, organizationId }: Key): Promise<Question | undefined> =>
  questionOf(await db.mentorQuestion.findFirst({ where: { id, organizationId } }))

/** A question, held until the transaction ends. */
export const lockQuestion = async (tx: Tx, key: Key): Promise<Question | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM mentor_questions WHERE id = ${key.id} AND organization_id = ${key.organizationId}
    FOR UPDATE`
  return findQuestion(tx, key)
}

export const saveQuestion = async (
  tx: Tx,
  { id, organizationId }: Key,
  change: Partial<
    Pick<Question, 'state' | 'mentorId' | 'expiresAt' | 'answer' | 'helpedAt'> & {
      readonly sentAt: Date
      readonly answeredAt: Date
      readonly openKey: null
      readonly passed: string[]
    }
  >,
): Promise<void> => {
  await tx.mentorQuestion.update({ where: { id, organizationId }, data: change })
}

/** How many questions each mentor has before them. */
export const askedOfEach = async (db: Db, organizationId: string): Promise<Map<string, number>> => {
  const rows = await db.mentorQuestion.groupBy({
    by: ['mentorId'],
    where: { organizationId, state: 'asked' },
    _count: true,
  })
  return new Map(rows.flatMap(({ mentorId, _count }) => (mentorId ? [[mentorId, _count] as const] : [])))
}

/** What is open around a member: what they have asked, and what they are asked. */
export const openQuestionsOf = async (db: Db, { memberId, organizationId }: Whose): Promise<Question[]> => {
  const rows = await db.mentorQuestion.findMany({
    where: {
      organizationId,
      OR: [
        { askerId: memberId, state: { in: ['waiting', 'asked'] } },
        { mentorId: memberId, state: 'asked' },
      ],
    },
    orderBy: { askedAt: 'asc' },
  })
  return rows.map((row) => row as Question)
}
