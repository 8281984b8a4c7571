/** The names under which portfolios are found: `/p/HANDLE`. */

const shortest = 3
const longest = 40

/** What could be taken for a page of ours, or for somebody who speaks for the program. */
const reserved: ReadonlySet<string> = new Set(
  `about account achievement achievements admin administrator api app assets award awards badge badges bot certificate
  contact credential credentials did docs endorsement evidence example faq files handle help home info issuer issuers
  index install internal legal login logout mail manager me mentor moderator news null official open owner page pages
  personal playground portfolio portfolios press privacy profile public robots root search security service session
  settings share sign-in sign-out signin signout slack staff static status support system team teams terms test
  undefined user users vc verifier verify web webhook webhooks welcome whetstone www you`.split(/\s+/),
)

export type HandleFault = 'too-short' | 'too-long' | 'signs' | 'reserved'
export type ReadHandle =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly reason: HandleFault }

/**
 * A handle as somebody typed it. Letters from a to z, digits, and single hyphens between them: what looks alike in other
 * scripts could pass for somebody else. Capitals are taken for small letters; a handle as it is stored is read as itself.
 */
export const readHandle = (typed: string): ReadHandle => {
  const handle = typed.trim().toLowerCase()
  if (handle.length < shortest) return { ok: false, reason: 'too-short' }
  if (handle.length > longest) return { ok: false, reason: 'too-long' }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(handle)) return { ok: false, reason: 'signs' }
  return reserved.has(handle) ? { ok: false, reason: 'reserved' } : { ok: true, handle }
}

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  œ: 'oe',
}

/** A handle to begin with, from a name; none where nothing of the name can be written so. */
export const suggestedHandle = (name: string): string | undefined => {
  const plain = name
    .toLowerCase()
    .replace(/[ßæøđłþœ]/g, (sign) => spelled[sign] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const read = readHandle(plain)
  return read.ok ? read.handle : undefined
}
