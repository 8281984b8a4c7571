import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { defineJob } from '../../queue/define-job.ts'
import { foreignEndorsements, keepVerdict } from './endorsements.store.ts'

type Row = Awaited<ReturnType<typeof foreignEndorsements>>[number]

/** Looks at one again. What could not be found out changes nothing: it goes on as it was, for some days. */
const look = async (deps: Deps, row: Row): Promise<void> => {
  const now = deps.clock.now()
  const { verdict } = await deps.credentialTools.verifier.verify(
    { text: row.jwt ?? JSON.stringify(row.signed) },
    { now, online: true },
  )
  if (verdict !== 'unknown') await keepVerdict(deps.database.prisma, row, verdict, now)
}

/** Housekeeping: endorsements that were signed elsewhere are checked anew, so that a withdrawn one is not shown for long. */
export const checkEndorsementsJob = defineJob({
  name: 'check-endorsements',
  payload: z.object({ after: z.string().default('') }),
  run: async (deps: Deps, { after }) => {
    const rows = await foreignEndorsements(deps.database.prisma, after)
    for (const row of rows) await look(deps, row)
    const last = rows.at(-1)?.id
    if (last === undefined) return
    await deps.database.prisma.$transaction((tx) =>
      deps.outbox.enqueue(tx, [
        { job: 'check-endorsements', payload: { after: last }, key: `check-endorsements:${last}` },
      ]),
    )
  },
})
