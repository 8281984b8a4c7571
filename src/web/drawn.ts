import { createHash } from 'node:crypto'
import type { Deps } from '../chat/deps.ts'
import { bounded } from '../kernel/bounded.ts'

/** About 60 kB each. */
const kept = bounded<Promise<Uint8Array>>(100)

/** A picture of ours as PNG. What was drawn lately is kept: a page that is shared is looked at by many at once. */
export const drawn = (
  { imageTools }: Pick<Deps, 'imageTools'>,
  svg: string,
  widthPx: number,
): Promise<Uint8Array> => {
  const name = `${createHash('sha256').update(svg).digest('base64url')}/${widthPx}`
  const known = kept.get(name)
  if (known) return known
  const drawing = imageTools.drawPng(svg, widthPx)
  kept.set(name, drawing)
  drawing.catch(() => kept.delete(name))
  return drawing
}
