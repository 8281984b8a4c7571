import { z } from 'zod'
import type { ItemSource } from '../content/pack-format.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Delivery, Whose } from './deliveries.store.ts'
import type { LessonText } from './lesson.card.ts'
import type { Why } from './why.rules.ts'

const pictureSchema = z.object({ url: z.string(), alt: z.string() }).nullable()

export type SessionQuestion = {
  readonly deliveryItemId: string
  readonly position: number
  readonly origin: string
  /** In the language that was asked for, where it is translated. */
  readonly item: ItemSource
  /** The language that it is in. */
  readonly shownIn: string
  readonly outcome: string
  readonly answered: boolean
}

/** The questions of a delivery in order and in a language, each in the version that was chosen for it. */
export const questionsOf = (
  db: Db,
  whose: Whose,
  deliveryId: string,
  language: string,
): Promise<SessionQuestion[]> =>
  db.$queryRaw<SessionQuestion[]>`
    SELECT di.id AS "deliveryItemId", di.position, di.origin, coalesce(iv.translations -> ${language}, iv.content) AS item,
      CASE WHEN iv.translations ? ${language} THEN ${language} ELSE p.language END AS "shownIn",
      coalesce(o.translations -> ${language} ->> 'text', o.text) AS outcome,
      r.delivery_item_id IS NOT NULL AS answered
    FROM delivery_items di
    JOIN deliveries d ON d.id = di.delivery_id
    JOIN item_versions iv ON iv.id = di.item_version_id
    JOIN items i ON i.id = di.item_id
    JOIN learning_outcomes o ON o.id = i.outcome_id
    JOIN packs p ON p.id = i.pack_id
    LEFT JOIN responses r ON r.delivery_item_id = di.id
    WHERE di.delivery_id = ${deliveryId} AND d.member_id = ${whose.memberId}
      AND d.organization_id = ${whose.organizationId}
    ORDER BY di.position`

/** The delivery that a question belongs to, if it is one of this member. */
export const deliveryOfItem = async (
  db: Db,
  whose: Whose,
  deliveryItemId: string,
): Promise<string | undefined> => {
  const item = await db.deliveryItem.findFirst({
    where: {
      id: deliveryItemId,
      organizationId: whose.organizationId,
      delivery: { memberId: whose.memberId },
    },
    select: { deliveryId: true },
  })
  return item?.deliveryId
}

/** The question of a delivery that was answered last, and when. */
export const latestAnswerOf = async (
  db: Db,
  whose: Whose,
  deliveryId: string,
): Promise<{ readonly deliveryItemId: string; readonly answeredAt: Date } | undefined> => {
  const [latest] = await db.$queryRaw<{ deliveryItemId: string; answeredAt: Date }[]>`
    SELECT di.id AS "deliveryItemId", r.answered_at AS "answeredAt"
    FROM delivery_items di JOIN responses r ON r.delivery_item_id = di.id
    WHERE di.delivery_id = ${deliveryId} AND r.member_id = ${whose.memberId}
      AND r.organization_id = ${whose.organizationId}
    ORDER BY r.answered_at DESC, di.position DESC LIMIT 1`
  return latest
}

const translationSchema = z.object({
  title: z.string(),
  body: z.string(),
  words: z.number(),
  sources: z.array(z.string()),
  picture: pictureSchema.optional(),
  video: z.string().optional(),
})

/** A lesson's text in a language, or in the pack's where it isn't translated. */
export const lessonTextOf = async (
  db: Db,
  organizationId: string,
  lessonVersionId: string | null,
  language: string,
): Promise<LessonText | undefined> => {
  if (lessonVersionId === null) return undefined
  const version = await db.lessonVersion.findFirst({
    where: { id: lessonVersionId, organizationId },
    include: { lesson: { select: { module: { select: { pack: { select: { language: true } } } } } } },
  })
  if (!version) return undefined
  const translations = z.record(z.string(), z.unknown()).catch({}).parse(version.translations)
  const translated = translationSchema.safeParse(translations[language]).data
  const text = translated ?? version
  return {
    title: text.title,
    body: text.body,
    words: text.words,
    sources: text.sources,
    picture: translated?.picture ?? pictureSchema.catch(null).parse(version.picture),
    video: translated?.video ?? version.video,
    shownIn: translated ? language : version.lesson.module.pack.language,
  }
}

/** What the lesson of a delivery, its module and its pathway are called in a language, as far as that is known. */
const placeNamesOf = async (
  db: Db,
  { id, organizationId }: { readonly id: string; readonly organizationId: string },
  language: string,
): Promise<{ readonly title?: string; readonly module?: string; readonly pathway?: string }> => {
  const [names] = await db.$queryRaw<
    { title: string | null; module: string | null; pathway: string | null }[]
  >`
    SELECT lv.translations -> ${language} ->> 'title' AS title, m.translations -> ${language} ->> 'title' AS module,
      p.translations -> ${language} ->> 'title' AS pathway
    FROM deliveries d
    JOIN lesson_versions lv ON lv.id = d.lesson_version_id
    JOIN lessons l ON l.id = lv.lesson_id
    JOIN modules m ON m.id = l.module_id
    LEFT JOIN enrolments e ON e.id = d.enrolment_id
    LEFT JOIN pathways p ON p.id = e.pathway_id
    WHERE d.id = ${id} AND d.organization_id = ${organizationId}`
  const { title, module, pathway } = names ?? {}
  return { ...(title && { title }), ...(module && { module }), ...(pathway && { pathway }) }
}

/** Why a delivery holds what it holds, with the names that things have in a language. */
export const whyIn = async (db: Db, delivery: Delivery, language: string): Promise<Why | undefined> => {
  const { why } = delivery
  if (!why?.lesson) return why
  return { ...why, lesson: { ...why.lesson, ...(await placeNamesOf(db, delivery, language)) } }
}

/** The lesson of a delivery counts as finished by its member, from the first time on. */
export const finishLesson = async (tx: Tx, delivery: Delivery, now: Date): Promise<void> => {
  if (!delivery.lessonVersionId) return
  const version = await tx.lessonVersion.findUnique({
    where: { id: delivery.lessonVersionId, organizationId: delivery.organizationId },
  })
  if (!version) return
  await tx.lessonFinish.createMany({
    data: [
      {
        memberId: delivery.memberId,
        lessonId: version.lessonId,
        organizationId: delivery.organizationId,
        deliveryId: delivery.id,
        finishedAt: now,
      },
    ],
    skipDuplicates: true,
  })
}
