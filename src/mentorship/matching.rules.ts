import { assign } from './auction.rules.ts'
import { candidatesOf, type Reason, reasonsFor, type WhyNot } from './candidates.rules.ts'
import type { Pool } from './pool.rules.ts'

export type Pair = {
  readonly mentee: string
  readonly mentor: string
  readonly skill: string
  readonly score: number
  readonly reasons: readonly Reason[]
}

export type Match = {
  readonly pairs: readonly Pair[]
  readonly unmatched: readonly { readonly mentee: string; readonly reason: WhyNot }[]
  readonly score: number
  /** No matching of the candidates scores more. */
  readonly bound: number
}

/** Up to so many mentees the matching is the optimum; above, within this many points a mentee of it. */
const exactUpTo = 50
const stepOfMany = 2

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Matches a whole pool: who is proposed to whom, and why nobody could be. The order of the lists makes no difference. */
export const matchPool = (given: Pool): Match => {
  const pool: Pool = {
    ...given,
    mentees: [...given.mentees].sort(byId),
    mentors: [...given.mentors].sort(byId),
  }
  const { mentees, mentors } = pool
  const { candidates, whyNot } = candidatesOf(pool)
  const capacity = mentors.map(({ capacity: places, load }) => places - load)
  const bidders = candidates.map((all) => all.map(({ mentor, score }) => ({ object: mentor, worth: score })))
  const step = mentees.length <= exactUpTo ? 1 / (mentees.length + 1) : stepOfMany
  const { given: assigned, total, bound } = assign(bidders, capacity, step)
  const pairs: Pair[] = []
  const unmatched: Match['unmatched'][number][] = []
  for (const [index, mentee] of mentees.entries()) {
    const offer = assigned[index]
    const chosen = offer && candidates[index]?.find(({ mentor }) => mentor === offer.object)
    const mentor = chosen && mentors[chosen.mentor]
    if (!chosen || !mentor) {
      unmatched.push({ mentee: mentee.id, reason: whyNot[index] ?? 'nobody-holds' })
      continue
    }
    const { skill, score, overlapHours } = chosen
    const reasons = reasonsFor(mentee, mentor, overlapHours)
    pairs.push({ mentee: mentee.id, mentor: mentor.id, skill, score, reasons })
  }
  // The bound comes of sums of fractions; scores are whole.
  return { pairs, unmatched, score: total, bound: Math.floor(bound + 1e-6) }
}
