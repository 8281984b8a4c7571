import type { IncomingMessage } from 'node:http'

export type ReadBody =
  | { readonly ok: true; readonly body: Record<string, unknown> }
  | { readonly ok: false; readonly status: 400 | 413 }

const parsed = (text: string): ReadBody => {
  try {
    const body: unknown = JSON.parse(text)
    return body !== null && typeof body === 'object' && !Array.isArray(body)
      ? { ok: true, body: body as Record<string, unknown> }
      : { ok: false, status: 400 }
  } catch {
    return { ok: false, status: 400 }
  }
}

/** Reads a JSON object up to a size. Of a larger one the rest is thrown away as it comes. */
export const readJson = (request: IncomingMessage, maxBytes: number): Promise<ReadBody> =>
  new Promise((resolve) => {
    const tooLarge = () => {
      chunks = []
      resolve({ ok: false, status: 413 })
    }
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) tooLarge()
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(parsed(Buffer.concat(chunks).toString('utf8'))))
    request.on('error', () => resolve({ ok: false, status: 400 }))
    if (Number(request.headers['content-length']) > maxBytes) tooLarge()
  })
