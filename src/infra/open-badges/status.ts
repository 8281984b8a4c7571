import { gunzipSync } from 'node:zlib'
import type { Check, CheckName, JsonObject } from '../../kernel/credential-tools.ts'

/** Bitstring Status List 1.0 (W3C), section 2.2: the least that a list has, bytes; below it places would tell of people. */
const leastUnpacked = 16_384
const mostUnpacked = 16_000_000

export type Entry = { readonly purpose: string; readonly index: number; readonly list: string }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

/** Section 2.1: the purposes that are known. The last two say nothing of whether it is valid. */
const purposes = new Set(['revocation', 'suspension', 'message', 'refresh'])

/** The entries of a credential that say where its status stands; `undefined` among them for one that can't be read. */
export const entriesOf = (credential: JsonObject): readonly (Entry | undefined)[] =>
  listOf(credential.credentialStatus).map((entry) => {
    if (!isObject(entry) || !['BitstringStatusListEntry', 'StatusList2021Entry'].includes(String(entry.type)))
      return undefined
    const { statusPurpose, statusListIndex, statusListCredential, statusSize = 1 } = entry
    // Of several bits an entry, no one is a withdrawal by itself (section 2.1, `statusSize`).
    if (!purposes.has(String(statusPurpose)) || statusSize !== 1) return undefined
    const index = /^\d{1,9}$/.test(String(statusListIndex)) ? Number(statusListIndex) : undefined
    return typeof statusPurpose === 'string' &&
      typeof statusListCredential === 'string' &&
      index !== undefined
      ? { purpose: statusPurpose, index, list: statusListCredential }
      : undefined
  })

/** The bit of an entry (section 3.2, "Validate Algorithm"): most significant first; `undefined` where it can't be read. */
export const bitOf = (list: JsonObject, entry: Entry): boolean | undefined => {
  const subject = list.credentialSubject
  if (!isObject(subject) || typeof subject.encodedList !== 'string') return undefined
  const purposes = listOf(subject.statusPurpose)
  if (!purposes.includes(entry.purpose)) return undefined
  try {
    const packed = Buffer.from(subject.encodedList.replace(/^u/, ''), 'base64url')
    // A few kilobytes can unpack to gigabytes.
    const bits = gunzipSync(packed, { maxOutputLength: mostUnpacked })
    const byte = bits[Math.floor(entry.index / 8)]
    return byte === undefined || bits.length < leastUnpacked
      ? undefined
      : ((byte >> (7 - (entry.index % 8))) & 1) === 1
  } catch {
    return undefined
  }
}

/** Which check an entry belongs to: a purpose that withdraws for a while, or for good. */
export const checkNameOf = (purpose: string): CheckName | undefined =>
  purpose === 'revocation' ? 'revocation' : purpose === 'suspension' ? 'suspension' : undefined

/** The worst of several outcomes for one check, as a credential may name several lists. */
export const worst = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ outcome }) => outcome === 'failed') ??
  checks.find(({ outcome }) => outcome === 'unknown') ??
  checks[0]
