import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import type { JsonObject } from '../../kernel/credential-tools.ts'

/** VC-JWT: Open Badges 3.0, section 8.2.4. */
const algorithms = ['EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512']

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the header says: by which algorithm and key. `undefined` for one that is none, or that says `none`. */
export const jwtHeader = (
  jwt: string,
): { readonly alg: string; readonly kid?: string; readonly jwk?: JWK } | undefined => {
  try {
    const { alg, kid, jwk } = decodeProtectedHeader(jwt)
    if (!alg || !algorithms.includes(alg)) return undefined
    return { alg, ...(kid && { kid }), ...(isObject(jwk) && { jwk: jwk as JWK }) }
  } catch {
    return undefined
  }
}

/** Whether the signature holds, and the claims say the same as the credential. Dates are looked at elsewhere. */
export const jwtHolds = async (
  jwt: string,
  jwk: JWK,
  alg: string,
): Promise<'ok' | 'signature' | 'claims'> => {
  try {
    const key = await importJWK(jwk, alg)
    const { payload } = await jwtVerify(jwt, key, {
      algorithms: [alg],
      // What is outside its time is no forgery: that is a check of its own.
      currentDate: new Date(Number((decodePayload(jwt)?.nbf as number | undefined) ?? 0) * 1000 + 1),
    })
    const credential = isObject(payload.vc) ? payload.vc : payload
    const issuer = isObject(credential.issuer) ? credential.issuer.id : credential.issuer
    if (payload.iss !== undefined && payload.iss !== issuer) return 'claims'
    return payload.jti !== undefined && credential.id !== undefined && payload.jti !== credential.id
      ? 'claims'
      : 'ok'
  } catch {
    return 'signature'
  }
}

const decodePayload = (jwt: string): JsonObject | undefined => {
  try {
    const payload: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return isObject(payload) ? payload : undefined
  } catch {
    return undefined
  }
}
