import { z } from 'zod'

/** Errors of the network, of PostgreSQL and of Prisma. */
const passing = new Set([
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
 * Whether the same may go well in a moment: the database could not be reached, or gave a transaction up for another's
 * sake; as against something being wrong with what was asked.
 */
export const mayPass = (thrown: unknown): boolean => {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth++) {
    const code = 'code' in error ? String(error.code) : ''
    if (passing.has(code) || passing.has(originalCode(error))) return true
    if (
      /connection (?:terminated|closed|timeout)|timeout exceeded when trying|Can't reach database/i.test(
        error.message,
      )
    ) {
      return true
    }
    if (error instanceof AggregateError) return error.errors.some(mayPass)
    error = error.cause
  }
  return false
}
