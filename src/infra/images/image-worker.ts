/** Pictures, in a thread of their own. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import encode, { init } from '@jsquash/jpeg/encode.js'
import { Resvg } from '@resvg/resvg-js'
import type { Reencoded } from '../../kernel/image-tools.ts'
import { type PictureHead, pictureHead } from './picture-size.ts'

export type ImageTask =
  | {
      readonly do: 'draw'
      readonly svg: string
      readonly widthPx: number
      readonly fontFiles: readonly string[]
    }
  | { readonly do: 'reencode'; readonly bytes: Uint8Array }

const largestSidePx = 2_048
/** More than any phone's camera makes; what is unpacked of it is four bytes a pixel. */
const mostPixels = 110_000_000
const quality = 82

const draw = (task: Extract<ImageTask, { do: 'draw' }>): Uint8Array =>
  new Resvg(task.svg, {
    fitTo: { mode: 'width', value: task.widthPx },
    font: { loadSystemFonts: false, fontFiles: [...task.fontFiles], defaultFontFamily: 'Noto Sans' },
  })
    .render()
    .asPng()

/** Each orientation of EXIF as a matrix on a picture of `w` by `h` pixels. */
const upright = (orientation: number, w: number, h: number): string =>
  ({
    2: `matrix(-1 0 0 1 ${w} 0)`,
    3: `matrix(-1 0 0 -1 ${w} ${h})`,
    4: `matrix(1 0 0 -1 0 ${h})`,
    5: 'matrix(0 1 1 0 0 0)',
    6: `matrix(0 1 -1 0 ${h} 0)`,
    7: `matrix(0 -1 -1 0 ${h} ${w})`,
    8: `matrix(0 -1 1 0 0 ${w})`,
  })[orientation] ?? 'matrix(1 0 0 1 0 0)'

const pixelsOf = (bytes: Uint8Array, { type, width, height, orientation }: PictureHead) => {
  const [across, down] = orientation >= 5 ? [height, width] : [width, height]
  const scale = Math.min(1, largestSidePx / Math.max(across, down))
  const [w, h] = [Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale))]
  const data = `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${across} ${down}" preserveAspectRatio="none"><g transform="${upright(orientation, width, height)}"><image width="${width}" height="${height}" preserveAspectRatio="none" xlink:href="${data}"/></g></svg>`
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  // What could not be unpacked is not drawn at all, and nothing else tells.
  const alphas = drawn.pixels.filter((_, at) => at % 4 === 3)
  if (alphas.every((alpha) => alpha === 0)) return undefined
  // White behind it: JPEG knows no transparency.
  return alphas.every((alpha) => alpha === 255)
    ? drawn
    : new Resvg(svg, { font: { loadSystemFonts: false }, background: '#fff' }).render()
}

let encoder: Promise<unknown> | undefined
const ready = (): Promise<unknown> => {
  // Its own loader fetches the module by its address, which Node.js has no fetch for.
  encoder ??= readFile(
    createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'),
  ).then(async (wasm) => init(await WebAssembly.compile(wasm)))
  return encoder
}

const reencode = async (bytes: Uint8Array): Promise<Reencoded> => {
  const head = pictureHead(bytes)
  if (!head) return { ok: false, reason: 'not-a-picture' }
  if (head.width * head.height > mostPixels) return { ok: false, reason: 'too-large' }
  if (head.width === 0 || head.height === 0) return { ok: false, reason: 'damaged' }
  const image = pixelsOf(bytes, head)
  if (!image) return { ok: false, reason: 'damaged' }
  const { width, height } = image
  const data = new Uint8ClampedArray(image.pixels)
  await ready()
  const jpeg = await encode({ data, width, height, colorSpace: 'srgb' } as ImageData, { quality })
  return { ok: true, bytes: new Uint8Array(jpeg), mediaType: 'image/jpeg', width, height }
}

/** What the pool calls. */
export const work = async (task: ImageTask): Promise<Uint8Array | Reencoded> =>
  task.do === 'draw' ? draw(task) : reencode(task.bytes)
