import { afterAll, describe, expect, it } from 'vitest'
import { createImageTools } from '../../../src/infra/images/image-tools.ts'
import { pictureHead } from '../../../src/infra/images/picture-size.ts'

const tools = createImageTools()
afterAll(() => tools.close())

/** Left half red, right half blue. */
const halves =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20" fill="#f00"/><rect x="20" width="20" height="20" fill="#00f"/></svg>'

/** An EXIF segment with an orientation and the name of an artist, put behind the first marker of a JPEG. */
const withExif = (jpeg: Uint8Array, orientation: number): Uint8Array => {
  const artist = Buffer.from('Somebody Secret\0')
  const tiff = Buffer.alloc(38 + artist.length)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  tiff.writeUInt16BE(0x013b, 22)
  tiff.writeUInt16BE(2, 24)
  tiff.writeUInt32BE(artist.length, 26)
  tiff.writeUInt32BE(38, 30)
  artist.copy(tiff, 38)
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

const jpegOf = async (svg: string, width: number): Promise<Uint8Array> => {
  const made = await tools.reencode(await tools.drawPng(svg, width))
  if (!made.ok) throw new Error(made.reason)
  return made.bytes
}

describe('pictures that people hand in', () => {
  it('are drawn anew: nothing of their metadata is left, and they stand upright', async () => {
    const sent = withExif(await jpegOf(halves, 400), 6)
    expect(Buffer.from(sent).includes('Somebody Secret')).toBe(true)
    expect(pictureHead(sent)).toMatchObject({ width: 400, height: 200, orientation: 6 })
    const stored = await tools.reencode(sent)
    if (!stored.ok) throw new Error(stored.reason)
    expect(stored).toMatchObject({ mediaType: 'image/jpeg', width: 200, height: 400 })
    expect(Buffer.from(stored.bytes).includes('Somebody Secret')).toBe(false)
    expect(Buffer.from(stored.bytes).includes('Exif')).toBe(false)
    expect(pictureHead(stored.bytes)).toMatchObject({ width: 200, height: 400, orientation: 1 })
  })

  it('are made smaller than 2,048 pixels a side', async () => {
    const stored = await tools.reencode(await tools.drawPng(halves, 3_000))
    expect(stored).toMatchObject({ ok: true, width: 2_048, height: 1_024 })
  })

  it('are refused by what is in them, not by their names', async () => {
    expect(await tools.reencode(Buffer.from('<svg onload="alert(1)"/>'))).toEqual({
      ok: false,
      reason: 'not-a-picture',
    })
    expect(await tools.reencode(new Uint8Array())).toEqual({ ok: false, reason: 'not-a-picture' })
    const jpeg = await jpegOf(halves, 400)
    expect(await tools.reencode(jpeg.subarray(0, 60))).toMatchObject({ ok: false })
    const cut = (await tools.drawPng(halves, 400)).subarray(0, 60)
    expect(await tools.reencode(cut)).toEqual({ ok: false, reason: 'damaged' })
  })

  it('are refused before they are unpacked when they say that they are vast', async () => {
    const png = Buffer.from(await tools.drawPng(halves, 40))
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    expect(await tools.reencode(png)).toEqual({ ok: false, reason: 'too-large' })
  })
})
