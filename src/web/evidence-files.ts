import type { FileBytes } from '../credentials/evidence/files.store.ts'

/** What a browser may do with a file that somebody else sent: show a picture, or save it; run nothing. */
const locked = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

/** Pictures that were drawn anew are shown; all else is only saved. */
const shownInPlace: ReadonlySet<string> = new Set(['image/jpeg'])

/** RFC 6266 with the extended notation of RFC 8187: a plain name for old readers, the whole one for the rest. */
const dispositionOf = ({ name, mediaType }: FileBytes): string => {
  const how = shownInPlace.has(mediaType) ? 'inline' : 'attachment'
  const plain = name.replace(/[^\w.-]+/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}

export const fileResponse = (file: FileBytes & { readonly isPublic: boolean }): Response => {
  if (file.bytes === null)
    return new Response('The time for which this file was kept is over.', { status: 410 })
  const type = file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      ...locked,
      'content-type': type,
      'content-disposition': dispositionOf(file),
      'cache-control': file.isPublic ? 'no-cache' : 'private, no-store',
    },
  })
}
