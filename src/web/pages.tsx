import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import { aboutPages } from './about-routes.tsx'
import { type AccountPagesDeps, accountPages } from './account-routes.tsx'
import { calendarFiles } from './calendar-routes.ts'
import { credentialPages } from './credential-routes.tsx'
import { Document, readerLocale, whole } from './document.tsx'
import { erasePages } from './erase-routes.tsx'
import { evidencePages } from './evidence-routes.tsx'
import { notOffered } from './install/not-offered.ts'
import { issuingDocuments } from './issuing-routes.ts'
import { keepPages } from './keep-routes.tsx'
import { momentPages } from './moment-routes.tsx'
import { openApiRoutes } from './openapi-routes.ts'
import { portfolioPages } from './portfolio-routes.tsx'
import { vcApi } from './vc-api-routes.ts'
import { verifyPages } from './verify-routes.tsx'

export type PagesDeps = {
  /** Whether the program can serve people now. */
  readonly isReady: () => boolean
  /** The playground's routes, where it is served. */
  readonly playground: (() => Hono | undefined) | undefined
  /** The pages for adding a workspace or tenant, where they can be added. */
  readonly install: () => Hono | undefined
  /** What the bot is connected to, in words for whoever opens the address. */
  readonly connectedTo: () => string
  /** What the members' own pages need, where they are served. */
  readonly accounts?: AccountPagesDeps
}

/** The pages: they work without scripts. */
export const createPages = (deps: PagesDeps): Hono => {
  const pages = new Hono()
  // Before the headers of all others: these have their own.
  if (deps.accounts) {
    pages.route('/', accountPages(deps.accounts))
    pages.route('/', credentialPages(deps.accounts.product))
    pages.route('/', portfolioPages(deps.accounts.product))
    pages.route('/', momentPages(deps.accounts.product))
    pages.route('/', keepPages(deps.accounts.product))
    pages.route('/', erasePages(deps.accounts.product))
    pages.route('/', verifyPages(deps.accounts.product))
    pages.route('/', evidencePages(deps.accounts.product))
    pages.route('/', calendarFiles(deps.accounts.product))
    // Programs that ask at the same addresses are passed on to the documents.
    pages.route('/', aboutPages(deps.accounts.product))
    pages.route('/', issuingDocuments(deps.accounts.product))
    pages.route('/', vcApi(deps.accounts.product))
    pages.route('/', openApiRoutes(deps.accounts.product))
  }
  pages.use(secureHeaders())
  pages.get('/healthz', (c) =>
    deps.isReady() ? c.json({ status: 'ok' }) : c.json({ status: 'starting' }, 503),
  )
  const install = async (c: Context) =>
    (await deps.install()?.fetch(c.req.raw, c.env)) ?? c.text(notOffered(c.req.path), 404)
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
  pages.get('/', (c) => {
    const say = sayIn(readerLocale(c.req.header('accept-language')))
    return c.html(
      whole(<Front connectedTo={deps.connectedTo()} checks={deps.accounts !== undefined} say={say} />),
    )
  })
  pages.notFound((c) => c.text('There is no page at this address.', 404))
  pages.onError((_error, c) => c.text('Something went wrong on our side. Please try again.', 500))
  return pages
}

/** `connectedTo` is for whoever runs the program, in English. */
const Front = ({ connectedTo, checks, say }: { connectedTo: string; checks: boolean; say: Say }) => (
  <Document title="Whetstone" locale={say.locale}>
    <h1>Whetstone</h1>
    <p lang="en">{connectedTo}</p>
    <p>{say.plain('web.front')}</p>
    {checks && (
      <p>
        <a href="/verify">{say.plain('verify-page.heading')}</a>
      </p>
    )}
  </Document>
)
