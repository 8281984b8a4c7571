import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

export type PagesDeps = {
  /** Whether the program can serve people now. */
  readonly isReady: () => boolean
  /** The playground's routes, where it is served. */
  readonly playground: (() => Hono | undefined) | undefined
  /** The pages for adding a workspace or tenant, where they can be added. */
  readonly install: () => Hono | undefined
  /** What the bot is connected to, in words for whoever opens the address. */
  readonly connectedTo: () => string
}

/** The pages: they work without scripts. */
export const createPages = (deps: PagesDeps): Hono => {
  const pages = new Hono()
  pages.use(secureHeaders())
  pages.get('/healthz', (c) =>
    deps.isReady() ? c.json({ status: 'ok' }) : c.json({ status: 'starting' }, 503),
  )
  const install = async (c: Context) => (await deps.install()?.fetch(c.req.raw, c.env)) ?? c.notFound()
  for (const path of ['/slack/install', '/slack/oauth_redirect', '/teams/install', '/teams/consent']) {
    pages.all(path, install)
  }
  if (deps.playground) {
    const { playground } = deps
    const serve = (c: Context) =>
      playground()?.fetch(c.req.raw, c.env) ?? c.text('Whetstone is still starting. Please try again.', 503)
    pages.all('/playground', serve)
    pages.all('/playground/*', serve)
    pages.get('/', (c) => c.redirect('/playground'))
  }
  pages.get('/', (c) => c.html(<Front connectedTo={deps.connectedTo()} />))
  pages.notFound((c) => c.text('There is no page at this address.', 404))
  pages.onError((_error, c) => c.text('Something went wrong on our side. Please try again.', 500))
  return pages
}

const Front = ({ connectedTo }: { connectedTo: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Whetstone</title>
    </head>
    <body>
      <main>
        <h1>Whetstone</h1>
        <p>{connectedTo}</p>
        <p>Lessons and questions come in chat: write “help” to the bot.</p>
      </main>
    </body>
  </html>
)
