import type { Span } from './working-time.rules.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A first talk takes half an hour. */
export const meetingMinutes = 30

/** Nobody is asked to meet sooner. */
const noticeMs = 2 * hourMs

/** Two times on one day lie so far apart at least. */
const apartMs = 2 * hourMs

const stepMs = 30 * minuteMs

/** The time that both have in common. */
const overlaps = (a: readonly Span[], b: readonly Span[]): Span[] =>
  a
    .flatMap(([from, until]) =>
      b.map(
        ([otherFrom, otherUntil]): Span => [
          new Date(Math.max(from.getTime(), otherFrom.getTime())),
          new Date(Math.min(until.getTime(), otherUntil.getTime())),
        ],
      ),
    )
    .filter(([from, until]) => from < until)
    .sort(([x], [y]) => x.getTime() - y.getTime())

/**
 * When two people could meet: every full and half hour at which both are at work for all of the meeting, the soonest first.
 * Working time in, instants out.
 */
export const timesInCommon = (a: readonly Span[], b: readonly Span[], now: Date): Date[] => {
  const earliest = now.getTime() + noticeMs
  const times = overlaps(a, b).flatMap(([from, until]) => {
    const first = Math.ceil(Math.max(from.getTime(), earliest) / stepMs) * stepMs
    const last = until.getTime() - meetingMinutes * minuteMs
    const count = last < first ? 0 : Math.floor((last - first) / stepMs) + 1
    return Array.from({ length: count }, (_, index) => first + index * stepMs)
  })
  return [...new Set(times)].sort((x, y) => x - y).map((at) => new Date(at))
}

/** A few of many times: on as many days as there are, and hours apart where one day has to do. The soonest first. */
export const proposedTimes = (times: readonly Date[], most: number): Date[] => {
  const chosen: Date[] = []
  const choose = (gapMs: number): void => {
    for (const at of times) {
      if (chosen.length >= most) return
      if (chosen.every((other) => Math.abs(other.getTime() - at.getTime()) >= gapMs)) chosen.push(at)
    }
  }
  // A day later is at the same hour or later; twenty hours let the next morning follow an afternoon.
  choose(20 * hourMs)
  choose(apartMs)
  choose(stepMs)
  return chosen.sort((x, y) => x.getTime() - y.getTime())
}

/** Days without a sign after which both are asked; at the last one it is closed. */
const silences = [7, 14, 21, 28] as const

/** What a silence of so long asks for, and when to look again. */
export type Silence = {
  /** 0 before the first week is over; `closed` after four. */
  readonly stage: 0 | 7 | 14 | 21 | 'closed'
  /** When the next stage is reached; after the last there is none. */
  readonly nextAt: Date | undefined
}

export const silenceAt = (lastContactAt: Date, now: Date): Silence => {
  const days = (now.getTime() - lastContactAt.getTime()) / dayMs
  const [next] = silences.filter((each) => each > days)
  const stage = silences.filter((each) => each <= days).at(-1) ?? 0
  return {
    stage: stage === 28 ? 'closed' : stage,
    nextAt: next === undefined ? undefined : new Date(lastContactAt.getTime() + next * dayMs),
  }
}

/** What one of two answered to "did you meet?". */
export type CheckIn = {
  readonly occasion: string
  readonly memberId: string
  /** 0 for "not yet". */
  readonly minutes: number
}

/**
 * The talks that took place, in minutes each. One counts once for both: what one says holds until the other has spoken; then
 * the shorter of the two counts, and no talk at all where one says that there was none.
 */
export const talksOf = (checkIns: readonly CheckIn[]): number[] => {
  const shortest = new Map<string, number>()
  for (const { occasion, minutes } of checkIns)
    shortest.set(occasion, Math.min(minutes, shortest.get(occasion) ?? minutes))
  return [...shortest.values()].filter((minutes) => minutes > 0)
}

export const minutesOf = (checkIns: readonly CheckIn[]): number =>
  talksOf(checkIns).reduce((sum, minutes) => sum + minutes, 0)

export type FeedbackValue = 'helps' | 'somewhat' | 'not'
export const feedbackValues: readonly FeedbackValue[] = ['helps', 'somewhat', 'not']

/** Of fewer people nobody could stay unknown. */
const fewestPeople = 5

/** What a mentor may know of what their learners say: how many in a hundred it helps, from five people on. */
export const shareHelped = (
  given: readonly { readonly memberId: string; readonly value: FeedbackValue }[],
): number | undefined => {
  const people = new Set(given.map(({ memberId }) => memberId))
  if (people.size < fewestPeople) return undefined
  return given.filter(({ value }) => value === 'helps').length / given.length
}
