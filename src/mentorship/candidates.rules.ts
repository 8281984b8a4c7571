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
/** Half hours of the horizon, as bits. */
const slots = 14 * 48
const words = Math.ceil(slots / 32)

const bitsOf = (hours: Mentee['hours'], start: number): Uint32Array => {
  const bits = new Uint32Array(words)
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
  for (let word = 0; word < words; word++) count += ones((a[word] ?? 0) & (b[word] ?? 0))
  return (count * slotMs) / 3_600_000
}

/** The parts of a pair's score. A level or place that is not known counts as halfway, and as not the same. */
export const reasonsFor = (mentee: Mentee, mentor: Mentor, overlapHours: number): Reason[] => {
  const [first] = mentee.languages
  const isSame = (a: string | undefined, b: string | undefined) => (a !== undefined && a === b ? 1 : 0)
  const distance =
    mentee.level === undefined || mentor.level === undefined ? 0.5 : Math.abs(mentor.level - mentee.level)
  return [
    { part: 'overlap', value: Math.min(1, overlapHours / enoughOverlapHours) },
    { part: 'load', value: 1 - Math.min(1, mentor.load / mentor.capacity) },
    { part: 'language', value: first !== undefined && mentor.languages.includes(first) ? 1 : 0.5 },
    { part: 'site', value: isSame(mentee.site, mentor.site) },
    { part: 'trade', value: isSame(mentee.trade, mentor.trade) },
    { part: 'level', value: 1 - Math.min(1, distance) },
    { part: 'waiting', value: mentee.waitingDays },
  ]
}

/** In whole points, at least one, so that a pair is always better than none. */
const scoreOf = (reasons: readonly Reason[]): number =>
  Math.max(1, Math.round(reasons.reduce((sum, { part, value }) => sum + weights[part] * value, 0)))

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

/** Finds the mentors who may be proposed to each mentee, the best first, and why there are none where there are none. */
export const candidatesOf = (
  pool: Pool,
): { readonly candidates: Candidate[][]; readonly whyNot: WhyNot[] } => {
  const { mentees, mentors, now } = pool
  const holders = holdersBySkill(pool)
  const start = Math.floor(now.getTime() / slotMs) * slotMs
  const mentorBits = mentors.map(({ hours }) => bitsOf(hours, start))
  const languages = new Map(
    [...new Set(mentors.flatMap((one) => one.languages))].map((tag, index) => [tag, index]),
  )
  const tagsOf = (tags: readonly string[]): Set<string> => new Set(tags.filter((tag) => languages.has(tag)))
  const spoken = mentors.map((one) => tagsOf(one.languages))
  const whyNot: WhyNot[] = []
  const candidates = mentees.map((mentee, index) => {
    const bits = bitsOf(mentee.hours, start)
    const excluded = new Set(mentee.exclude)
    const past = new Set(mentee.pastMentors ?? [])
    const wanted = tagsOf(mentee.languages)
    let reached = 0
    const best = new Map<number, Candidate>()
    for (const skill of [...mentee.skills].sort())
      for (const at of holders.get(skill) ?? []) {
        const mentor = mentors[at]
        if (!mentor || best.has(at)) continue
        const stage = (n: number) => {
          reached = Math.max(reached, n)
        }
        stage(1)
        if (mentor.id === mentee.id || excluded.has(mentor.id)) continue
        stage(2)
        if (mentor.load >= mentor.capacity) continue
        stage(3)
        const tags = spoken[at]
        if (!tags || ![...wanted].some((tag) => tags.has(tag))) continue
        stage(4)
        const overlapHours = commonHours(bits, mentorBits[at] ?? new Uint32Array(words))
        if (overlapHours < leastOverlapHours) continue
        stage(5)
        best.set(at, {
          mentor: at,
          skill,
          overlapHours,
          score: scoreOf(reasonsFor(mentee, mentor, overlapHours)),
        })
      }
    const all = [...best.values()]
    const fresh = all.filter(({ mentor }) => !past.has(mentors[mentor]?.id ?? ''))
    whyNot[index] = stages[reached] ?? 'nobody-holds'
    return (fresh.length > 0 ? fresh : all)
      .sort(
        (a, b) =>
          b.score - a.score || ((mentors[a.mentor]?.id ?? '') < (mentors[b.mentor]?.id ?? '') ? -1 : 1),
      )
      .slice(0, mostCandidates)
  })
  return { candidates, whyNot }
}
