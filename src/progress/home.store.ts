import type { Db } from '../queue/database.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

export const scheduleOf = (db: Db, whose: Whose) => db.schedule.findFirst({ where: whose })

/** The delivery that waits for a member, with its title in a language and how far it is. `untitled` names one without a lesson. */
export const openDeliveryOf = async (db: Db, whose: Whose, untitled: string, language: string) => {
  const [open] = await db.$queryRaw<
    { deliveryId: string; title: string | null; answered: number; total: number }[]
  >`
    SELECT d.id AS "deliveryId", coalesce(lv.translations -> ${language} ->> 'title', lv.title) AS title,
      count(r.delivery_item_id)::int AS answered, count(di.id)::int AS total
    FROM deliveries d
    LEFT JOIN lesson_versions lv ON lv.id = d.lesson_version_id
    LEFT JOIN delivery_items di ON di.delivery_id = d.id
    LEFT JOIN responses r ON r.delivery_item_id = di.id
    WHERE d.member_id = ${whose.memberId} AND d.organization_id = ${whose.organizationId} AND d.status = 'open'
    GROUP BY d.id, lv.id ORDER BY d.local_date DESC, d.sequence DESC LIMIT 1`
  return open && { ...open, title: open.title ?? untitled }
}
