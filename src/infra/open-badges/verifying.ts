import type { JWK } from 'jose'
import type {
  Check,
  CheckName,
  CheckOutcome,
  JsonObject,
  Presented,
  Verification,
  Verifier,
} from '../../kernel/credential-tools.ts'
import { isKnownContext } from './contexts.ts'
import { atMost, type CredentialShape, credentialShape } from './credential-shape.ts'
import { documentIdOf } from './did.ts'
import { controllerDocument, documentAt, findKey, type Sources } from './documents.ts'
import { endorsementsCheck } from './endorsements.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import { jwtHeader, jwtHolds } from './jwt.ts'
import { renamedWord } from './plain-words.ts'
import type { CryptoPool } from './pool.ts'
import { createPresentationVerifier } from './presentations.ts'
import { type Read, readPresented } from './presented.ts'
import { bitOf, checkNameOf, type Entry, entriesOf, worst } from './status.ts'
import { verdictOf } from './verdict.rules.ts'

type Parts = { readonly pool: Pick<CryptoPool, 'check'>; readonly sources: Sources; readonly now: Date }

const check = (
  name: CheckName,
  outcome: CheckOutcome,
  reason: string,
  values?: Readonly<Record<string, string>>,
): Check => ({ name, outcome, reason, ...(values && { values }) })

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

const contextsOf = (credential: JsonObject): Check => {
  const strange = listOf(credential['@context']).find(
    (one) => typeof one === 'string' && !isKnownContext(one),
  )
  if (typeof strange === 'string')
    return check('contexts', 'failed', 'unknown-context', { address: shortened(strange) })
  const word = renamedWord(credential)
  return word === undefined
    ? check('contexts', 'passed', 'contexts')
    : check('contexts', 'failed', 'renamed-word', { word: shortened(word) })
}

const shapeOf = (credential: JsonObject): { shape?: CredentialShape; check: Check } => {
  const read = credentialShape.safeParse(credential)
  if (read.success) return { shape: read.data, check: check('schema', 'passed', 'schema') }
  const [issue] = read.error.issues
  const where = issue?.path.map(String).join(' › ') || '@'
  return { check: check('schema', 'failed', 'wrong-shape', { where: shortened(where) }) }
}

const issuerIdOf = (credential: JsonObject): string =>
  isObject(credential.issuer) ? String(credential.issuer.id ?? '') : String(credential.issuer ?? '')

/** The proof of a credential, and whether its key is the issuer's. */
type Proven = readonly [proof: Check, issuer: Check]

const unsure = (found: { outcome: 'failed' | 'unknown'; reason: string; why?: string }): Proven => [
  check('proof', found.outcome, found.reason, found.why ? { why: found.why } : undefined),
  check('issuer', found.outcome === 'failed' ? 'failed' : 'unknown', 'issuer-unknown'),
]

const ofIssuer = (controller: string, credential: JsonObject): Check =>
  controller === issuerIdOf(credential)
    ? check('issuer', 'passed', 'issuer', { issuer: shortened(controller) })
    : check('issuer', 'failed', 'other-issuer', {
        issuer: shortened(issuerIdOf(credential)),
        key: shortened(controller),
      })

const provenOne = async (
  credential: JsonObject,
  proof: JsonObject,
  { pool, sources }: Parts,
): Promise<Proven> => {
  const isOurKind = proof.type === 'Ed25519Signature2020' || proof.cryptosuite === 'eddsa-rdfc-2022'
  if (!isOurKind)
    return [
      check('proof', 'unknown', 'other-kind', { kind: shortened(String(proof.cryptosuite ?? proof.type)) }),
      check('issuer', 'unknown', 'issuer-unknown'),
    ]
  // A chain of proofs is over those before it (Data Integrity 1.0, section 4.6): none is followed here.
  if (proof.previousProof !== undefined)
    return [
      check('proof', 'unknown', 'other-kind', { kind: 'previousProof' }),
      check('issuer', 'unknown', 'issuer-unknown'),
    ]
  const found = await findKey(String(proof.verificationMethod), sources)
  if (!found.ok) return unsure(found)
  const outcome = await pool.check(credential, proof, found.key)
  return [
    outcome.ok ? check('proof', 'passed', 'proof') : check('proof', 'failed', outcome.reason),
    ofIssuer(found.key.controller, credential),
  ]
}

/** Of several proofs every one must hold; one of a kind that can't be checked leaves it open. */
const provenByProofs = async (credential: JsonObject, parts: Parts): Promise<Proven> => {
  const proofs = listOf(credential.proof).filter(isObject)
  if (proofs.length === 0)
    return [check('proof', 'failed', 'no-proof'), check('issuer', 'failed', 'issuer-unknown')]
  const all = await Promise.all(
    proofs.slice(0, atMost.proofs).map((proof) => provenOne(credential, proof, parts)),
  )
  const first = worst(all.map(([proof]) => proof))
  if (first?.outcome !== 'passed') return all.find(([proof]) => proof === first) ?? (all[0] as Proven)
  // Others may have signed as well; one of those who did must be the issuer.
  return all.find(([, issuer]) => issuer.outcome === 'passed') ?? (all[0] as Proven)
}

const jwkFrom = async (kid: string, sources: Sources): Promise<JWK | undefined | 'unreachable'> => {
  const id = documentIdOf(kid)
  const got = await controllerDocument(id, sources)
  if (!got) return undefined
  if (!got.ok) return 'unreachable'
  const { document } = got
  const keys = listOf(document.keys).filter(isObject)
  const methods = listOf(document.verificationMethod).filter(isObject)
  const found =
    keys.find((key) => key.kid === kid) ??
    methods.find((one) => one.id === kid || `${id}${String(one.id)}` === kid)
  // A DID document says which of its keys may assert; a key set has no others.
  const asserting = listOf(document.assertionMethod).map((one) => (isObject(one) ? one.id : one))
  const mayAssert = found === undefined || keys.includes(found) || asserting.includes(found.id)
  if (!mayAssert) return undefined
  const jwk = found && isObject(found.publicKeyJwk) ? found.publicKeyJwk : found
  return jwk && 'kty' in jwk ? (jwk as JWK) : undefined
}

const multibaseJwk = async (multibase: string): Promise<JWK> => {
  const { from, toJwk } = await import('@digitalbazaar/ed25519-multikey')
  return toJwk({
    keyPair: await from({
      '@context': 'https://w3id.org/security/multikey/v1',
      type: 'Multikey',
      publicKeyMultibase: multibase,
    }),
  })
}

/** A JWT: by the key that its `kid` leads to. A key that only came inside proves nothing about who signed. */
const provenByJwt = async (jwt: string, credential: JsonObject, { sources }: Parts): Promise<Proven> => {
  const header = jwtHeader(jwt)
  if (!header) return [check('proof', 'failed', 'jwt-header'), check('issuer', 'failed', 'issuer-unknown')]
  const kid = header.kid ?? issuerIdOf(credential)
  const known = kid.startsWith('http') || kid.startsWith('did:web') ? await jwkFrom(kid, sources) : undefined
  if (known === 'unreachable') return unsure({ outcome: 'unknown', reason: 'key-unreachable' })
  const multikey = known ? undefined : await findKey(kid, sources)
  if (!known && multikey && !multikey.ok && multikey.outcome === 'failed') return unsure(multikey)
  const jwk = known ?? (multikey?.ok ? await multibaseJwk(multikey.key.publicKeyMultibase) : header.jwk)
  if (!jwk) return unsure({ outcome: 'unknown', reason: 'key-kind' })
  const held = await jwtHolds(jwt, jwk, header.alg)
  const proof = held === 'ok' ? check('proof', 'passed', 'proof') : check('proof', 'failed', held)
  const isVouchedFor = known !== undefined || multikey?.ok === true
  return [
    proof,
    isVouchedFor ? ofIssuer(documentIdOf(kid), credential) : check('issuer', 'unknown', 'key-inside'),
  ]
}

const datesOf = (credential: JsonObject, now: Date): Check => {
  const from = credential.validFrom ?? credential.issuanceDate
  const until = credential.validUntil ?? credential.expirationDate
  if (typeof from === 'string' && Date.parse(from) > now.getTime())
    return check('dates', 'failed', 'not-yet', { from })
  if (typeof until === 'string' && Date.parse(until) < now.getTime())
    return check('dates', 'failed', 'expired', { until })
  return check(
    'dates',
    'passed',
    typeof until === 'string' ? 'dates' : 'no-end',
    typeof until === 'string' ? { until } : undefined,
  )
}

/** What a signed document must be to speak of others. */
const listTypes = ['BitstringStatusListCredential', 'StatusList2021Credential']

const listFaults = async (
  list: JsonObject,
  credential: JsonObject,
  name: CheckName,
  parts: Parts,
): Promise<Check | undefined> => {
  if (issuerIdOf(list) !== issuerIdOf(credential)) return check(name, 'failed', 'list-of-other')
  if (!listOf(list.type).some((type) => listTypes.includes(String(type))))
    return check(name, 'unknown', 'list-unreadable')
  const [proof, issuer] = await provenByProofs(list, parts)
  if (proof.outcome === 'failed' || issuer.outcome === 'failed') return check(name, 'failed', 'list-broken')
  if (proof.outcome !== 'passed' || issuer.outcome !== 'passed')
    return check(name, 'unknown', 'list-unproven')
  return datesOf(list, parts.now).outcome === 'passed' ? undefined : check(name, 'unknown', 'list-old')
}

/** A list that pauses credentials, named by one that revokes: its issuer sets both bits while a credential is suspended. */
const suspensionListOf = (list: JsonObject): string | undefined => {
  const subject = list.credentialSubject
  return isObject(subject) && typeof subject.suspensionList === 'string' ? subject.suspensionList : undefined
}

/** One entry of a status list: the list must be there, hold, be of the same issuer, and be of now. */
const statusOf = async (entry: Entry, credential: JsonObject, parts: Parts): Promise<Check[]> => {
  const name = checkNameOf(entry.purpose)
  if (!name) return []
  const got = await documentAt(entry.list, parts.sources)
  if (!got.ok) return [check(name, 'unknown', 'list-unreachable', { why: got.reason })]
  const fault = await listFaults(got.document, credential, name, parts)
  if (fault) return [fault]
  const bit = bitOf(got.document, entry)
  if (bit === undefined) return [check(name, 'unknown', 'list-unreadable')]
  if (name === 'suspension')
    return [bit ? check(name, 'failed', 'suspended') : check(name, 'passed', 'not-suspended')]
  const pausing = suspensionListOf(got.document)
  if (!bit)
    return [
      check(name, 'passed', 'not-revoked'),
      ...(pausing ? [check('suspension', 'passed', 'not-suspended')] : []),
    ]
  const paused = pausing
    ? await statusOf({ ...entry, purpose: 'suspension', list: pausing }, credential, parts)
    : []
  return paused.some(({ reason }) => reason === 'suspended')
    ? [check(name, 'passed', 'not-revoked'), ...paused]
    : [check(name, 'failed', 'revoked')]
}

const statusChecks = async (credential: JsonObject, parts: Parts): Promise<Check[]> => {
  const entries = entriesOf(credential).slice(0, atMost.entries)
  const found = (
    await Promise.all(entries.map((entry) => (entry ? statusOf(entry, credential, parts) : [])))
  ).flat()
  const unread = entries.some((entry) => entry === undefined)
  return (['revocation', 'suspension'] as const).map((name) => {
    const own = worst(found.filter((one) => one.name === name))
    if (own && own.outcome !== 'passed') return own
    if (unread && name === 'revocation') return check(name, 'unknown', 'status-kind')
    return own ?? check(name, 'absent', `no-${name}`)
  })
}

const endorsementsOf = (credential: JsonObject, parts: Parts): Promise<Check> =>
  endorsementsCheck(listOf(credential.endorsement).filter(isObject).slice(0, atMost.endorsements), {
    proven: (one) => provenByProofs(one, parts),
    standing: async (one) => [datesOf(one, parts.now), ...(await statusChecks(one, parts))],
  })

const checksOf = async (read: Extract<Read, { ok: true }>, parts: Parts): Promise<Check[]> => {
  const { credential, jwt, format } = read
  const contexts = contextsOf(credential)
  const { check: schema } = shapeOf(credential)
  const proven = jwt ? await provenByJwt(jwt, credential, parts) : await provenByProofs(credential, parts)
  const first = [
    check('format', 'passed', `format-${format}`),
    contexts,
    schema,
    ...proven,
    datesOf(credential, parts.now),
  ]
  return [...first, ...(await statusChecks(credential, parts)), await endorsementsOf(credential, parts)]
}

export type VerifierParts = {
  readonly pool: Pick<CryptoPool, 'check'>
  readonly own: Sources['own']
  readonly fetch: GuardedFetch
}

/**
 * Checks credentials of any issuer, check by check. Never throws for what is presented: a fault in it is a failed check.
 */
export const createVerifier = ({ pool, own, fetch }: VerifierParts): Verifier => {
  const verify: Verifier['verify'] = async (
    presented: Presented,
    { now, known = new Map(), online },
  ): Promise<Verification> => {
    const read = readPresented(presented)
    if (!read.ok) {
      const checks = [check('format', 'failed', read.reason)]
      return { verdict: verdictOf(checks), format: read.format, checks }
    }
    const sources: Sources = { known, own, fetch: online ? fetch : undefined }
    const checks = await checksOf(read, { pool, sources, now })
    return { verdict: verdictOf(checks), format: read.format, checks, credential: read.credential }
  }
  return { verify, verifyPresentation: createPresentationVerifier({ pool, own, fetch }, verify) }
}
