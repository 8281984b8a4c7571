import { expect, it } from 'vitest'
import { hadBy, type Past, restingFor } from '../../../src/mentorship/exclusions.rules.ts'
import { matchPool } from '../../../src/mentorship/matching.rules.ts'
import { type PairingMove, type PairingState, stateAfter } from '../../../src/mentorship/pairing.rules.ts'
import { deadlineFor, shiftsFrom } from '../../../src/mentorship/working-time.rules.ts'

/**
 * An organization over twelve weeks, by the product's own rules: who waits is matched every six hours, mentors answer within their
 * shifts or not at all, and pairings last for weeks. Mentors are enough on the whole, and scarce for one of the skills.
 */
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const began = Date.parse('2026-11-02T00:00:00Z')
const weeks = 12

const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const shifts = [
  { timeZone: 'Europe/Berlin', fromMinute: 360, untilMinute: 840, days: 31 },
  { timeZone: 'Europe/Berlin', fromMinute: 480, untilMinute: 1_020, days: 31 },
  { timeZone: 'Europe/Berlin', fromMinute: 840, untilMinute: 1_320, days: 31 },
]
const skills = ['lockout', 'opc-ua', 'spc', 'rare']

type Open = Past & {
  readonly request: string
  readonly at: number
  next: { at: number; move: PairingMove } | undefined
}
type Request = {
  readonly id: string
  readonly askedAt: number
  readonly skill: string
  readonly shift: number
  readonly site: string
  pairedAt?: number
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

it('lets no request starve in twelve weeks', () => {
  const random = chance(5)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const mentors = Array.from({ length: 40 }, (_, index) => ({
    id: `mentor-${index}`,
    shift: index % 3,
    // One in ten holds the rare one.
    skills:
      index % 10 === 0 ? ['rare', 'spc'] : [skills[index % 3] ?? 'spc', skills[(index + 1) % 3] ?? 'spc'],
    capacity: 1 + (index % 3),
  }))
  const requests: Request[] = []
  const open: Open[] = []
  const past: Past[] = []

  /** What the mentor will do, and when: in one of their next shifts. */
  const answerOf = (shift: number, now: number): Open['next'] => {
    const luck = random()
    const [, soon, later] = shiftsFrom(shifts[shift] ?? (shifts[1] as never), new Date(now), 9)
    if (luck < 0.6) return { at: (soon?.[0].getTime() ?? now) + hourMs, move: 'accept' }
    if (luck < 0.85) return { at: (later?.[0].getTime() ?? now) + hourMs, move: 'decline' }
    return undefined
  }

  for (let now = began; now < began + weeks * 7 * dayMs; now += 6 * hourMs) {
    // Two or three requests on a working day.
    if (random() < 0.45)
      requests.push({
        id: `request-${requests.length}`,
        askedAt: now,
        site: random() < 0.75 ? 'a' : 'b',
        skill: random() < 0.14 ? 'rare' : pick(skills.slice(0, 3)),
        shift: Math.floor(random() * 3),
      })
    for (const one of [...open]) {
      const due = one.next
      if (!due || due.at > now) continue
      const state = stateAfter(one.state, due.move)
      if (state === undefined) throw new Error(`${one.state} can't ${due.move}`)
      Object.assign(one, { state })
      const request = requests.find(({ id }) => id === one.request)
      if (state === 'accepted') {
        Object.assign(one, { acceptedAt: new Date(now), state: stateAfter(state, 'begin') })
        if (request) request.pairedAt ??= now
        one.next = { at: now + (14 + random() * 28) * dayMs, move: 'complete' }
        continue
      }
      open.splice(open.indexOf(one), 1)
      past.push({ ...one, endedAt: new Date(now) })
    }
    const busy = new Set(open.map(({ request }) => request))
    const done = new Set(past.filter(({ state }) => state === 'completed').map(({ menteeId }) => menteeId))
    const at = new Date(now)
    const hoursOf = (shift: number) => shiftsFrom(shifts[shift] ?? (shifts[1] as never), at, 7)
    const waiting = requests.filter(({ id }) => !busy.has(id) && !done.has(id))
    const { pairs } = matchPool({
      now: at,
      mentees: waiting.map((request) => ({
        id: request.id,
        skills: [request.skill],
        languages: ['en'],
        site: request.site,
        hours: hoursOf(request.shift),
        exclude: restingFor(request.id, past, at),
        pastMentors: hadBy(request.id, past),
        waitingDays: (now - request.askedAt) / dayMs,
      })),
      mentors: mentors.map((mentor) => ({
        id: mentor.id,
        achievements: mentor.skills.map((skill) => ({ skill, validUntil: null })),
        capacity: mentor.capacity,
        load: open.filter(({ mentorId }) => mentorId === mentor.id).length,
        languages: ['en'],
        // Whoever works elsewhere fits less well, and would wait for ever if waiting did not count.
        site: 'a',
        hours: hoursOf(mentor.shift),
      })),
    })
    for (const { mentee, mentor: mentorId } of pairs) {
      const mentor = mentors.find(({ id }) => id === mentorId)
      if (!mentor) throw new Error('Nobody')
      const { expiresAt } = deadlineFor(shifts[mentor.shift] ?? (shifts[1] as never), at)
      const next = answerOf(mentor.shift, now) ?? { at: expiresAt.getTime(), move: 'expire' as const }
      const state: PairingState = 'proposed'
      open.push({
        request: mentee,
        menteeId: mentee,
        mentorId,
        state,
        at: now,
        acceptedAt: null,
        endedBy: null,
        endedAt: null,
        next,
      })
      expect(open.filter((one) => one.mentorId === mentorId).length).toBeLessThanOrEqual(mentor.capacity)
    }
  }

  const end = began + weeks * 7 * dayMs
  const waits = requests.map(({ askedAt, pairedAt }) => ((pairedAt ?? end) - askedAt) / dayMs)
  const [p50, p95, longest] = [quantile(waits, 0.5), quantile(waits, 0.95), Math.max(...waits)]
  console.log(
    `twelve weeks: ${requests.length} requests, waits until a yes p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, longest ${longest.toFixed(1)} days`,
  )
  expect(requests.length).toBeGreaterThan(120)
  // Within days for most; two mentors in five say no or nothing, each of them only after a day or two.
  expect(p50).toBeLessThan(5)
  expect(p95).toBeLessThan(21)
  expect(longest).toBeLessThan(35)
})
