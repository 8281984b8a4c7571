import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const here = dirname(fileURLToPath(import.meta.url))
/** The browser's modules exist only compiled; run from source, they are taken from the last build. */
const built = import.meta.url.endsWith('.ts') ? join(here, '../../dist/playground') : here

const adaptiveCards = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('adaptivecards/package.json')),
    'dist/adaptivecards.min.js',
  )

/** What the pages load: styles, the browser's modules, the renderer of Adaptive Cards. */
export const assetRoutes = (): Hono => {
  const assets = new Hono()
  assets.get('/styles/:name{[a-z-]+\\.css}', async (c) =>
    file(join(here, 'styles', c.req.param('name')), 'text/css'),
  )
  assets.get('/adaptivecards.min.js', async () => file(adaptiveCards(), 'text/javascript'))
  assets.get('/client/:name{[a-z-]+\\.js}', async (c) =>
    file(join(built, 'client', c.req.param('name')), 'text/javascript'),
  )
  return assets
}

const answer = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })

const file = async (path: string, type: string): Promise<Response> => {
  try {
    return answer(await readFile(path, 'utf8'), type)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return new Response('not there', { status: 404 })
    throw error
  }
}
