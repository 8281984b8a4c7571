import type { MessageRef } from '../chat/platform.ts'
import { newId } from '../kernel/ids.ts'
import { fromDateColumn, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { SessionItem } from './session.rules.ts'
import { type Why, whySchema } from './why.rules.ts'

export type Delivery = {
  readonly id: string
  readonly organizationId: string
  readonly memberId: string
  readonly localDate: LocalDate
  readonly sequence: number
  readonly status: string
  readonly dueAt: Date
  readonly seed: number
  readonly why: Why | undefined
  readonly lessonVersionId: string | null
  readonly installationId: string | null
  readonly conversation: string | null
  readonly message: string | null
  readonly sendingAt: Date | null
  readonly sentAt: Date | null
  readonly shownAt: Date | null
}

type DeliveryRow = Omit<Delivery, 'localDate' | 'why'> & { localDate: Date; why: unknown }

const deliveryOf = (row: DeliveryRow): Delivery => {
  const why = whySchema.safeParse(row.why)
  return { ...row, localDate: fromDateColumn(row.localDate), why: why.success ? why.data : undefined }
}

/** Which delivery, and whose: a statement about one names its organization, too. */
type Key = Pick<Delivery, 'id' | 'organizationId'>

const keyOf = ({ id, organizationId }: Key) => ({ id, organizationId })

export type Whose = { readonly memberId: string; readonly organizationId: string }

export const findDelivery = async (db: Db, whose: Whose, id: string): Promise<Delivery | undefined> => {
  const row = await db.delivery.findFirst({ where: { id, ...whose } })
  return row ? deliveryOf(row) : undefined
}

/** For jobs, which carry nothing but the id. */
export const getDelivery = async (db: Db, id: string): Promise<Delivery | undefined> => {
  const row = await db.delivery.findUnique({ where: { id } })
  return row ? deliveryOf(row) : undefined
}

/** The delivery that a member may be in the middle of: the newest that is planned or open. */
export const findOpenDelivery = async (db: Db, whose: Whose): Promise<Delivery | undefined> => {
  const row = await db.delivery.findFirst({
    where: { ...whose, status: { in: ['planned', 'open'] } },
    orderBy: [{ localDate: 'desc' }, { sequence: 'desc' }],
  })
  return row ? deliveryOf(row) : undefined
}

export const findLatestDelivery = async (db: Db, whose: Whose): Promise<Delivery | undefined> => {
  const row = await db.delivery.findFirst({
    where: { ...whose, sentAt: { not: null } },
    orderBy: [{ localDate: 'desc' }, { sequence: 'desc' }],
  })
  return row ? deliveryOf(row) : undefined
}

/** How many deliveries a member has had on a date: the sequence that the next one gets. */
export const deliveriesOn = (db: Db, whose: Whose, date: LocalDate): Promise<Delivery[]> =>
  db.delivery
    .findMany({ where: { ...whose, localDate: toDateColumn(date) }, orderBy: { sequence: 'asc' } })
    .then((rows) => rows.map(deliveryOf))

/** Makes a delivery unless the date has one of that sequence; the id is of whichever there is. */
export const createDelivery = async (
  tx: Tx,
  whose: Whose,
  place: {
    readonly date: LocalDate
    readonly sequence: number
    readonly now: Date
    /** Where it was asked for: it comes there, if it can. */
    readonly installationId: string | undefined
  },
): Promise<{ readonly id: string; readonly created: boolean }> => {
  const id = newId(place.now.getTime())
  const made = await tx.delivery.createMany({
    data: [
      {
        id,
        ...whose,
        localDate: toDateColumn(place.date),
        sequence: place.sequence,
        dueAt: place.now,
        installationId: place.installationId ?? null,
        seed: Number.parseInt(id.slice(-6), 32) | 0,
      },
    ],
    skipDuplicates: true,
  })
  if (made.count === 1) return { id, created: true }
  const there = await tx.delivery.findFirstOrThrow({
    where: { ...whose, localDate: toDateColumn(place.date), sequence: place.sequence },
    select: { id: true },
  })
  return { id: there.id, created: false }
}

/** Opens a planned delivery with its contents. `false` when another worker has done so. */
export const openDelivery = async (
  tx: Tx,
  delivery: Delivery,
  contents: {
    readonly enrolmentId: string | undefined
    readonly lessonVersionId: string | undefined
    readonly items: readonly SessionItem[]
    readonly why: Why
  },
): Promise<boolean> => {
  const opened = await tx.delivery.updateMany({
    where: { ...keyOf(delivery), status: 'planned' },
    data: {
      status: 'open',
      enrolmentId: contents.enrolmentId ?? null,
      lessonVersionId: contents.lessonVersionId ?? null,
      why: contents.why,
    },
  })
  if (opened.count === 0) return false
  await tx.deliveryItem.createMany({
    data: contents.items.map((item, position) => ({
      id: newId(),
      organizationId: delivery.organizationId,
      deliveryId: delivery.id,
      position,
      itemId: item.itemId,
      itemVersionId: item.itemVersionId,
      origin: item.origin,
    })),
  })
  return true
}

export const skipDelivery = async (tx: Tx, delivery: Key, reason: string): Promise<void> => {
  await tx.delivery.updateMany({
    where: { ...keyOf(delivery), status: { in: ['planned', 'open'] }, sentAt: null },
    data: { status: 'skipped', reason },
  })
}

export const markSending = async (
  db: Db,
  delivery: Key,
  installationId: string,
  now: Date,
): Promise<void> => {
  await db.delivery.update({ where: keyOf(delivery), data: { sendingAt: now, installationId } })
}

/** It was asked for there, so it comes there. What is under way is looked for where it was begun. */
export const sendAt = async (tx: Tx, delivery: Key, installationId: string): Promise<void> => {
  await tx.delivery.updateMany({
    where: { ...keyOf(delivery), status: { in: ['planned', 'open'] }, sentAt: null, sendingAt: null },
    data: { installationId },
  })
}

/** The send did not happen for certain: the next attempt need not look for it first. */
export const clearSending = async (db: Db, delivery: Key): Promise<void> => {
  await db.delivery.update({ where: keyOf(delivery), data: { sendingAt: null } })
}

export const markSent = async (
  db: Db,
  delivery: Key,
  sent: { installationId: string; conversation: string; message: string; at: Date },
): Promise<void> => {
  await db.delivery.updateMany({
    where: { ...keyOf(delivery), sentAt: null },
    data: {
      installationId: sent.installationId,
      conversation: sent.conversation,
      message: sent.message,
      sentAt: sent.at,
      sendingAt: null,
    },
  })
}

/**
 * Its question was shown. Where a message was pressed for that, it has arrived, whatever is known of its sending.
 */
export const markShown = async (
  db: Db,
  delivery: Key,
  now: Date,
  pressed: MessageRef | undefined,
): Promise<void> => {
  await db.delivery.updateMany({ where: { ...keyOf(delivery), status: 'open' }, data: { shownAt: now } })
  if (!pressed) return
  await db.delivery.updateMany({
    where: { ...keyOf(delivery), status: 'open', sentAt: null },
    data: { ...pressed, sentAt: now, sendingAt: null },
  })
}

/** Whether a later delivery of the same member has fallen due as well, which brings what this one would. */
export const isOvertaken = async (db: Db, delivery: Delivery, now: Date): Promise<boolean> =>
  (await db.delivery.count({
    where: {
      memberId: delivery.memberId,
      organizationId: delivery.organizationId,
      id: { not: delivery.id },
      status: { in: ['open', 'planned'] },
      dueAt: { gt: delivery.dueAt, lte: now },
    },
  })) > 0

/** Closes what a member left unfinished before a delivery; returns what was closed. */
export const closeEarlier = async (tx: Tx, delivery: Delivery): Promise<Delivery[]> => {
  const open = await tx.delivery.findMany({
    where: {
      memberId: delivery.memberId,
      organizationId: delivery.organizationId,
      id: { not: delivery.id },
      status: { in: ['open', 'planned'] },
      dueAt: { lte: delivery.dueAt },
    },
  })
  await tx.delivery.updateMany({
    where: {
      id: { in: open.map((each) => each.id) },
      organizationId: delivery.organizationId,
      status: { in: ['open', 'planned'] },
    },
    data: { status: 'closed', reason: 'next-due' },
  })
  return open.map(deliveryOf)
}

export const finishDelivery = async (tx: Tx, whose: Whose, id: string, now: Date): Promise<boolean> => {
  const done = await tx.delivery.updateMany({
    where: { id, ...whose, status: 'open' },
    data: { status: 'finished', finishedAt: now },
  })
  return done.count === 1
}

/** The message is gone from the conversation, or is to come again: the delivery is sent anew. */
export const unsend = async (tx: Tx, delivery: Key): Promise<void> => {
  await tx.delivery.update({ where: keyOf(delivery), data: { sentAt: null, sendingAt: null, message: null } })
}

/**
 * Deliveries that found nobody to be sent to on a date wait to be sent again, with the contents that they had been given
 * already; returns their ids.
 */
export const replanUnreachable = async (tx: Tx, whose: Whose, date: LocalDate): Promise<string[]> => {
  const missed = { ...whose, status: 'skipped', reason: 'unreachable', localDate: toDateColumn(date) }
  // What had been composed before its message was refused keeps its contents.
  const composed = await tx.delivery.updateManyAndReturn({
    where: { ...missed, OR: [{ lessonVersionId: { not: null } }, { items: { some: {} } }] },
    data: { status: 'open', reason: null },
    select: { id: true },
  })
  const rows = await tx.delivery.updateManyAndReturn({
    where: missed,
    data: { status: 'planned', reason: null },
    select: { id: true },
  })
  return [...composed, ...rows].map(({ id }) => id)
}

/** Whether a member has been sent anything before. */
export const isFirstDelivery = async (db: Db, whose: Whose, id: string): Promise<boolean> =>
  (await db.delivery.count({ where: { ...whose, id: { not: id }, sentAt: { not: null } } })) === 0

/** Deliveries that wait to be sent and have neither a job nor a row of the agenda. */
export const unsentDeliveries = (db: Db): Promise<{ id: string; memberId: string }[]> =>
  db.$queryRaw`
    SELECT d.id, d.member_id AS "memberId" FROM deliveries d
    WHERE d.status IN ('planned', 'open') AND d.sent_at IS NULL
      AND NOT EXISTS (SELECT FROM agenda a WHERE a.key = 'deliver:' || d.id)
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = 'deliver:' || d.id)`
