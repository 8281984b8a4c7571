import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Deps } from '../chat/deps.ts'
import { endorsedAchievement, endorsedIssuer, endorsementFile } from '../credentials/endorsed-documents.ts'
import { issuerDidDocument } from '../credentials/issuing/documents.ts'
import { signedList } from '../credentials/issuing/status-lists.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import { starting } from './site.tsx'

type Read = (deps: Deps, id: string) => Promise<JsonObject | undefined>

/** Other programs read these from anywhere, and keep them for a short while: a revocation must be seen soon. */
const headers = {
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=60',
}

/** What issuers and achievements are, and what has become of credentials: documents for machines, at public addresses. */
export const issuingDocuments = (product: () => Deps | undefined): Hono => {
  const pages = new Hono()
  const serve = (path: string, type: string, read: Read): void => {
    pages.use(path, etag())
    pages.get(path, async (c: Context) => {
      const deps = product()
      if (!deps) return starting(c)
      const id = c.req.param('id') ?? ''
      const document = /^[0-9a-z]{1,64}$/.test(id) ? await read(deps, id) : undefined
      return document
        ? c.body(JSON.stringify(document, null, 2), 200, { ...headers, 'content-type': type })
        : c.json({ error: 'not-found' }, 404, headers)
    })
  }
  serve('/issuers/:id/did.json', 'application/did+json', issuerDidDocument)
  serve('/issuers/:id', 'application/ld+json', endorsedIssuer)
  serve('/achievements/:id', 'application/ld+json', endorsedAchievement)
  serve('/status/:id', 'application/vc', signedList)
  pages.get('/endorsements/:id', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const id = c.req.param('id')
    const file = /^[0-9a-z]{1,64}$/.test(id) ? await endorsementFile(deps, id) : undefined
    return file
      ? c.body(file.body, 200, { ...headers, 'content-type': file.type })
      : c.json({ error: 'not-found' }, 404, headers)
  })
  return pages
}
