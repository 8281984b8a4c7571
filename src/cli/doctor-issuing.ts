import type { Waiting } from '../credentials/issuing/waiting.ts'
import type { Finding } from './finding.ts'
import { counted } from './outcome.ts'

const name = 'awards'

/** What keeps awards from being signed, with what mends it. */
const faults: Readonly<Record<NonNullable<Waiting['fault']>, readonly [says: string, mend: string]>> = {
  'no-address': [
    'PUBLIC_URL is not set',
    'Set PUBLIC_URL to the https address at which this server is reached.',
  ],
  'no-https': [
    'PUBLIC_URL does not begin with https://',
    'Put a proxy with a certificate in front, and set PUBLIC_URL to its https address.',
  ],
  'no-country': ['the issuer has no country', 'Say it: whetstone issuer set --country DE'],
  'no-vault': [
    'there is no key to seal signing keys with',
    'Set WHETSTONE_MASTER_KEY, or start the server once: it makes a key file.',
  ],
  'key-unopened': [
    'the signing key can’t be opened with the master keys that are there',
    'Put the master key back that sealed it (whetstone keys list), or sign with a new one: whetstone issuer rotate-key',
  ],
}

const findingOf = ({ issuer, awards, oldest, fault }: Waiting): Finding => {
  const since = oldest.toISOString().slice(0, 10)
  const waiting = `${counted(awards, 'award')} of ${issuer} ${awards === 1 ? 'waits' : 'wait'} to be signed since ${since}`
  if (!fault)
    return { name, status: 'fine', ok: true, says: `${waiting}; the running server signs within the hour.` }
  const [says, mend] = faults[fault]
  return { name, status: 'wrong', ok: false, says: `${waiting}: ${says}.`, mend }
}

/** Awards that wait for a signature: each was earned, and its holder hears of it only then. Only of a database that is fine. */
export const checkIssuing = async (database: Finding): Promise<Finding[]> => {
  if (database.status !== 'fine') return []
  const { withDatabase } = await import('./with-database.ts')
  const { waitingToBeSigned } = await import('../credentials/issuing/waiting.ts')
  // What is wrong with the database has a line of its own.
  const found = await withDatabase((deps) =>
    // The playground has an address of its own, that of its server.
    waitingToBeSigned({
      ...deps,
      webAddress: deps.webAddress ?? (deps.isPlayground ? 'http://127.0.0.1' : undefined),
    }),
  ).catch(() => [])
  return found.map(findingOf)
}
