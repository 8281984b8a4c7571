import type { Check, JsonObject } from '../../kernel/credential-tools.ts'
import { worst } from './status.ts'

/** How one is looked at: who signed it, and whether it counts now. */
type Look = {
  readonly proven: (endorsement: JsonObject) => Promise<readonly Check[]>
  readonly standing: (endorsement: JsonObject) => Promise<readonly Check[]>
}

type Came = 'broken' | 'unproven' | 'lapsed' | 'passed'

const cameTo = async (endorsement: JsonObject, look: Look): Promise<Came> => {
  const proven = worst(await look.proven(endorsement))
  if (proven?.outcome === 'failed') return 'broken'
  if (proven?.outcome !== 'passed') return 'unproven'
  const standing = worst((await look.standing(endorsement)).filter(({ outcome }) => outcome !== 'absent'))
  if (standing?.outcome === 'failed') return 'lapsed'
  return standing?.outcome === 'unknown' ? 'unproven' : 'passed'
}

/**
 * The endorsements inside a credential. One that does not hold is a fault of the whole, as it is signed over. One that has
 * ended or was withdrawn takes nothing from the credential, but counts for nothing either.
 */
export const endorsementsCheck = async (inside: readonly JsonObject[], look: Look): Promise<Check> => {
  const name = 'endorsements'
  if (inside.length === 0) return { name, outcome: 'absent', reason: 'no-endorsements' }
  const all = await Promise.all(inside.map((one) => cameTo(one, look)))
  const values = { count: String(inside.length) }
  if (all.includes('broken')) return { name, outcome: 'failed', reason: 'endorsement-broken', values }
  if (all.includes('unproven')) return { name, outcome: 'unknown', reason: 'endorsement-unproven', values }
  if (all.includes('lapsed')) return { name, outcome: 'absent', reason: 'endorsement-lapsed', values }
  return { name, outcome: 'passed', reason: 'endorsements', values }
}
