import { Hono } from 'hono'
import type { Deps } from '../chat/deps.ts'
import { openApiDocument } from './openapi/document.ts'
import { starting } from './site.tsx'

/** The description of what other programs may ask for. Tools that draw or test it read it from anywhere. */
export const openApiRoutes = (product: () => Deps | undefined): Hono => {
  const pages = new Hono()
  pages.get('/openapi.json', (c) => {
    const deps = product()
    if (!deps) return starting(c)
    return c.json(openApiDocument(deps.webAddress ?? new URL(c.req.url).origin), 200, {
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=300',
    })
  })
  return pages
}
