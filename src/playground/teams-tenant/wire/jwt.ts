import type { JsonWebKey, KeyObject } from 'node:crypto'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'

/** A key of one of the signers, and its public half as key sets show it. */
export type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly jwk: JsonWebKey }

/**
 * Who signs. Microsoft has one Entra and one connector for all tenants, so there is one of each for all stand-ins of
 * a process. `unendorsed` is a key of the connector without `msteams` among its endorsements; no key set holds the
 * stranger's.
 */
export type Signer = 'connector' | 'unendorsed' | 'entra' | 'stranger'

const keys = new Map<Signer, SigningKey>()

const newKey = (): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n, e } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(n ?? '')
    .digest('base64url')
    .slice(0, 27)
  return { kid, privateKey, jwk: { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e } as JsonWebKey }
}

export const keyOf = (signer: Signer): SigningKey => {
  const key = keys.get(signer) ?? newKey()
  keys.set(signer, key)
  return key
}

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/**
 * A token as RFC 7515 writes it, RS256. A claim that is `undefined` is left out. It is written here because it must
 * come at once, like everything that a test asks a stand-in for, and the libraries only sign in a promise.
 */
export const signedToken = (signer: Signer, claims: JsonObject): string => {
  const { kid, privateKey } = keyOf(signer)
  const unsigned = `${encoded({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })}.${encoded(claims)}`
  return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url')}`
}

/** Tokens live in real time, whatever the product's clock says: those who check them look at their own. */
export const realSeconds = (): number => Math.floor(Date.now() / 1000)
