import { createHash } from 'node:crypto'
import type { Deps } from '../../chat/deps.ts'
import type { StoredFile } from './evidence.store.ts'
import { type Accepts, type FileFault, fileName, filesFault, isTaken, readFile } from './file.rules.ts'

/** A file as somebody sent it: what it calls itself is not believed. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array }

export type FilesRead =
  | { readonly ok: true; readonly files: readonly StoredFile[] }
  | { readonly ok: false; readonly fault: FileFault; readonly name: string }

const pictureFaults = {
  'not-a-picture': 'not-taken',
  'too-large': 'too-many-pixels',
  damaged: 'damaged',
} as const

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Files as they are stored: pictures are drawn anew from their pixels, so that no place, no camera and nothing hidden is
 * left of what was sent; a PDF stays as it is. Nothing is stored when one of them can't be.
 */
export const readFiles = async (
  { imageTools }: Pick<Deps, 'imageTools'>,
  given: readonly GivenFile[],
  accepts: Accepts,
): Promise<FilesRead> => {
  const whole = filesFault(given.map(({ bytes }) => bytes.length))
  if (whole) return { ok: false, fault: whole, name: '' }
  const read = given.map(({ name, bytes }) => ({ name, bytes, as: readFile(bytes, accepts) }))
  const files: StoredFile[] = []
  for (const { name, bytes, as } of read) {
    if (!isTaken(as)) return { ok: false, fault: as, name }
    if (as === 'application/pdf' || as === 'text/plain') {
      files.push({ name: fileName(name, as), mediaType: as, bytes, hash: hashOf(bytes) })
      continue
    }
    const drawn = await imageTools.reencode(bytes)
    if (!drawn.ok) return { ok: false, fault: pictureFaults[drawn.reason], name }
    const { bytes: pixels, mediaType } = drawn
    files.push({ name: fileName(name, mediaType), mediaType, bytes: pixels, hash: hashOf(pixels) })
  }
  return { ok: true, files }
}
