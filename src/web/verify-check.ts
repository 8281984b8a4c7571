import type { Deps } from '../chat/deps.ts'
import { type CredentialRow, findPublicCredential } from '../credentials/credentials.store.ts'
import type { Presented, Verification } from '../kernel/credential-tools.ts'

/** What came of a check, and the credential of ours that it was of. */
export type Checked =
  | { readonly ok: true; readonly verification: Verification; readonly own: CredentialRow | undefined }
  | { readonly ok: false; readonly reason: 'not-fetched' | 'not-public' | 'not-a-link' }

type CheckDeps = Pick<Deps, 'database' | 'clock' | 'credentialTools' | 'webAddress' | 'log'>

/** The id in an address of a credential of ours, with or without the ending of a file. */
const ownIdOf = ({ webAddress }: CheckDeps, address: string): string | undefined => {
  if (webAddress === undefined || !address.startsWith(`${webAddress}/c/`)) return undefined
  return /^([0-9a-z-]{1,64})(?:\.\w+|\/)?(?:[?#].*)?$/.exec(address.slice(webAddress.length + 3))?.[1]
}

/** The credential of ours that a document claims to be; whether it is, the check says. */
const ownOf = async (deps: CheckDeps, { credential }: Verification): Promise<CredentialRow | undefined> => {
  const claimed = typeof credential?.id === 'string' ? ownIdOf(deps, credential.id) : undefined
  return claimed === undefined ? undefined : findPublicCredential(deps.database.prisma, claimed)
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
