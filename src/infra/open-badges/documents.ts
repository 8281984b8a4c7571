import type { JsonObject, KnownDocuments } from '../../kernel/credential-tools.ts'
import { didWebAddress, documentIdOf, keyIn, keyOfDidKey } from './did.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import type { ProofPurpose, PublicKey } from './proofs.ts'

/** Where documents come from: what was given, the product's own, and the network where it may be asked. */
export type Sources = {
  readonly known: KnownDocuments
  readonly own: (address: string) => Promise<JsonObject | undefined>
  readonly fetch: GuardedFetch | undefined
}

export type Got =
  | { readonly ok: true; readonly document: JsonObject }
  /** `offline`: it was not to be asked for. Everything else is why it could not be had. */
  | { readonly ok: false; readonly reason: string }

const parsed = (bytes: Uint8Array): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}

/** A JSON document by its address. */
export const documentAt = async (address: string, { known, own, fetch }: Sources): Promise<Got> => {
  const document = known.get(address) ?? (await own(address))
  if (document) return { ok: true, document }
  if (!fetch) return { ok: false, reason: 'offline' }
  const fetched = await fetch(address)
  if (!fetched.ok) return { ok: false, reason: fetched.reason }
  const read = parsed(fetched.bytes)
  return read ? { ok: true, document: read } : { ok: false, reason: 'type' }
}

export type FoundKey =
  | { readonly ok: true; readonly key: PublicKey }
  | {
      readonly ok: false
      readonly outcome: 'failed' | 'unknown'
      readonly reason: 'key-missing' | 'key-unreachable' | 'key-kind'
      readonly why?: string
    }

/** The document that vouches for a key: by DID, or where the key's own address is. */
export const controllerDocument = async (id: string, sources: Sources): Promise<Got | undefined> => {
  const given = sources.known.get(id)
  if (given) return { ok: true, document: given }
  const address = id.startsWith('did:') ? didWebAddress(id) : id.startsWith('https://') ? id : undefined
  return address === undefined ? undefined : documentAt(address, sources)
}

/** Finds the key that a proof names. */
export const findKey = async (
  methodId: string,
  sources: Sources,
  purpose: ProofPurpose = 'assertionMethod',
): Promise<FoundKey> => {
  const id = documentIdOf(methodId)
  if (id.startsWith('did:key:')) {
    const key = keyOfDidKey(id, methodId)
    return key ? { ok: true, key } : { ok: false, outcome: 'unknown', reason: 'key-kind' }
  }
  const got = await controllerDocument(id, sources)
  if (!got) return { ok: false, outcome: 'unknown', reason: 'key-kind' }
  if (!got.ok) return { ok: false, outcome: 'unknown', reason: 'key-unreachable', why: got.reason }
  const key = await keyIn(got.document, id, methodId, purpose)
  return key ? { ok: true, key } : { ok: false, outcome: 'failed', reason: 'key-missing' }
}
