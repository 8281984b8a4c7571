import { fromDateColumn, toDateColumn } from '../kernel/local-date.ts'
import type { Tx } from '../queue/database.ts'
import { betterMemory, earlierFinish, mergedEnrolment, renumbered } from './merge.rules.ts'
import { moveCredentials } from './move-credentials.store.ts'

/**
 * Moves one member's rows to another: of every room's tables, which a room otherwise leaves alone, because half of it
 * must never stand. Each step may run again and then finds nothing to do, or what came since.
 */
export type Move = { readonly organizationId: string; readonly from: string; readonly to: string }

const moveAnswers = async (tx: Tx, { organizationId, from, to }: Move): Promise<number> => {
  const mine = { organizationId, memberId: from }
  const moved = await tx.response.updateMany({ where: mine, data: { memberId: to } })
  const memories = await tx.memoryState.findMany({ where: mine })
  const itemId = { in: memories.map((memory) => memory.itemId) }
  const there = await tx.memoryState.findMany({ where: { organizationId, memberId: to, itemId } })
  const byItem = new Map(there.map((memory) => [memory.itemId, memory]))
  const isBetter = (memory: (typeof memories)[number]): boolean => {
    const other = byItem.get(memory.itemId)
    return other === undefined || betterMemory(memory, other) === memory
  }
  const items = memories.filter(isBetter).map((memory) => memory.itemId)
  await tx.memoryState.deleteMany({ where: { organizationId, memberId: to, itemId: { in: items } } })
  await tx.memoryState.updateMany({ where: { ...mine, itemId: { in: items } }, data: { memberId: to } })
  await tx.memoryState.deleteMany({ where: mine })
  return moved.count
}

const moveFinishes = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const mine = { organizationId, memberId: from }
  const finishes = await tx.lessonFinish.findMany({ where: mine })
  const lessonId = { in: finishes.map((finish) => finish.lessonId) }
  const there = await tx.lessonFinish.findMany({ where: { organizationId, memberId: to, lessonId } })
  const byLesson = new Map(there.map((finish) => [finish.lessonId, finish]))
  const lessons = finishes
    .filter((finish) => {
      const other = byLesson.get(finish.lessonId)
      return other === undefined || earlierFinish(finish, other) === finish
    })
    .map((finish) => finish.lessonId)
  await tx.lessonFinish.deleteMany({ where: { organizationId, memberId: to, lessonId: { in: lessons } } })
  await tx.lessonFinish.updateMany({ where: { ...mine, lessonId: { in: lessons } }, data: { memberId: to } })
  await tx.lessonFinish.deleteMany({ where: mine })
}

const placesOf = async (tx: Tx, organizationId: string, memberId: string) => {
  const rows = await tx.delivery.findMany({
    where: { organizationId, memberId },
    select: { id: true, localDate: true, sequence: true },
  })
  return rows.map((row) => ({ ...row, localDate: fromDateColumn(row.localDate) }))
}

const moveDeliveries = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const come = await placesOf(tx, organizationId, from)
  const stay = await placesOf(tx, organizationId, to)
  for (const { id, sequence } of renumbered(stay, come)) {
    await tx.delivery.update({ where: { id, organizationId }, data: { sequence, memberId: to } })
  }
  await tx.delivery.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
}

const moveEnrolments = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const come = await tx.enrolment.findMany({ where: { organizationId, memberId: from } })
  for (const enrolment of come) {
    const { pathwayId } = enrolment
    const stay = await tx.enrolment.findFirst({ where: { organizationId, memberId: to, pathwayId } })
    if (!stay) {
      await tx.enrolment.update({ where: { id: enrolment.id, organizationId }, data: { memberId: to } })
      continue
    }
    await tx.enrolment.update({
      where: { id: stay.id, organizationId },
      data: mergedEnrolment(stay, enrolment),
    })
    await tx.delivery.updateMany({
      where: { organizationId, enrolmentId: enrolment.id },
      data: { enrolmentId: stay.id },
    })
    await tx.enrolment.delete({ where: { id: enrolment.id, organizationId } })
  }
}

/** The schedule is the one of who stays; only who has none gets the other's. */
const moveSchedule = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const there = await tx.schedule.count({ where: { organizationId, memberId: to } })
  const mine = { organizationId, memberId: from }
  if (there === 0) await tx.schedule.updateMany({ where: mine, data: { memberId: to } })
  await tx.schedule.deleteMany({ where: mine })
}

/** Who stays keeps their manager; the other's counts until the day of the merger, or goes on where there is none. */
const moveManagers = async (tx: Tx, { organizationId, from, to }: Move, today: string): Promise<void> => {
  const hasManager = await tx.managerAssignment.count({
    where: { organizationId, memberId: to, until: null },
  })
  if (hasManager > 0) {
    await tx.managerAssignment.updateMany({
      where: { organizationId, memberId: from, until: null },
      data: { until: toDateColumn(today) },
    })
  }
  await tx.managerAssignment.updateMany({
    where: { organizationId, memberId: from },
    data: { memberId: to },
  })
  await tx.managerAssignment.updateMany({
    where: { organizationId, managerId: from },
    data: { managerId: to },
  })
  // Nobody manages themselves, and what began and ended on one day never was.
  await tx.$executeRaw`DELETE FROM manager_assignments WHERE organization_id = ${organizationId}
    AND member_id = ${to} AND (manager_id = member_id OR until <= "from")`
}

const moveAccounts = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const chosen = await tx.identity.count({ where: { organizationId, memberId: to, preferred: true } })
  const mine = { organizationId, memberId: from }
  if (chosen > 0) await tx.identity.updateMany({ where: mine, data: { preferred: false } })
  await tx.identity.updateMany({ where: mine, data: { memberId: to } })
  await tx.linkCode.deleteMany({ where: { organizationId, memberId: { in: [from, to] } } })
}

/** What is due later goes on under the other's name; finding the account of who is no more does not. */
const moveAgenda = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  await tx.agendaEntry.deleteMany({ where: { organizationId, key: `link-member:${from}` } })
  await tx.$executeRaw`UPDATE agenda SET lane = ${`member:${to}`}
    WHERE organization_id = ${organizationId} AND lane = ${`member:${from}`}`
}

/** Everything a member has, but their streak; returns how many answers were moved. */
export const moveHistory = async (tx: Tx, move: Move, today: string): Promise<number> => {
  await moveAccounts(tx, move)
  await moveDeliveries(tx, move)
  await moveEnrolments(tx, move)
  await moveFinishes(tx, move)
  await moveSchedule(tx, move)
  await moveManagers(tx, move, today)
  await moveAgenda(tx, move)
  await moveCredentials(tx, move)
  return moveAnswers(tx, move)
}
