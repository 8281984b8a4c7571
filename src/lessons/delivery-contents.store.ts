import { z } from 'zod'
import type { ItemSource } from '../content/pack-format.ts'
import type { Db } from '../queue/database.ts'
import type { Whose } from './deliveries.store.ts'
import type { LessonText } from './lesson.card.ts'

const pictureSchema = z.object({ url: z.string(), alt: z.string() }).nullable()

export type SessionQuestion = {
  readonly deliveryItemId: string
  readonly position: number
  readonly origin: string
  readonly item: ItemSource
  readonly outcome: string
  readonly answered: boolean
}

/** The questions of a delivery in order, each in the version that was chosen for it. */
export const questionsOf = (db: Db, whose: Whose, deliveryId: string): Promise<SessionQuestion[]> =>
  db.$queryRaw<SessionQuestion[]>`
    SELECT di.id AS "deliveryItemId", di.position, di.origin, iv.content AS item, o.text AS outcome,
      r.delivery_item_id IS NOT NULL AS answered
    FROM delivery_items di
    JOIN deliveries d ON d.id = di.delivery_id
    JOIN item_versions iv ON iv.id = di.item_version_id
    JOIN items i ON i.id = di.item_id
    JOIN learning_outcomes o ON o.id = i.outcome_id
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

export const lessonTextOf = async (
  db: Db,
  organizationId: string,
  lessonVersionId: string | null,
): Promise<LessonText | undefined> => {
  if (lessonVersionId === null) return undefined
  const version = await db.lessonVersion.findFirst({ where: { id: lessonVersionId, organizationId } })
  if (!version) return undefined
  return {
    title: version.title,
    body: version.body,
    words: version.words,
    sources: version.sources,
    picture: pictureSchema.catch(null).parse(version.picture),
    video: version.video,
  }
}
