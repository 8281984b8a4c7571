import loaded from 'highs'
import type { Offer } from '../../src/mentorship/auction.rules.ts'
import { candidatesOf } from '../../src/mentorship/candidates.rules.ts'
import type { Pool } from '../../src/mentorship/pool.rules.ts'

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const hourMs = 3_600_000
const now = new Date('2026-11-02T06:00:00Z')

/** A large organization: so many who wait, a fifth as many mentors, on five sites, in three shifts and languages, for twenty skills. */
export const aPool = (mentees: number, mentors: number, seed = 1): Pool => {
  const random = chance(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const skills = Array.from({ length: 20 }, (_, index) => `skill-${index}`)
  const sites = ['a', 'b', 'c', 'd', 'e']
  const shift = () => {
    const from = pick([0, 8, 8, 8, 16])
    return Array.from({ length: 5 }, (_, day) => {
      const start = now.getTime() + (day * 24 + from) * hourMs
      return [new Date(start), new Date(start + 8 * hourMs)] as const
    })
  }
  const languages = () => (random() < 0.6 ? ['en'] : random() < 0.5 ? ['de', 'en'] : ['es'])
  const common = () => ({
    languages: languages(),
    hours: shift(),
    site: pick(sites),
    trade: pick(['x', 'y', 'z']),
  })
  return {
    now,
    mentees: Array.from({ length: mentees }, (_, index) => ({
      id: `mentee-${index}`,
      skills: [pick(skills)],
      exclude: [`mentor-${Math.floor(random() * mentors)}`],
      waitingDays: Math.floor(random() * 30),
      level: random(),
      ...common(),
    })),
    mentors: Array.from({ length: mentors }, (_, index) => ({
      id: `mentor-${index}`,
      achievements: [pick(skills), pick(skills), pick(skills)].map((skill) => ({ skill, validUntil: null })),
      capacity: 1 + Math.floor(random() * 5),
      load: Math.floor(random() * 2),
      level: random(),
      ...common(),
    })),
  }
}

export type Problem = {
  readonly bidders: readonly (readonly Offer[])[]
  readonly capacity: readonly number[]
}

/** What the assignment of a pool is about. */
export const problemOf = (pool: Pool): Problem => ({
  bidders: candidatesOf(pool).candidates.map((all) =>
    all.map(({ mentor, score }) => ({ object: mentor, worth: score })),
  ),
  capacity: pool.mentors.map(({ capacity, load }) => Math.max(0, capacity - load)),
})

/** The same as a linear programme (CPLEX's LP format): its vertices are whole, as in every assignment. */
export const linearProgramme = ({ bidders, capacity }: Problem): string => {
  const objective: string[] = []
  const ofBidder: string[] = []
  const ofObject = capacity.map((): string[] => [])
  for (const [bidder, offers] of bidders.entries()) {
    const names = offers.map(({ object, worth }) => {
      const name = `x${bidder}_${object}`
      objective.push(`${worth} ${name}`)
      ofObject[object]?.push(name)
      return name
    })
    if (names.length > 0) ofBidder.push(` b${bidder}: ${names.join('\n + ')} <= 1`)
  }
  const rows = ofObject.flatMap((names, object) =>
    names.length > 0 ? [` o${object}: ${names.join('\n + ')} <= ${capacity[object]}`] : [],
  )
  return `Maximize\n obj: ${objective.join('\n + ')}\nSubject To\n${ofBidder.join('\n')}\n${rows.join('\n')}\nEnd\n`
}

type Highs = { solve(problem: string, options?: object): { Status: string; ObjectiveValue: number } }

/** HiGHS, a solver that finds the optimum; nothing of it is in the product. Its types are those of its other module format. */
export const loadHighs = loaded as unknown as () => Promise<Highs>

/** What first come, first served would make of it. */
export const firstCome = ({ bidders, capacity }: Problem): number => {
  const left = [...capacity]
  let total = 0
  for (const offers of bidders) {
    const best = offers.find(({ object }) => (left[object] ?? 0) > 0)
    if (!best) continue
    left[best.object] = (left[best.object] ?? 0) - 1
    total += best.worth
  }
  return total
}
