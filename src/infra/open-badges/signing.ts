import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from, generate, toJwk } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { importJWK, SignJWT } from 'jose'
import jsigs from 'jsonld-signatures'
import type { JsonObject, NewKey, SigningKey } from '../../kernel/credential-tools.ts'
import { loaderOf } from './contexts.ts'
import { renamedWord } from './plain-words.ts'

/** Makes an Ed25519 key pair as Multikeys (W3C Controlled Identifiers 1.0, section 2.2.2). */
export const newKey = async (): Promise<NewKey> => {
  const { publicKeyMultibase, secretKeyMultibase } = await generate()
  return { publicKeyMultibase, secretKeyMultibase }
}

const pairOf = (key: SigningKey) =>
  from({
    '@context': 'https://w3id.org/security/multikey/v1',
    type: 'Multikey',
    id: key.id,
    controller: key.controller,
    publicKeyMultibase: key.publicKeyMultibase,
    secretKeyMultibase: key.secretKeyMultibase,
  })

const load = loaderOf()

/**
 * Signs a JSON-LD document. The proof is an array of one, as the schema of Open Badges 3.0 has it.
 * @throws where it names a context that is not bundled, uses a word that no context defines, or renames one that has a name.
 */
export const sign = async (document: JsonObject, key: SigningKey, created: Date): Promise<JsonObject> => {
  const renamed = renamedWord(document)
  if (renamed !== undefined) throw new Error(`“${renamed}” is another name for a word of the standards`)
  const pair = await pairOf(key)
  const { proof, ...signed } = await jsigs.sign(
    { ...document },
    {
      // To the second: what is signed is compared as text by other programs.
      suite: new DataIntegrityProof({
        signer: pair.signer(),
        date: `${created.toISOString().slice(0, 19)}Z`,
        cryptosuite,
      }),
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: load,
    },
  )
  return { ...signed, proof: Array.isArray(proof) ? proof : [proof] }
}

const seconds = (text: unknown): number | undefined =>
  typeof text === 'string' ? Math.floor(Date.parse(text) / 1000) : undefined

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : idOfObject(value as { id?: unknown } | undefined)
const idOfObject = (value: { id?: unknown } | undefined): string | undefined =>
  typeof value?.id === 'string' ? value.id : undefined

/** The credential as a compact JWS (Open Badges 3.0 section 8.2.2): its members, and beside them the registered claims. */
export const signJwt = async (document: JsonObject, key: SigningKey): Promise<string> => {
  const { proof: _, ...credential } = document
  const pair = await pairOf(key)
  const jwk = await toJwk({ keyPair: pair })
  // The library's secret key has the public one behind it; a JWK has the seed alone (RFC 8037, section 2).
  const d = Buffer.from(pair.secretKey.subarray(0, 32)).toString('base64url')
  const secret = await importJWK({ ...jwk, d }, 'EdDSA')
  const claims = {
    iss: idOf(credential.issuer),
    jti: idOf(credential.id),
    sub: idOf(credential.credentialSubject),
    nbf: seconds(credential.validFrom),
    exp: seconds(credential.validUntil),
  }
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  return new SignJWT({ ...credential, ...given })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.id, jwk, typ: 'JWT' })
    .sign(secret)
}
