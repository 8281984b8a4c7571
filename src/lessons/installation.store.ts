import type { Db, Tx } from '../queue/database.ts'

/** An installation, as far as what waits for it is concerned. */
export const installationOf = (db: Db, whose: { installationId: string; organizationId: string }) =>
  db.installation.findFirst({
    where: { id: whose.installationId, organizationId: whose.organizationId },
    select: { platform: true, tenant: true, status: true },
  })

/** Unsent deliveries to members whom no other account reaches than one of this installation, some at a time. */
export const waitingFor = (
  tx: Tx,
  whose: { installationId: string; organizationId: string },
  atMost: number,
): Promise<{ id: string; memberId: string }[]> =>
  tx.$queryRaw`
    SELECT d.id, d.member_id AS "memberId" FROM deliveries d
    WHERE d.organization_id = ${whose.organizationId} AND d.status IN ('planned', 'open') AND d.sent_at IS NULL
      AND EXISTS (SELECT FROM identities i
        WHERE i.member_id = d.member_id AND i.installation_id = ${whose.installationId})
      AND NOT EXISTS (SELECT FROM identities i JOIN installations n ON n.id = i.installation_id
        WHERE i.member_id = d.member_id AND i.unreachable IS NULL AND n.status = 'active')
    ORDER BY d.id LIMIT ${atMost} FOR UPDATE OF d`

/** Members with an account there whose delivery found nobody to be sent to, since a date. By id, some at a time. */
export const missedThere = (
  db: Db,
  whose: { installationId: string; organizationId: string },
  since: Date,
  after: string,
  atMost: number,
): Promise<{ memberId: string }[]> =>
  db.$queryRaw`
    SELECT DISTINCT d.member_id AS "memberId" FROM deliveries d
    JOIN identities i ON i.member_id = d.member_id AND i.installation_id = ${whose.installationId}
    WHERE d.organization_id = ${whose.organizationId} AND d.status = 'skipped' AND d.reason = 'unreachable'
      AND d.due_at >= ${since} AND d.member_id > ${after}
    ORDER BY d.member_id LIMIT ${atMost}`

/** Unsent deliveries are not sent any more. */
export const skipDeliveries = async (
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  reason: string,
): Promise<void> => {
  await tx.delivery.updateMany({
    where: { id: { in: [...ids] }, organizationId, status: { in: ['planned', 'open'] }, sentAt: null },
    data: { status: 'skipped', reason },
  })
}
