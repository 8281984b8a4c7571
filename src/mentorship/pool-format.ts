/** A pool of people in a file, for `mentorship match`: docs/mentorship.md. */
import * as z from 'zod'
import type { Pool } from './pool.rules.ts'

const id = z.string().trim().min(1).max(200)
const instant = z.iso
  .datetime({ offset: true })
  .describe('an instant with its offset, such as 2026-01-05T08:00:00Z')
const hours = z
  .array(
    z
      .tuple([instant, instant])
      .refine(
        ([from, until]) => Date.parse(from) < Date.parse(until),
        'ends before it begins, or at the same time',
      ),
  )
  .describe('spans of working time, each from an instant until another')
const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const languages = z
  .array(z.string().min(1))
  .describe('language tags; a mentee’s first is the one they like best')

const alike = {
  site: z.string().optional().describe('where they work'),
  trade: z.string().optional().describe('what they work as'),
  level: share.optional().describe('how far they are, from 0 to 1'),
}

const mentee = z.strictObject({
  id,
  skills: z.array(id).min(1).describe('skills of which one is wanted'),
  languages,
  hours,
  exclude: z.array(id).default([]).describe('ids of mentors who must not be proposed'),
  waitingDays: z.number().min(0).default(0),
  pastMentors: z.array(id).optional().describe('ids of mentors of before: only where there is nobody else'),
  ...alike,
})

const mentor = z.strictObject({
  id,
  achievements: z.array(
    z.strictObject({
      skill: id,
      validUntil: instant.nullable().optional().describe('for ever where left out'),
    }),
  ),
  capacity: count.describe('learners at most'),
  load: count.default(0).describe('learners they have'),
  languages,
  hours,
  ...alike,
})

export const poolSchema = z.strictObject({ mentees: z.array(mentee), mentors: z.array(mentor), now: instant })

/** What stands twice. */
const twice = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((one, index) => ids.indexOf(one) !== index)),
]

const place = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '') || 'the file'

const mostFaults = 20

const spansOf = (given: readonly (readonly [string, string])[]) =>
  given.map(([from, until]) => [new Date(from), new Date(until)] as const)

/** Reads a pool: the people, or what is wrong with the file, each with its place. */
export const readPool = (text: string): { readonly pool: Pool } | { readonly faults: readonly string[] } => {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    return { faults: [`It is no JSON: ${error instanceof Error ? error.message : String(error)}.`] }
  }
  const read = poolSchema.safeParse(raw)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${place(path)}: ${message}.`)
    return { faults: faults.slice(0, mostFaults) }
  }
  const { mentees, mentors, now } = read.data
  const doubled = [
    ...twice(mentees.map((one) => one.id)).map(
      (one) => `mentees: the id "${one}" stands twice; each needs its own.`,
    ),
    ...twice(mentors.map((one) => one.id)).map(
      (one) => `mentors: the id "${one}" stands twice; each needs its own.`,
    ),
  ]
  if (doubled.length > 0) return { faults: doubled.slice(0, mostFaults) }
  return {
    pool: {
      now: new Date(now),
      mentees: mentees.map(({ hours: spans, pastMentors, site, trade, level, ...one }) => ({
        ...one,
        hours: spansOf(spans),
        ...(pastMentors && { pastMentors }),
        ...known({ site, trade, level }),
      })),
      mentors: mentors.map(({ hours: spans, achievements, site, trade, level, ...one }) => ({
        ...one,
        hours: spansOf(spans),
        achievements: achievements.map(({ skill, validUntil }) => ({
          skill,
          validUntil: validUntil ? new Date(validUntil) : null,
        })),
        ...known({ site, trade, level }),
      })),
    },
  }
}

type Alike = { readonly site?: string; readonly trade?: string; readonly level?: number }
const known = ({
  site,
  trade,
  level,
}: {
  readonly site: string | undefined
  readonly trade: string | undefined
  readonly level: number | undefined
}): Alike => ({
  ...(site !== undefined && { site }),
  ...(trade !== undefined && { trade }),
  ...(level !== undefined && { level }),
})
