/**
 * What becomes of two records of one person that are joined. Every rule gives the same whichever record is named
 * first; none loses an answer. They are told to people in docs/accounts.md.
 */
import type { LocalDate } from '../kernel/local-date.ts'

const byFirst = (...orders: readonly number[]): number => orders.find((order) => order !== 0) ?? 0
const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
const compareDates = (a: Date, b: Date): number => compare(a.getTime(), b.getTime())

export type MergingMember = {
  readonly id: string
  readonly onRoster: boolean
  readonly createdAt: Date
  readonly from: LocalDate | undefined
  readonly until: LocalDate | undefined
  readonly roles: readonly string[]
  readonly teamId: string | null
  readonly siteId: string | null
  readonly locale: string | null
}

/** Which of two members stays: the one of the roster, then the one who was here first. */
export const survivorOf = <M extends Pick<MergingMember, 'id' | 'onRoster' | 'createdAt'>>(
  a: M,
  b: M,
): { readonly survivor: M; readonly merged: M } => {
  const order = byFirst(
    Number(b.onRoster) - Number(a.onRoster),
    compareDates(a.createdAt, b.createdAt),
    compare(a.id, b.id),
  )
  return order <= 0 ? { survivor: a, merged: b } : { survivor: b, merged: a }
}

const earliest = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined || b === undefined ? undefined : a < b ? a : b
const latest = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined || b === undefined ? undefined : a > b ? a : b

/**
 * The columns of the one who stays. The roster decides how long somebody belongs; where it knows both, they belong
 * from the earlier first day to the later last.
 */
export const mergedMember = (survivor: MergingMember, merged: MergingMember) => {
  const bothOnRoster = survivor.onRoster === merged.onRoster
  return {
    onRoster: survivor.onRoster || merged.onRoster,
    from: bothOnRoster ? earliest(survivor.from, merged.from) : survivor.from,
    until: bothOnRoster ? latest(survivor.until, merged.until) : survivor.until,
    roles: [...new Set([...survivor.roles, ...merged.roles])].sort(),
    teamId: survivor.teamId ?? merged.teamId,
    siteId: survivor.siteId ?? merged.siteId,
    locale: survivor.locale ?? merged.locale,
  }
}

export type MergingMemory = {
  readonly itemId: string
  readonly lastReviewAt: Date
  readonly reps: number
  readonly lapses: number
  readonly stability: number
  readonly difficulty: number
  readonly dueAt: Date
}

/**
 * The better-informed of two memories of one item: the later reviewed, then the one that rests on more answers. The
 * whole state is kept, never a mixture that no row of answers leads to.
 */
export const betterMemory = <M extends MergingMemory>(a: M, b: M): M =>
  byFirst(
    compareDates(a.lastReviewAt, b.lastReviewAt),
    compare(a.reps, b.reps),
    compare(b.lapses, a.lapses),
    compare(a.stability, b.stability),
    compare(b.difficulty, a.difficulty),
    compareDates(a.dueAt, b.dueAt),
  ) >= 0
    ? a
    : b

export type MergingFinish = {
  readonly lessonId: string
  readonly finishedAt: Date
  readonly deliveryId: string
}

/** A lesson counts as finished from the first time on. */
export const earlierFinish = <F extends MergingFinish>(a: F, b: F): F =>
  byFirst(compareDates(a.finishedAt, b.finishedAt), compare(a.deliveryId, b.deliveryId)) <= 0 ? a : b

export type MergingEnrolment = {
  readonly status: string
  readonly startsOn: Date
  readonly dueOn: Date | null
  readonly createdAt: Date
  readonly endedAt: Date | null
}

const statusRank: Readonly<Record<string, number>> = { ended: 0, active: 1, completed: 2 }
const earlier = (a: Date, b: Date): Date => (compareDates(a, b) <= 0 ? a : b)
const rankOf = (status: string): number => statusRank[status] ?? 0
const earlierDate = (a: Date | null, b: Date | null): Date | null =>
  a === null ? b : b === null ? a : earlier(a, b)

/** One enrolment of two on the same pathway: whatever either has reached, from the earlier start, due at the earlier. */
export const mergedEnrolment = (a: MergingEnrolment, b: MergingEnrolment): MergingEnrolment => {
  const status = rankOf(a.status) >= rankOf(b.status) ? a.status : b.status
  const reached = [a, b].filter((each) => each.status === status).map(({ endedAt }) => endedAt)
  return {
    status,
    startsOn: earlier(a.startsOn, b.startsOn),
    dueOn: earlierDate(a.dueOn, b.dueOn),
    createdAt: earlier(a.createdAt, b.createdAt),
    endedAt: reached.reduce(earlierDate, null),
  }
}

export type MergingDelivery = {
  readonly id: string
  readonly localDate: LocalDate
  readonly sequence: number
}

/**
 * New sequences for the deliveries of the one who goes, where the other has a delivery of that date and sequence
 * already: after all others of the date, in their order. Which of two scheduled ones stays the scheduled one of its
 * date doesn't matter, as both are kept.
 */
export const renumbered = (
  stay: readonly MergingDelivery[],
  come: readonly MergingDelivery[],
): readonly { readonly id: string; readonly sequence: number }[] => {
  const place = ({ localDate, sequence }: MergingDelivery): string => `${localDate} ${sequence}`
  const taken = new Set(stay.map(place))
  const last = new Map<LocalDate, number>()
  for (const { localDate, sequence } of [...stay, ...come]) {
    last.set(localDate, Math.max(last.get(localDate) ?? 0, sequence))
  }
  return come
    .filter((delivery) => taken.has(place(delivery)))
    .toSorted((a, b) => byFirst(compare(a.localDate, b.localDate), a.sequence - b.sequence))
    .map(({ id, localDate }) => {
      const sequence = (last.get(localDate) ?? 0) + 1
      last.set(localDate, sequence)
      return { id, sequence }
    })
}
