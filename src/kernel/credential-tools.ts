/**
 * What the product needs of cryptography for credentials. Made in `infra/open-badges/`, in a pool of workers, so that no
 * press ever waits for a signature.
 */

/** JSON-LD as data. */
export type JsonObject = { readonly [key: string]: unknown }

/** A signing key that has been taken out of the vault. `id` is the verification method, `controller` the issuer's DID. */
export type SigningKey = {
  readonly id: string
  readonly controller: string
  readonly publicKeyMultibase: string
  readonly secretKeyMultibase: string
}

/** A pair that was just made; its secret half is to be sealed at once. */
export type NewKey = Pick<SigningKey, 'publicKeyMultibase' | 'secretKeyMultibase'>

/** The one way to a signature. Throws for a document that is no credential, or has terms that no context defines. */
export type Signer = {
  newKey(): Promise<NewKey>
  /** Adds a Data Integrity proof of `eddsa-rdfc-2022` (W3C VC Data Integrity EdDSA Cryptosuites 1.0), as an array of one. */
  sign(document: JsonObject, key: SigningKey, created: Date): Promise<JsonObject>
  /** The same credential as a compact JWS (Open Badges 3.0 section 8.2; EdDSA). */
  signJwt(document: JsonObject, key: SigningKey): Promise<string>
}

/** What is looked at, in the order in which it is shown. */
export const checkNames = [
  'format',
  'contexts',
  'schema',
  'proof',
  'issuer',
  'dates',
  'revocation',
  'suspension',
  'endorsements',
] as const
export type CheckName = (typeof checkNames)[number]

/** `unknown`: it could not be found out, which is never the same as passed. `absent`: the credential has no such thing. */
export type CheckOutcome = 'passed' | 'failed' | 'unknown' | 'absent'

export type Check = {
  readonly name: CheckName
  readonly outcome: CheckOutcome
  /** Which sentence says it: a key below `verify.` in the catalogue. */
  readonly reason: string
  /** What the sentence names. */
  readonly values?: Readonly<Record<string, string>>
}

/**
 * What came of checking a credential. `verdict` is `valid` only where each check passed or has nothing to look at;
 * `unknown` where none failed and one could not be made.
 */
export type Verification = {
  readonly verdict: 'valid' | 'expired' | 'suspended' | 'revoked' | 'not-yet-valid' | 'invalid' | 'unknown'
  readonly format: 'json' | 'jwt' | 'png' | 'svg' | 'unreadable'
  readonly checks: readonly Check[]
  /** The credential as read, where it could be. */
  readonly credential?: JsonObject
}

/** What is to be checked: the bytes of a file, or a text that was pasted. */
export type Presented = { readonly bytes: Uint8Array } | { readonly text: string }

/** Documents that are not to be fetched: DID documents by DID, status lists by address, as an offline check is given them. */
export type KnownDocuments = ReadonlyMap<string, JsonObject>

/** What came of a presentation: its own proof, and each credential in it, in their order. */
export type PresentationVerification = {
  /** `absent` where it has none. `signer` is whose key made it. */
  readonly proof: { readonly outcome: CheckOutcome; readonly reason: string; readonly signer?: string }
  readonly credentials: readonly Verification[]
}

type VerifyOptions = {
  readonly now: Date
  /** Looked into first. */
  readonly known?: KnownDocuments
  /** Whether foreign addresses may be fetched, by the guarded way. */
  readonly online: boolean
}

export type Verifier = {
  verify(presented: Presented, options: VerifyOptions): Promise<Verification>
  /** `challenge` and `domain`: what the holder was given to sign, where whoever asks says so. */
  verifyPresentation(
    presentation: JsonObject,
    options: VerifyOptions & { readonly challenge?: string; readonly domain?: string },
  ): Promise<PresentationVerification>
}

/** Puts a signed credential into a picture, and takes it out (Open Badges 3.0 section 5.3). */
export type Baker = {
  bakePng(png: Uint8Array, credential: JsonObject | string): Uint8Array
  bakeSvg(svg: string, credential: JsonObject | string): string
  extract(bytes: Uint8Array):
    | { readonly ok: true; readonly format: 'png' | 'svg'; readonly credential: string }
    | {
        readonly ok: false
        readonly reason: 'not-a-picture' | 'nothing-inside' | 'damaged' | 'too-large' | 'twice'
      }
}

export type CredentialTools = {
  readonly signer: Signer
  readonly baker: Baker
  readonly verifier: Verifier
  /** Bits as a status list has them: packed, in base64url (Bitstring Status List 1.0, section 3.3). */
  encodeList(bits: Uint8Array): Promise<string>
  /** Fetches a file from an address that a stranger names: https, public, small, soon; or says why not. */
  fetchForeign(
    address: string,
  ): Promise<
    | { readonly ok: true; readonly bytes: Uint8Array; readonly type: string }
    | { readonly ok: false; readonly reason: string }
  >
  close(): Promise<void>
}
