/**
 * What goes into one delivery: the lesson that is next, its own items, and the reviews that are due,
 * interleaved, within the member's daily minutes.
 */
export type Candidate = {
  readonly itemId: string
  readonly itemVersionId: string
  readonly difficulty: string
  /** Time that answering takes. */
  readonly seconds: number
}

export type SessionChoice = {
  readonly dailyMinutes: number
  /** The lesson that comes next, if there is one. */
  readonly lesson: { readonly readingSeconds: number; readonly items: readonly Candidate[] } | undefined
  /** Asked in an earlier lesson but never answered. */
  readonly carried: readonly Candidate[]
  /** Due before the end of the local day, the most overdue first. */
  readonly due: readonly Candidate[]
  /** How many are due in all; `due` may hold only the first of them. */
  readonly dueCount: number
}

export type SessionItem = Candidate & { readonly origin: 'lesson' | 'review' | 'carried' }

export type Session = {
  readonly withLesson: boolean
  /** Reviews have piled up so far that this delivery is for them alone. */
  readonly catchUp: boolean
  readonly items: readonly SessionItem[]
}

/** A lesson always brings this many of its own items, however few the minutes. */
const fewestLessonItems = 2
/** However full the day, one review comes along while any is due, so that none waits for ever. */
const fewestReviews = 1
const catchUpAt = 2

const difficultyOrder: Readonly<Record<string, number>> = { easy: 0, medium: 1, hard: 2 }

/** Chooses the session. Pure: the same candidates give the same session. */
export const composeSession = (choice: SessionChoice): Session => {
  const budget = choice.dailyMinutes * 60
  const waiting = tagged(choice.carried, 'carried').concat(tagged(choice.due, 'review'))
  if (!choice.lesson) {
    return {
      withLesson: false,
      catchUp: false,
      items: easyFirst(withinSeconds(waiting, budget, fewestReviews)),
    }
  }
  const own = easyFirst(tagged(choice.lesson.items, 'lesson'))
  const forOwn = budget - choice.lesson.readingSeconds
  // The one review that comes along in any case has its room kept, so that both together hold the minutes.
  const forReview = secondsOf(waiting.slice(0, fewestReviews))
  const lessonItems = withinSeconds(own, forOwn - forReview, fewestLessonItems)
  const left = forOwn - secondsOf(lessonItems)
  const reviews = withinSeconds(waiting, left, fewestReviews)
  const backlog = choice.carried.length + choice.dueCount
  if (backlog > catchUpAt * Math.max(reviews.length, withinSeconds(waiting, budget, 0).length / 2)) {
    const items = withinSeconds(waiting, budget, fewestReviews)
    if (items.length >= 2 * reviews.length && backlog > items.length) {
      return { withLesson: false, catchUp: true, items: easyFirst(items) }
    }
  }
  return { withLesson: true, catchUp: false, items: interleaved(lessonItems, reviews) }
}

const tagged = (candidates: readonly Candidate[], origin: SessionItem['origin']): SessionItem[] =>
  candidates.map((candidate) => ({ ...candidate, origin }))

const secondsOf = (items: readonly Candidate[]): number =>
  items.reduce((sum, { seconds }) => sum + seconds, 0)

/** The first items that fit, and never fewer than `fewest` of them. */
const withinSeconds = <Each extends Candidate>(
  items: readonly Each[],
  seconds: number,
  fewest: number,
): Each[] => {
  const fitting: Each[] = []
  let left = seconds
  for (const item of items) {
    if (item.seconds > left && fitting.length >= fewest) break
    fitting.push(item)
    left -= item.seconds
  }
  return fitting
}

/** Easy ones first: a hard start keeps people from coming back. */
const easyFirst = <Each extends Candidate>(items: readonly Each[]): Each[] =>
  [...items].sort((a, b) => (difficultyOrder[a.difficulty] ?? 1) - (difficultyOrder[b.difficulty] ?? 1))

/** Spreads the reviews evenly among the lesson's items; the first question is the lesson's. */
const interleaved = (own: readonly SessionItem[], reviews: readonly SessionItem[]): SessionItem[] => {
  const mixed: SessionItem[] = []
  let placed = 0
  own.forEach((item, index) => {
    mixed.push(item)
    const until = Math.round(((index + 1) * reviews.length) / own.length)
    mixed.push(...reviews.slice(placed, until))
    placed = until
  })
  return mixed.concat(reviews.slice(placed))
}
