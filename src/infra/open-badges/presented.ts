import type { JsonObject, Presented, Verification } from '../../kernel/credential-tools.ts'
import { baker } from './baking.ts'

/** What was found in what somebody presented. */
export type Read =
  | {
      readonly ok: true
      readonly format: Exclude<Verification['format'], 'unreadable'>
      readonly credential: JsonObject
      /** The compact JWS, where the proof is outside. */
      readonly jwt?: string
    }
  | { readonly ok: false; readonly format: Verification['format']; readonly reason: string }

const mostText = 2_000_000

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JWT's payload, unchecked: the credential is its members or, in version 1.1, its `vc` claim. */
const payloadOf = (jwt: string): JsonObject | undefined => {
  try {
    const payload: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    if (!isObject(payload)) return undefined
    return isObject(payload.vc) ? payload.vc : payload
  } catch {
    return undefined
  }
}

const looksLikeJwt = (text: string): boolean => /^[\w-]{4,}\.[\w-]+\.[\w-]+$/.test(text)

/** Reads a text: JSON, or a compact JWS. */
const readText = (text: string): Read => {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed.length > mostText) return { ok: false, format: 'unreadable', reason: 'too-large' }
  if (looksLikeJwt(trimmed)) {
    const credential = payloadOf(trimmed)
    return credential
      ? { ok: true, format: 'jwt', credential, jwt: trimmed }
      : { ok: false, format: 'jwt', reason: 'broken-jwt' }
  }
  if (trimmed === '') return { ok: false, format: 'unreadable', reason: 'empty' }
  if (!trimmed.startsWith('{')) return { ok: false, format: 'unreadable', reason: 'no-credential' }
  try {
    const parsed: unknown = JSON.parse(trimmed)
    if (isObject(parsed)) return { ok: true, format: 'json', credential: parsed }
  } catch {
    return { ok: false, format: 'json', reason: 'broken-json' }
  }
  return { ok: false, format: 'unreadable', reason: 'no-credential' }
}

/** Finds the credential in whatever it came in. */
export const readPresented = (presented: Presented): Read => {
  if ('text' in presented) return readText(presented.text)
  const taken = baker.extract(presented.bytes)
  if (taken.ok) {
    const inside = readText(taken.credential)
    return inside.ok
      ? { ...inside, format: taken.format }
      : { ...inside, format: taken.format, reason: 'damaged' }
  }
  if (taken.reason !== 'not-a-picture') return { ok: false, format: 'unreadable', reason: taken.reason }
  if (presented.bytes.includes(0)) return { ok: false, format: 'unreadable', reason: 'no-credential' }
  return readText(Buffer.from(presented.bytes).toString('utf8'))
}
