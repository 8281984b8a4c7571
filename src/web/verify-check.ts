import { isDeepStrictEqual } from 'node:util'
import type { Deps } from '../chat/deps.ts'
import { type CredentialRow, findPublicCredential } from '../credentials/credentials.store.ts'
import { standingOf } from '../credentials/standing.rules.ts'
import type { JsonObject, Presented, Verification } from '../kernel/credential-tools.ts'

/** Whether a credential that names an address here is the one that was issued there. */
export type Own = { readonly kind: 'same'; readonly credential: CredentialRow } | { readonly kind: 'other' }

export type Checked =
  | { readonly ok: true; readonly verification: Verification; readonly own: Own | undefined }
  | { readonly ok: false; readonly reason: 'not-fetched' | 'not-public' | 'not-a-link' }

type CheckDeps = Pick<Deps, 'database' | 'clock' | 'credentialTools' | 'webAddress' | 'log'>

/** The id in an address of a credential of ours, with or without the ending of a file. */
const ownIdOf = ({ webAddress }: CheckDeps, address: string): string | undefined => {
  if (webAddress === undefined || !address.startsWith(`${webAddress}/c/`)) return undefined
  return /^([0-9a-z-]{1,64})(?:\.\w+|\/)?(?:[?#].*)?$/.exec(address.slice(webAddress.length + 3))?.[1]
}

/** A token has claims of its own around what was signed, and the proof elsewhere: everything else must be the same. */
const isSame = (presented: JsonObject, { proof: _, ...issued }: JsonObject): boolean =>
  Object.entries(issued).every(([name, value]) => isDeepStrictEqual(presented[name], value))

const ownOf = async (deps: CheckDeps, { credential: presented }: Verification): Promise<Own | undefined> => {
  const claimed = typeof presented?.id === 'string' ? ownIdOf(deps, presented.id) : undefined
  if (presented === undefined || claimed === undefined) return undefined
  const credential = await findPublicCredential(deps.database.prisma, claimed)
  if (!credential) return { kind: 'other' }
  if (!credential.signed) return undefined
  return isSame(presented, credential.signed as JsonObject) ? { kind: 'same', credential } : { kind: 'other' }
}

/**
 * The verdict, and for what was issued here what its page says now: status lists tell the same, but where one could not be
 * reached, this is known nevertheless. What only claims to be from here is never valid.
 */
export const verdictFor = (
  { verification: { verdict }, own }: Extract<Checked, { ok: true }>,
  now: Date,
): Verification['verdict'] => {
  if (own === undefined || verdict === 'invalid') return verdict
  if (own.kind === 'other') return 'invalid'
  const { state } = standingOf(own.credential, now)
  return state === 'pending' ? 'not-yet-valid' : state
}

/** Checks a file or a text. What is looked up of strangers is looked up by the guarded way; nothing is kept. */
export const checkPresented = async (deps: CheckDeps, presented: Presented): Promise<Checked> => {
  const options = { now: deps.clock.now(), online: true }
  const verification = await deps.credentialTools.verifier.verify(presented, options)
  return { ok: true, verification, own: await ownOf(deps, verification) }
}

export const isOwnLink = (deps: CheckDeps, link: string): boolean => ownIdOf(deps, link) !== undefined

/** Checks what stands at an address. Our own is read from the database: the program need not be able to reach itself. */
export const checkLink = async (deps: CheckDeps, link: string): Promise<Checked> => {
  const id = ownIdOf(deps, link)
  if (id !== undefined) {
    const credential = await findPublicCredential(deps.database.prisma, id)
    if (!credential?.shared || !credential.signed) return { ok: false, reason: 'not-public' }
    return checkPresented(deps, { text: JSON.stringify(credential.signed) })
  }
  if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
    return { ok: false, reason: 'not-a-link' }
  const fetched = await deps.credentialTools.fetchForeign(link)
  if (fetched.ok) return checkPresented(deps, { bytes: fetched.bytes })
  deps.log('info', 'A link to check was not opened', { reason: fetched.reason })
  return { ok: false, reason: 'not-fetched' }
}
