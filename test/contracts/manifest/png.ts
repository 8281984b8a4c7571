import { inflateSync } from 'node:zlib'

export type Pixel = {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}
export type Picture = {
  readonly width: number
  readonly height: number
  at(x: number, y: number): Pixel
}

const signature = '89504e470d0a1a0a'
const bytesPerPixel = 4

/** https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth */
const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(guess - each)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

const unfiltered = (lines: Buffer, width: number, height: number): Buffer => {
  const stride = width * bytesPerPixel
  const plain = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x < bytesPerPixel ? 0 : (plain[y * stride + x - bytesPerPixel] ?? 0)
      const above = y === 0 ? 0 : (plain[(y - 1) * stride + x] ?? 0)
      const corner = y === 0 || x < bytesPerPixel ? 0 : (plain[(y - 1) * stride + x - bytesPerPixel] ?? 0)
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]
      if (predicted === undefined) throw new Error(`PNG: there is no filter ${filter}`)
      plain[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return plain
}

/** Reads a PNG of eight bits a channel with transparency, not interlaced: https://www.w3.org/TR/png-3/ */
export const readPng = (file: Uint8Array): Picture => {
  const bytes = Buffer.from(file)
  if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('This is no PNG')
  const data: Buffer[] = []
  let header: Buffer = Buffer.alloc(0)
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = content
    if (type === 'IDAT') data.push(content)
    at += length + 12
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  if (header[8] !== 8 || header[9] !== 6 || header[12] !== 0) throw new Error('This PNG is of another kind')
  const plain = unfiltered(inflateSync(Buffer.concat(data)), width, height)
  return {
    width,
    height,
    at: (x, y) => {
      const [red = 0, green = 0, blue = 0, alpha = 0] = plain.subarray((y * width + x) * bytesPerPixel)
      return { red, green, blue, alpha }
    },
  }
}
