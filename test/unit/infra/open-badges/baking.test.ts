import { crc32, deflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { baker } from '../../../../src/infra/open-badges/baking.ts'

const svg =
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
const png = new Resvg(svg).render().asPng()
const credential = { id: 'urn:1', name: 'Ünal ]]> & <b>', nested: { a: [1, 2] } }

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}
/** A picture with more chunks behind its header, which is 33 bytes long with the signature. */
const withChunk = (bytes: Uint8Array, ...more: Buffer[]): Buffer =>
  Buffer.concat([bytes.subarray(0, 33), ...more, bytes.subarray(33)])
const compressed = (text: Buffer): Buffer =>
  chunk('iTXt', Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'), deflateSync(text)]))

describe('a baked picture', () => {
  it('gives back what was put in, and is still a picture', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const wanted = { ...credential, name: name.replace(/[\ud800-\udfff]/g, '') }
        const inPng = baker.extract(baker.bakePng(png, wanted))
        expect(inPng.ok && JSON.parse(inPng.credential)).toEqual(wanted)
        const inSvg = baker.extract(Buffer.from(baker.bakeSvg(svg, wanted)))
        expect(inSvg.ok && JSON.parse(inSvg.credential)).toEqual(wanted)
      }),
      { numRuns: 200 },
    )
    const baked = baker.bakeSvg(svg, credential)
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(baked).close()
    expect(new Resvg(baked).render().asPng().length).toBeGreaterThan(50)
  })

  it('holds one credential, whichever was in it before', () => {
    const again = baker.bakePng(baker.bakePng(png, credential), 'a.b.c')
    expect(baker.extract(again)).toEqual({ ok: true, format: 'png', credential: 'a.b.c' })
  })

  it('is read where the chunk is compressed, and not where it would unpack to too much', () => {
    const text = Buffer.from(JSON.stringify(credential))
    expect(baker.extract(withChunk(png, compressed(text)))).toMatchObject({ ok: true })
    expect(baker.extract(withChunk(png, compressed(Buffer.alloc(50_000_000))))).toEqual({
      ok: false,
      reason: 'damaged',
    })
  })

  it('is refused where it is cut, changed, doubled, empty or vast', () => {
    const baked = baker.bakePng(png, credential)
    for (let length = 9; length < baked.length; length += 5)
      expect(baker.extract(baked.subarray(0, length))).toEqual({ ok: false, reason: 'damaged' })
    const bent = Buffer.from(baked)
    bent[80] = (bent[80] ?? 0) ^ 1
    expect(baker.extract(bent)).toEqual({ ok: false, reason: 'damaged' })
    const one = compressed(Buffer.from('{}'))
    expect(baker.extract(withChunk(png, one, one))).toEqual({ ok: false, reason: 'twice' })
    expect(baker.extract(png)).toEqual({ ok: false, reason: 'nothing-inside' })
    expect(baker.extract(Buffer.from(svg))).toEqual({ ok: false, reason: 'nothing-inside' })
    expect(baker.extract(Buffer.from('GIF89a'))).toEqual({ ok: false, reason: 'not-a-picture' })
    expect(baker.extract(Buffer.alloc(50_000_000))).toEqual({ ok: false, reason: 'too-large' })
    expect(() => baker.bakePng(png.subarray(0, 60), credential)).toThrow()
  })

  it('may be an SVG with a script: nothing of it runs, the credential is found', () => {
    const baked = baker
      .bakeSvg(svg, credential)
      .replace('<rect', '<script>globalThis.ran = true</script><rect')
    expect(baker.extract(Buffer.from(baked))).toMatchObject({ ok: true })
    expect(globalThis).not.toHaveProperty('ran')
    const entities = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">]>${baked.slice(22)}`
    expect(baker.extract(Buffer.from(entities))).toMatchObject({ ok: true })
    expect(baker.extract(Buffer.from(`${svg.replace('</svg>', '')}`))).toEqual({
      ok: false,
      reason: 'damaged',
    })
  })
})
