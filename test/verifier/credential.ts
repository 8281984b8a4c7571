/**
 * A whole credential, checked without anything of the product: its key, its proof or JWT, its dates, and the status list that it
 * names, which is a credential of its own. Documents come from whoever calls, so that a test may serve them as it likes.
 */
import { createPublicKey, verify as verifySignature } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { base58, bitAt, type Contexts, holds, type Json } from './verify.ts'

export type Verdict = 'valid' | 'forged' | 'revoked' | 'suspended' | 'expired' | 'not-yet-valid' | 'unknown'

export type World = {
  readonly contexts: Contexts
  /** A document by its address; `undefined` where it can't be had. */
  readonly documentAt: (address: string) => Promise<Json | undefined>
  readonly now: Date
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
const idOf = (value: unknown): string =>
  typeof value === 'string' ? value : String((value as Json | undefined)?.id ?? '')

/** Where a `did:web` is read (did:web method, section 2.5.2). */
const addressOf = (did: string): string | undefined => {
  const [, method, host = '', ...path] = did.split(':')
  if (method !== 'web') return undefined
  const folder = path.length > 0 ? path.map(decodeURIComponent).join('/') : '.well-known'
  return `https://${decodeURIComponent(host)}/${folder}/did.json`
}

type Key = { readonly multibase: string; readonly controller: string }

/** The key that a method names, as long as its controller lets it assert; `unknown` where its document can't be had. */
const keyOf = async (method: string, world: World): Promise<Key | 'unknown' | undefined> => {
  const [did = '', fragment = ''] = method.split('#')
  if (did.startsWith('did:key:'))
    return fragment === did.slice('did:key:'.length) ? { multibase: fragment, controller: did } : undefined
  const address = addressOf(did)
  const document = address && (await world.documentAt(address))
  if (!document) return 'unknown'
  const found = (listOf(document.verificationMethod) as Json[]).find(({ id }) => id === method)
  const mayAssert = document.id === did && listOf(document.assertionMethod).includes(method)
  return found && mayAssert && found.controller === did
    ? { multibase: String(found.publicKeyMultibase), controller: did }
    : undefined
}

type Proven = 'holds' | 'forged' | 'unknown'

/** Whether every proof of a document holds and is its issuer's. */
const proven = async (document: Json, world: World): Promise<Proven> => {
  const proofs = listOf(document.proof) as Json[]
  if (proofs.length === 0) return 'forged'
  for (const proof of proofs) {
    const key = await keyOf(String(proof.verificationMethod), world)
    if (key === 'unknown') return 'unknown'
    if (!key || key.controller !== idOf(document.issuer) || proof.proofPurpose !== 'assertionMethod')
      return 'forged'
    const isHeld = await holds(document, proof, key.multibase, world.contexts).catch(() => false)
    if (!isHeld) return 'forged'
  }
  return 'holds'
}

/** VC-JWT (Open Badges 3.0, section 8.2), EdDSA alone: the payload, where its signature is its issuer's. */
const provenJwt = async (jwt: string, world: World): Promise<{ proven: Proven; credential: Json }> => {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const read = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json
  const [header, credential] = [read(head), read(body)]
  const key = await keyOf(String(header.kid), world)
  if (key === 'unknown') return { proven: 'unknown', credential }
  const isOurs = key && key.controller === idOf(credential.issuer) && credential.iss === key.controller
  if (header.alg !== 'EdDSA' || !isOurs) return { proven: 'forged', credential }
  const x = Buffer.from(base58(key.multibase).subarray(2)).toString('base64url')
  const held = verifySignature(
    null,
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  )
  return { proven: held && credential.jti === credential.id ? 'holds' : 'forged', credential }
}

const timely = (document: Json, now: Date): 'valid' | 'expired' | 'not-yet-valid' => {
  if (Date.parse(String(document.validFrom)) > now.getTime()) return 'not-yet-valid'
  return document.validUntil !== undefined && Date.parse(String(document.validUntil)) < now.getTime()
    ? 'expired'
    : 'valid'
}

/** Bitstring Status List 1.0, section 3.2 "Validate Algorithm": whether the bit is set in a list that can be believed. */
const bitOf = async (
  entry: { readonly purpose: unknown; readonly index: unknown; readonly list: unknown },
  issuer: string,
  world: World,
): Promise<{ readonly isSet: boolean; readonly list: Json } | 'unknown'> => {
  const list = await world.documentAt(String(entry.list))
  if (!list || !listOf(list.type).includes('BitstringStatusListCredential')) return 'unknown'
  if (list.id !== entry.list || idOf(list.issuer) !== issuer) return 'unknown'
  if ((await proven(list, world)) !== 'holds' || timely(list, world.now) !== 'valid') return 'unknown'
  const subject = list.credentialSubject as Json
  if (!listOf(subject.statusPurpose).includes(entry.purpose)) return 'unknown'
  const encoded = String(subject.encodedList)
  const isShort = gunzipSync(Buffer.from(encoded.slice(1), 'base64url')).length < 16_384
  if (!encoded.startsWith('u') || isShort) return 'unknown'
  return { isSet: bitAt(encoded, Number(entry.index)), list: subject }
}

/** What is set in a revocation list is suspended where the list of suspensions that it names has it set as well. */
const standing = async (credential: Json, world: World): Promise<Verdict> => {
  const issuer = idOf(credential.issuer)
  for (const entry of listOf(credential.credentialStatus) as Json[]) {
    const { statusPurpose: purpose, statusListIndex: index, statusListCredential: list } = entry
    if (entry.type !== 'BitstringStatusListEntry') return 'unknown'
    const found = await bitOf({ purpose, index, list }, issuer, world)
    if (found === 'unknown') return 'unknown'
    if (!found.isSet) continue
    if (purpose === 'suspension') return 'suspended'
    const pausing = found.list.suspensionList
    const paused = pausing
      ? await bitOf({ purpose: 'suspension', index, list: pausing }, issuer, world)
      : undefined
    return paused !== undefined && paused !== 'unknown' && paused.isSet ? 'suspended' : 'revoked'
  }
  return 'valid'
}

/** What a credential is now: JSON with its proof inside, or a JWT. */
export const verdictOn = async (presented: Json | string, world: World): Promise<Verdict> => {
  const found =
    typeof presented === 'string'
      ? await provenJwt(presented, world)
      : { proven: await proven(presented, world), credential: presented }
  if (found.proven !== 'holds') return found.proven
  const withdrawn = await standing(found.credential, world)
  return withdrawn === 'valid' ? timely(found.credential, world.now) : withdrawn
}
