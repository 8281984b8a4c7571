import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { within } from '../kernel/within.ts'

/** For so long a press is tried again while the database is away; then the person is told. Real time. */
const patienceMs = 8_000
const pauseMs = 250
/** Then the person is told in any case: a database that has fallen silent refuses nothing and answers nothing. */
const silenceMs = 9_000

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  // Two transactions stood in each other's way, and this one was given up and undone.
  '40001',
  '40P01',
  'P2034',
])

const wrapped = z.looseObject({
  meta: z.looseObject({
    driverAdapterError: z.looseObject({ cause: z.looseObject({ originalCode: z.string() }) }),
  }),
})

/** PostgreSQL's own code, where Prisma says no more than that raw SQL failed. */
const originalCode = (error: object): string => {
  const found = wrapped.safeParse(error)
  return found.success ? found.data.meta.driverAdapterError.cause.originalCode : ''
}

/**
 * Whether the database could not be reached, or gave a transaction up for another's sake; as against something being
 * wrong with what was asked.
 */
export const isUnavailable = (thrown: unknown): boolean => {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth++) {
    const code = 'code' in error ? String(error.code) : ''
    if (unavailable.has(code) || unavailable.has(originalCode(error))) return true
    if (
      /connection (?:terminated|closed|timeout)|timeout exceeded when trying|Can't reach database/i.test(
        error.message,
      )
    ) {
      return true
    }
    if (error instanceof AggregateError) return error.errors.some(isUnavailable)
    error = error.cause
  }
  return false
}

/** Tries again while the database is away or others are in the way, for as long as a person waits. Handlers may run twice. */
export const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const givesUpAt = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() + pauseMs > givesUpAt) throw error
      await pause(pauseMs)
    }
  }
}

/** Thrown when the database has been silent for as long as a person waits. */
const silent = (): Error => Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' })

/** The work may go on, and be stored after all: the same press then shows what was stored. */
export const withinPatience = <Result>(work: Promise<Result>): Promise<Result> =>
  within(silenceMs, work, silent)
