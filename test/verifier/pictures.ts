/** The credential inside a baked PNG (Open Badges 3.0, section 5.3.1): its one `iTXt` chunk with the keyword. */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const keyword = 'openbadgecredential'

const tableOf = (): Uint32Array => {
  const table = new Uint32Array(256)
  for (let at = 0; at < 256; at++) {
    let value = at
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
    table[at] = value >>> 0
  }
  return table
}
const table = tableOf()
/** CRC-32 of ISO 3309, as PNG counts it (W3C PNG, annex D). */
const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

const chunksOf = (file: Buffer): { type: string; data: Buffer }[] => {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('No PNG')
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const whole = file.subarray(at + 4, at + 8 + length)
    if (whole.length !== length + 4) throw new Error('A chunk is cut')
    if (crc32(whole) !== file.readUInt32BE(at + 8 + length)) throw new Error('A chunk is damaged')
    chunks.push({ type: whole.toString('latin1', 0, 4), data: whole.subarray(4) })
    at += 12 + length
  }
  return chunks
}

export const credentialInPng = (file: Buffer): unknown => {
  const found = chunksOf(file).filter(
    ({ type, data }) =>
      type === 'iTXt' && data.subarray(0, keyword.length + 1).equals(Buffer.from(`${keyword}\0`)),
  )
  const [only, ...more] = found
  if (!only || more.length > 0) throw new Error(`${found.length} credentials`)
  const [compressed, method] = [only.data[keyword.length + 1], only.data[keyword.length + 2]]
  if (compressed !== 0 || method !== 0) throw new Error('The credential is compressed')
  // Two empty texts: the language and the translated keyword.
  const text = only.data.subarray(keyword.length + 5)
  return JSON.parse(text.toString('utf8'))
}
