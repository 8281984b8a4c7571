/** What may be handed in as a file. What a file is, is read from its bytes: its name and its sender can say anything. */

const megabyte = 1024 * 1024

export const fileLimits = {
  fileBytes: 10 * megabyte,
  files: 5,
  submissionBytes: 25 * megabyte,
  /** Characters of typed text; the dialogs of chat take no more. */
  text: 3_000,
} as const

type Sniffed = 'image/jpeg' | 'image/png' | 'application/pdf' | 'text/plain'

export type FileFault =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'too-much'
  | 'heic'
  | 'webp'
  | 'not-taken'
  | 'no-photos'
  | 'no-files'
  | 'damaged'
  | 'too-many-pixels'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n'
/** The header stands at the very beginning: readers that search for it further on would take what is something else. */
const isPdf = (bytes: Uint8Array) => /^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8))
const isWebp = (bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'
/** ISO/IEC 14496-12 `ftyp` with a brand of ISO/IEC 23008-12, as telephones write photos. */
const isHeic = (bytes: Uint8Array) =>
  ascii(bytes, 4, 8) === 'ftyp' && /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])$/.test(ascii(bytes, 8, 12))

/** UTF-8 without control characters, so that nothing but reading it can be done with it. */
const isText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}

/** What a file is by its bytes. */
export const sniff = (bytes: Uint8Array): Sniffed | 'heic' | 'webp' | undefined => {
  if (isJpeg(bytes)) return 'image/jpeg'
  if (isPng(bytes)) return 'image/png'
  if (isPdf(bytes)) return 'application/pdf'
  if (isHeic(bytes)) return 'heic'
  if (isWebp(bytes)) return 'webp'
  return isText(bytes) ? 'text/plain' : undefined
}

export type Accepts = readonly ('photo' | 'file' | 'text')[]

/** What a file is taken as, or why it isn't. */
export const readFile = (bytes: Uint8Array, accepts: Accepts): Sniffed | FileFault => {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > fileLimits.fileBytes) return 'too-large'
  const found = sniff(bytes)
  if (found === undefined) return 'not-taken'
  if (found === 'heic' || found === 'webp') return found
  const isPhoto = found === 'image/jpeg' || found === 'image/png'
  if (isPhoto) return accepts.includes('photo') || accepts.includes('file') ? found : 'no-photos'
  return accepts.includes('file') ? found : 'no-files'
}

export const isTaken = (read: Sniffed | FileFault): read is Sniffed => read.includes('/')

/** What is wrong with all of them together. */
export const filesFault = (sizes: readonly number[]): 'too-many' | 'too-much' | undefined =>
  sizes.length > fileLimits.files
    ? 'too-many'
    : sizes.reduce((sum, size) => sum + size, 0) > fileLimits.submissionBytes
      ? 'too-much'
      : undefined

const endings: Readonly<Record<Sniffed, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/**
 * A name that can be shown and saved anywhere: no folders, no control or direction characters, nothing that markup or a
 * shell reads, and the ending of what the file is.
 */
export const fileName = (given: string, mediaType: Sniffed): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N} _.()+-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[^\p{L}\p{M}\p{N}_(+]+/u, '')
  const short = [...stem].slice(0, 80).join('').trim()
  return `${short === '' ? 'file' : short}.${endings[mediaType]}`
}
