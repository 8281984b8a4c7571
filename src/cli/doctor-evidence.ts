import type { Finding } from './finding.ts'

const name = 'evidence'

/** Evidence that nobody may judge would wait for ever: whoever runs the program is told. Only of a database that is fine. */
export const checkEvidence = async (database: Finding): Promise<Finding[]> => {
  if (database.status !== 'fine') return []
  const { withDatabase } = await import('./with-database.ts')
  const { unjudged } = await import('../credentials/evidence/unjudged.ts')
  const found = await withDatabase((deps) => unjudged(deps)).catch(() => undefined)
  // What is wrong with the database has a line of its own.
  if (!found || found.waiting === 0) return []
  const { waiting, achievements } = found
  if (achievements.length === 0)
    return [{ name, status: 'fine', ok: true, says: `${waiting} pieces wait for their assessors.` }]
  return [
    {
      name,
      status: 'wrong',
      ok: false,
      says: `Nobody may judge what waits for ${achievements.join(', ')}.`,
      mend: 'Appoint somebody: whetstone credential assessor appoint --member … --achievement … --reason …',
    },
  ]
}
