import type { Database } from './database.ts'

/** Statements of one kind under way at a time; what is asked for meanwhile waits for the next one. */
const atOnce = 1
/** Requests that share a statement at most. */
const mostTogether = 64
/** A statement that takes longer than this waits for somebody else, and holds up nobody: another may begin. */
const slowMs = 100

/** SQLSTATE classes of faults that one of several rows may have alone: data, constraints, rows met twice, deadlock. */
const ofOneRow = new Set(['21', '22', '23', '40'])

const isOfOneRow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ofOneRow.has(String(error.code).slice(0, 2))

type Waiting<Request, Result> = {
  readonly request: Request
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** Runs a statement for several requests; the results are in their order. */
type Statement<Request, Result> = (
  database: Database,
  requests: readonly Request[],
) => Promise<readonly Result[]>

/**
 * Makes a hot path's statement one that requests share: one alone runs at once, and those that come together, or
 * while another is under way, share the next. Under load this saves most of what a statement costs beside its rows: the round
 * trip, the start of its plan, the commit. The statement is atomic, so each of its requests is done or none; when a
 * row of one fails, they are tried again one by one, so `statement` must do no harm when run twice.
 */
export const gathered = <Request, Result>(statement: Statement<Request, Result>) => {
  const gatherers = new WeakMap<Database['pool'], ReturnType<typeof gathererOf<Request, Result>>>()
  return (database: Database, request: Request): Promise<Result> => {
    let gatherer = gatherers.get(database.pool)
    if (!gatherer) {
      gatherer = gathererOf(database, statement)
      gatherers.set(database.pool, gatherer)
    }
    return gatherer(request)
  }
}

const gathererOf = <Request, Result>(database: Database, statement: Statement<Request, Result>) => {
  let waiting: Waiting<Request, Result>[] = []
  let underway = 0

  const runTogether = async (together: readonly Waiting<Request, Result>[]): Promise<void> => {
    try {
      const results = await statement(
        database,
        together.map(({ request }) => request),
      )
      together.forEach(({ resolve }, place) => {
        resolve(results[place] as Result)
      })
    } catch (error) {
      if (together.length > 1 && isOfOneRow(error)) {
        for (const one of together) await runTogether([one])
      } else for (const { reject } of together) reject(error)
    }
  }

  const begin = (): void => {
    if (underway >= atOnce || waiting.length === 0) return
    const together = waiting.slice(0, mostTogether)
    waiting = waiting.slice(mostTogether)
    underway++
    let counted = true
    const release = () => {
      if (!counted) return
      counted = false
      underway--
      begin()
    }
    const slow = setTimeout(release, slowMs)
    void runTogether(together).finally(() => {
      clearTimeout(slow)
      release()
    })
  }

  return (request: Request): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject })
      // What else this turn of the event loop brings goes along.
      if (waiting.length === 1) setImmediate(begin)
    })
}
