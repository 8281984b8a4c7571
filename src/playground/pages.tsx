import type { Context } from 'hono'
import { Hono } from 'hono'
import { fallbackText } from '../chat/fallback.ts'
import type { GalleryEntry, PlaygroundDeps } from './deps.ts'
import { GalleryPage, PlaygroundPage } from './page.tsx'

/** Nothing but what this server sends, and no frame around it. Cards may carry pictures of their own. */
const policy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"

/** One card as the gallery's page gets it. */
export type DrawnCard = {
  readonly name: string
  readonly locale: string
  /** What notifications show and screen readers say. */
  readonly fallback: string
  readonly slack: object
  readonly teams: object
  /** Of a dialog: Teams shows it in the frame, outside the card. */
  readonly title?: string
}

/** The page, the gallery, and the gallery's cards as `GET api/gallery`. */
export const pageRoutes = (deps: PlaygroundDeps): Hono => {
  const pages = new Hono()
  pages.get('/', (c) => page(c, <PlaygroundPage />))
  pages.get('/gallery', (c) => page(c, <GalleryPage />))
  pages.get('/api/gallery', (c) =>
    c.json({ cards: deps.gallery().flatMap((entry) => drawnCard(entry, deps)) }),
  )
  return pages
}

const page = (c: Context, body: unknown): Response | Promise<Response> => {
  c.header('content-security-policy', policy)
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${String(body)}`)
}

const drawnCard = (
  { name, locale, card, dialog }: GalleryEntry,
  { render }: PlaygroundDeps,
): readonly DrawnCard[] => {
  const shown = card ?? dialog
  if (shown === undefined) return []
  const drawn = { fallback: fallbackText(shown), slack: render.slack(shown), teams: render.teams(shown) }
  return [{ name, locale, ...drawn, ...(dialog === undefined ? {} : { title: dialog.title }) }]
}
