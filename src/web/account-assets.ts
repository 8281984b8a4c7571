import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const here = dirname(fileURLToPath(import.meta.url))
/** The browser's script exists only compiled; run from source, it is taken from the last build. */
const built = import.meta.url.endsWith('.ts') ? join(here, '../../dist/web') : here

/** A stone with an edge, in the page's colours. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#17494d"/><path d="M6 21.5 22.5 9l3.5 3.2L9.800 25z" fill="#f2efe8"/><path d="M22.500 9 26 5.500l.8 6z" fill="#f0a53a"/></svg>`

/** Microsoft's library for tabs, from our own address: a strict content policy names no other. */
const teamsJs = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/teams-js/package.json')),
    'dist/umd/MicrosoftTeams.min.js',
  )

/** What the member's pages load. */
export const accountAssets = (): Hono => {
  const assets = new Hono()
  assets.get('/pages.css', async () => answer(await text(join(here, 'styles', 'pages.css')), 'text/css'))
  assets.get('/credentials.css', async () =>
    answer(await text(join(here, 'styles', 'credentials.css')), 'text/css'),
  )
  assets.get('/evidence.css', async () =>
    answer(await text(join(here, 'styles', 'evidence.css')), 'text/css'),
  )
  assets.get('/icon.svg', () => answer(icon, 'image/svg+xml'))
  assets.get('/tab.js', async () => answer(await text(join(built, 'client', 'tab.js')), 'text/javascript'))
  assets.get('/teams-js.js', async () => answer(await text(teamsJs()), 'text/javascript'))
  return assets
}

const text = (path: string): Promise<string> => readFile(path, 'utf8')

const answer = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
    },
  })
