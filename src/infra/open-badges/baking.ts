import { crc32, inflateSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import type { Baker, JsonObject } from '../../kernel/credential-tools.ts'

/** Credentials in pictures: Open Badges 3.0, section 5.3 "Baked badges". */
const keyword = 'openbadgecredential'
const namespace = 'https://purl.imsglobal.org/ob/v3p0'
const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

/** Larger pictures are not looked into, nor more unpacked. */
const mostBytes = 10_000_000
const mostUnpacked = 2_000_000

const textOf = (credential: JsonObject | string): string =>
  typeof credential === 'string' ? credential : JSON.stringify(credential)

type Chunk = { readonly type: string; readonly data: Buffer }

/** All chunks of a PNG (PNG third edition, section 5.3); `undefined` where it is cut short or a checksum is wrong. */
const chunksOf = (png: Buffer): Chunk[] | undefined => {
  const chunks: Chunk[] = []
  let at = pngSignature.length
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at)
    const end = at + 12 + length
    if (end > png.length) return undefined
    const type = png.toString('latin1', at + 4, at + 8)
    if (crc32(png.subarray(at + 4, end - 4)) !== png.readUInt32BE(end - 4)) return undefined
    chunks.push({ type, data: png.subarray(at + 8, end - 4) })
    at = end
    if (type === 'IEND') return chunks
  }
  return undefined
}

const chunkBytes = ({ type, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(body.length + 8)
  bytes.writeUInt32BE(data.length, 0)
  body.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(body), body.length + 4)
  return bytes
}

/** keyword, 0, not compressed, method 0, no language, no translated keyword, the text (section 11.3.3.4). */
const iTXt = (text: string): Chunk => ({
  type: 'iTXt',
  data: Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]),
})

const keywordOf = ({ data }: Chunk): string =>
  data.toString('latin1', 0, Math.min(80, data.length)).split('\0', 1)[0] ?? ''

const isOurs = (chunk: Chunk): boolean => chunk.type === 'iTXt' && keywordOf(chunk) === keyword

const bakePng: Baker['bakePng'] = (png, credential) => {
  const chunks = chunksOf(Buffer.from(png))
  const [first, ...others] = chunks ?? []
  if (!first) throw new Error('The picture to bake is no whole PNG')
  const kept = others.filter((chunk) => !isOurs(chunk))
  return Buffer.concat([pngSignature, ...[first, iTXt(textOf(credential)), ...kept].map(chunkBytes)])
}

/** The text after keyword, flags, language and translated keyword, unpacked where it is compressed. */
const textOfChunk = ({ data }: Chunk): string | undefined => {
  const flags = keyword.length + 1
  const language = data.indexOf(0, flags + 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return undefined
  const text = data.subarray(translated + 1)
  try {
    return (data[flags] === 1 ? inflateSync(text, { maxOutputLength: mostUnpacked }) : text).toString('utf8')
  } catch {
    return undefined
  }
}

type Extracted = ReturnType<Baker['extract']>

const fromPng = (png: Buffer): Extracted => {
  const chunks = chunksOf(png)
  if (!chunks) return { ok: false, reason: 'damaged' }
  const [found, ...others] = chunks.filter(isOurs)
  if (!found) return { ok: false, reason: 'nothing-inside' }
  if (others.length > 0) return { ok: false, reason: 'twice' }
  const credential = textOfChunk(found)
  return credential === undefined ? { ok: false, reason: 'damaged' } : { ok: true, format: 'png', credential }
}

const inCdata = (text: string): string => text.replaceAll(']]>', ']]]]><![CDATA[>')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const bakeSvg: Baker['bakeSvg'] = (svg, credential) => {
  const start = /<svg\b[^>]*>/.exec(svg)
  if (!start) throw new Error('The picture to bake is no SVG')
  const element =
    typeof credential === 'string'
      ? `<openbadges:credential verify="${escaped(credential)}"/>`
      : `<openbadges:credential><![CDATA[${inCdata(JSON.stringify(credential))}]]></openbadges:credential>`
  const opened = start[0].replace(/^<svg\b/, `<svg xmlns:openbadges="${namespace}"`)
  return svg.slice(0, start.index) + opened + element + svg.slice(start.index + start[0].length)
}

/** Reads an SVG as XML: entities of its own are not resolved, and nothing of it runs. */
const fromSvg = (text: string): Extracted => {
  const found: string[] = []
  let isInside = false
  const parser = new SaxesParser({ xmlns: true })
  let broken = false
  parser.on('error', () => {
    broken = true
  })
  parser.on('opentag', (tag) => {
    if (tag.uri !== namespace || tag.local !== 'credential') return
    isInside = true
    const verify = tag.attributes.verify
    found.push(verify?.value ?? '')
  })
  parser.on('closetag', (tag) => {
    if (tag.uri === namespace && tag.local === 'credential') isInside = false
  })
  const take = (piece: string): void => {
    if (isInside) found.push(`${found.pop() ?? ''}${piece}`)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(text)
  if (!broken) parser.close()
  if (broken) return { ok: false, reason: 'damaged' }
  const [credential, ...others] = found
  if (credential === undefined) return { ok: false, reason: 'nothing-inside' }
  if (others.length > 0) return { ok: false, reason: 'twice' }
  return { ok: true, format: 'svg', credential: credential.trim() }
}

const looksLikeSvg = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>\s*)*<svg\b/s.test(text)

const extract: Baker['extract'] = (bytes) => {
  if (bytes.length > mostBytes) return { ok: false, reason: 'too-large' }
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 8).equals(pngSignature)) return fromPng(buffer)
  const head = buffer.toString('utf8', 0, Math.min(buffer.length, 4_096))
  return looksLikeSvg(head) ? fromSvg(buffer.toString('utf8')) : { ok: false, reason: 'not-a-picture' }
}

/** Puts signed credentials into PNG and SVG, and takes them out of whatever picture comes. */
export const baker: Baker = { bakePng, bakeSvg, extract }
