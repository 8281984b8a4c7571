/** What the first bytes of a picture say: enough to refuse one before its pixels are unpacked. */
export type PictureHead = {
  readonly type: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  /** How the pixels lie, 1 to 8 (EXIF 2.3, tag 0x0112); 1 is upright. */
  readonly orientation: number
}

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const pngHead = (bytes: Uint8Array): PictureHead | undefined => {
  if (bytes.length < 33 || ascii(bytes, 12, 4) !== 'IHDR') return undefined
  const view = viewOf(bytes)
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), orientation: 1 }
}

/** The orientation in the TIFF block of an EXIF segment. */
const orientationOf = (exif: Uint8Array): number => {
  const view = viewOf(exif)
  if (exif.length < 14) return 1
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > exif.length) return 1
  const entries = view.getUint16(first, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12
    if (at + 12 > exif.length) return 1
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

const startsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Walks the segments of a JPEG up to its frame header (ITU-T T.81, annex B). */
const jpegHead = (bytes: Uint8Array): PictureHead | undefined => {
  const view = viewOf(bytes)
  let orientation = 1
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return undefined
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif')
      orientation = orientationOf(bytes.subarray(at + 10, at + 2 + length))
    if (startsFrame(marker))
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation }
    at += 2 + length
  }
  return undefined
}

/** Reads the head of a JPEG or PNG by its signature, whatever its name says; `undefined` for anything else. */
export const pictureHead = (bytes: Uint8Array): PictureHead | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegHead(bytes)
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return pngHead(bytes)
  return undefined
}
