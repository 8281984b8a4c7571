import type { Mentee, Mentor, Pool } from './pool.rules.ts'

/** A part of the score of two people, from 0 to 1 (waiting: in days). From these the sentence is made. */
export type ScorePart = 'overlap' | 'language' | 'load' | 'site' | 'trade' | 'level' | 'waiting'
export type Reason = { readonly part: ScorePart; readonly value: number }

/** What each part is worth in points. A day of waiting outweighs small differences after a week, and all of them after two months. */
const weights: Readonly<Record<ScorePart, number>> = {
  overlap: 300,
  load: 200,
  language: 150,
  site: 150,
  trade: 100,
  level: 100,
  waiting: 15,
}

/** Less time in common than this in the coming days, in hours, is too little to meet. */
export const leastOverlapHours = 2

/** More is no better. */
const enoughOverlapHours = 10

/** So many mentors of each mentee are looked at. */
const mostCandidates = 50

export type Candidate = {
  /** Place in the pool. */
  readonly mentor: number
  readonly skill: string
  readonly score: number
  readonly overlapHours: number
}

export type WhyNot =
  | 'nobody-holds'
  | 'all-full'
  | 'all-excluded'
  | 'no-common-language'
  | 'no-common-hours'
  | 'others-first'

const slotMs = 30 * 60_000
/** No more half hours than those of eight weeks are looked at. */
const mostSlots = 8 * 7 * 48

/** The half hours in which somebody works, as bits. */
type Horizon = { readonly start: number; readonly slots: number }

/** From now on: what somebody has worked before is no time in which they could meet. */
const horizonOf = ({ mentees, mentors, now }: Pool): Horizon => {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { hours } of [...mentees, ...mentors])
    for (const [from, until] of hours) {
      first = Math.min(first, from.getTime())
      last = Math.max(last, until.getTime())
    }
  first = Math.max(first, now.getTime())
  if (first > last) return { start: 0, slots: 0 }
  const start = Math.floor(first / slotMs) * slotMs
  return { start, slots: Math.min(mostSlots, Math.ceil((last - start) / slotMs)) }
}

const bitsOf = (hours: Mentee['hours'], { start, slots }: Horizon): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(slots / 32))
  for (const [from, until] of hours) {
    const first = Math.max(0, Math.ceil((from.getTime() - start) / slotMs))
    const last = Math.min(slots, Math.floor((until.getTime() - start) / slotMs))
    for (let slot = first; slot < last; slot++) bits[slot >> 5] = (bits[slot >> 5] ?? 0) | (1 << (slot & 31))
  }
  return bits
}

const ones = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const commonHours = (a: Uint32Array, b: Uint32Array): number => {
  let count = 0
  for (let word = 0; word < a.length; word++) count += ones((a[word] ?? 0) & (b[word] ?? 0))
  return (count * slotMs) / 3_600_000
}

const isSame = (a: string | undefined, b: string | undefined): number => (a !== undefined && a === b ? 1 : 0)

/** The parts of a pair's score. A level or place that is not known counts as halfway, and as not the same. */
const partsOf = (mentee: Mentee, mentor: Mentor, overlapHours: number, isFirstLanguage: boolean) => ({
  overlap: Math.min(1, overlapHours / enoughOverlapHours),
  load: 1 - Math.min(1, mentor.load / mentor.capacity),
  language: isFirstLanguage ? 1 : 0.5,
  site: isSame(mentee.site, mentor.site),
  trade: isSame(mentee.trade, mentor.trade),
  level:
    mentee.level === undefined || mentor.level === undefined
      ? 0.5
      : 1 - Math.min(1, Math.abs(mentor.level - mentee.level)),
  waiting: mentee.waitingDays,
})

/** The parts of a pair's score as data. */
export const reasonsFor = (mentee: Mentee, mentor: Mentor, overlapHours: number): Reason[] => {
  const [first] = mentee.languages
  const isFirst = first !== undefined && mentor.languages.includes(first)
  return Object.entries(partsOf(mentee, mentor, overlapHours, isFirst)).map(([part, value]) => ({
    part: part as ScorePart,
    value,
  }))
}

/** In whole points, at least one, so that a pair is always better than none. */
const scoreOf = (parts: ReturnType<typeof partsOf>): number =>
  Math.max(
    1,
    Math.round(
      weights.overlap * parts.overlap +
        weights.load * parts.load +
        weights.language * parts.language +
        weights.site * parts.site +
        weights.trade * parts.trade +
        weights.level * parts.level +
        weights.waiting * parts.waiting,
    ),
  )

/** Mentors by skill, of those whose credential is valid now. */
const holdersBySkill = ({ mentors, now }: Pool): Map<string, number[]> => {
  const holders = new Map<string, number[]>()
  for (const [index, { achievements }] of mentors.entries())
    for (const skill of new Set(
      achievements.filter(({ validUntil }) => !validUntil || validUntil >= now).map((one) => one.skill),
    )) {
      const all = holders.get(skill)
      if (all) all.push(index)
      else holders.set(skill, [index])
    }
  return holders
}

/** How far a mentee's search came: the furthest stage that any holder of a skill reached. */
const stages = [
  'nobody-holds',
  'all-excluded',
  'all-full',
  'no-common-language',
  'no-common-hours',
  'others-first',
] as const

/** Languages by their places in a list of all that mentors speak. */
const tagSet = (tags: readonly string[], all: ReadonlyMap<string, number>): ReadonlySet<number> =>
  new Set(tags.flatMap((tag) => all.get(tag) ?? []))

const speaksOneOf = (spoken: ReadonlySet<number>, wanted: readonly number[]): boolean => {
  for (const tag of wanted) if (spoken.has(tag)) return true
  return false
}

/** Working times that are the same are compared once: many people work in the same shift. */
const sameTimes = (mentors: readonly Mentor[], horizon: Horizon) => {
  const known = new Map<string, number>()
  const times: Uint32Array[] = []
  const of = mentors.map(({ hours }) => {
    const bits = bitsOf(hours, horizon)
    const name = bits.join(',')
    const time = known.get(name) ?? times.push(bits) - 1
    known.set(name, time)
    return time
  })
  return { of, times }
}

/** Finds the mentors who may be proposed to each mentee, the best first, and why there are none where there are none. */
export const candidatesOf = (
  pool: Pool,
): { readonly candidates: Candidate[][]; readonly whyNot: WhyNot[] } => {
  const { mentees, mentors } = pool
  const holders = holdersBySkill(pool)
  const horizon = horizonOf(pool)
  const shifts = sameTimes(mentors, horizon)
  const tags = new Map(
    [...new Set(mentors.flatMap((one) => one.languages))].map((tag, index) => [tag, index]),
  )
  const spoken = mentors.map((one) => tagSet(one.languages, tags))
  const whyNot: WhyNot[] = []
  const candidates = mentees.map((mentee, index) => {
    const bits = bitsOf(mentee.hours, horizon)
    const overlaps = shifts.times.map((time) => commonHours(bits, time))
    const excluded = new Set(mentee.exclude)
    const past = new Set(mentee.pastMentors ?? [])
    const wanted = [...tagSet(mentee.languages, tags)]
    const first = tags.get(mentee.languages[0] ?? '') ?? -1
    let reached = 0
    const best = new Map<number, Candidate>()
    for (const skill of [...mentee.skills].sort())
      for (const at of holders.get(skill) ?? []) {
        const mentor = mentors[at]
        const speaks = spoken[at]
        if (!mentor || !speaks || best.has(at)) continue
        const overlapHours = overlaps[shifts.of[at] ?? 0] ?? 0
        const stage =
          mentor.id === mentee.id || excluded.has(mentor.id)
            ? 1
            : mentor.load >= mentor.capacity
              ? 2
              : !speaksOneOf(speaks, wanted)
                ? 3
                : overlapHours < leastOverlapHours
                  ? 4
                  : 5
        reached = Math.max(reached, stage)
        if (stage < 5) continue
        const score = scoreOf(partsOf(mentee, mentor, overlapHours, speaks.has(first)))
        best.set(at, { mentor: at, skill, overlapHours, score })
      }
    const all = [...best.values()]
    const fresh = past.size === 0 ? all : all.filter(({ mentor }) => !past.has(mentors[mentor]?.id ?? ''))
    whyNot[index] = stages[reached] ?? 'nobody-holds'
    // Mentors stand in the order of their ids.
    return (fresh.length > 0 ? fresh : all)
      .sort((a, b) => b.score - a.score || a.mentor - b.mentor)
      .slice(0, mostCandidates)
  })
  return { candidates, whyNot }
}
