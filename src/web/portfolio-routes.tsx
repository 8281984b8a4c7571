import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type CredentialRow, credentialsOf } from '../credentials/credentials.store.ts'
import { readHandle, suggestedHandle } from '../credentials/handle.rules.ts'
import { findOpenPortfolio, findPortfolio } from '../credentials/portfolio.store.ts'
import { chooseHandle, setPortfolioOpen, showCredential, showEvidence } from '../credentials/portfolio.ts'
import { approvedEvidence, type ShownEvidence } from '../credentials/shown.store.ts'
import { standingOf } from '../credentials/standing.rules.ts'
import { SignedOutPage } from './account-pages.tsx'
import { type CredentialView, viewOf } from './credential-view.ts'
import { whole } from './document.tsx'
import type { MyCredentials } from './me-credentials.tsx'
import type { Done } from './me-portfolio.tsx'
import { type Owner, ownerOf } from './owner.ts'
import { NoPortfolioPage, PortfolioPage } from './portfolio-page.tsx'
import { onlyOwnPages } from './same-origin.ts'
import { pageHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'

const viewsOf = async (
  deps: Deps,
  credentials: readonly CredentialRow[],
  say: Say,
): Promise<CredentialView[]> => {
  const views: CredentialView[] = []
  for (const credential of credentials) views.push(await viewOf(deps, credential, say))
  return views
}

/** What is shown to everybody: chosen, public, and signed, as nobody outside knows of what is not. */
const isOnDisplay = (credential: CredentialRow, now: Date): boolean =>
  credential.inPortfolio &&
  credential.shared &&
  credential.signed !== null &&
  standingOf(credential, now).state !== 'pending'

const publicRoute = (pages: Hono, { product }: Site): void => {
  pages.get('/p/:handle', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const say = sayFor(c)
    const typed = c.req.param('handle')
    const read = readHandle(typed)
    const whose = read.ok ? await findOpenPortfolio(deps.database.prisma, read.handle) : undefined
    if (!read.ok || !whose) return show(c, <NoPortfolioPage say={say} />, 404)
    if (typed !== read.handle) return c.redirect(`/p/${read.handle}`, 301)
    const now = deps.clock.now()
    const all = await credentialsOf(deps.database.prisma, whose)
    const views = await viewsOf(
      deps,
      all.filter((credential) => isOnDisplay(credential, now)),
      say,
    )
    const address = `${deps.webAddress ?? ''}/p/${read.handle}`
    const page = <PortfolioPage name={whose.name} address={address} views={views} say={say} />
    return c.html(whole(page), 200, { vary: 'Accept-Language', 'cache-control': 'no-cache' })
  })
}

const deeds = [
  'opened',
  'closed',
  'handle',
  'added',
  'removed',
  'private',
  'public',
  'evidence',
  'fault',
] as const
const doneQuery = z.object({
  done: z.enum(deeds),
  of: z.string().max(64).optional(),
  was: z.string().max(60).optional(),
})

/** What the address says was just done; only about what is the reader's own. */
const doneOf = (c: Context, views: readonly CredentialView[]): Done | undefined => {
  const query = doneQuery.safeParse(c.req.query())
  if (!query.success) return undefined
  const { done: what, of, was } = query.data
  const view = views.find(({ credential }) => credential.id === of)
  switch (what) {
    case 'opened':
    case 'closed':
      return { what }
    case 'handle':
      return was !== undefined && readHandle(was).ok ? { what, was } : { what }
    case 'fault': {
      const read = readHandle(was ?? '')
      return { what, fault: read.ok ? 'taken' : read.reason, typed: was ?? '' }
    }
    case 'evidence':
      return view && { what, title: view.texts.title }
    default:
      return view && { what, credentialId: view.credential.id, title: view.texts.title }
  }
}

/** All that a member has earned, for their own page. */
export const myCredentials = async (
  c: Context,
  deps: Deps,
  owner: Owner,
  say: Say,
): Promise<MyCredentials> => {
  const { prisma } = deps.database
  const views = await viewsOf(deps, await credentialsOf(prisma, owner), say)
  const evidence = new Map<string, readonly ShownEvidence[]>()
  for (const { credential } of views) {
    const ids = credential.basis.flatMap((one) => (one.kind === 'evidence-approved' ? [one.evidenceId] : []))
    if (ids.length > 0) evidence.set(credential.id, await approvedEvidence(prisma, owner, ids))
  }
  return {
    views,
    evidence,
    portfolio: await findPortfolio(prisma, owner),
    suggested: suggestedHandle(owner.name) ?? '',
    base: `${(deps.webAddress ?? '').replace(/^https?:\/\//, '')}/p/`,
    done: doneOf(c, views),
  }
}

const portfolioBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('handle'), handle: z.string().max(200) }),
  z.object({ do: z.literal('open') }),
  z.object({ do: z.literal('close') }),
])

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat())
const credentialBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add') }),
  z.object({ do: z.literal('remove') }),
  z.object({ do: z.literal('keep-private') }),
  z.object({ do: z.literal('make-public') }),
  z.object({ do: z.literal('evidence'), evidence: oneOrMore.default([]) }),
])

const wishes = {
  add: [{ inPortfolio: true }, 'added'],
  remove: [{ inPortfolio: false }, 'removed'],
  'keep-private': [{ shared: false }, 'private'],
  'make-public': [{ shared: true }, 'public'],
} as const

const ownRoutes = (pages: Hono, site: Site): void => {
  const post = (
    path: string,
    act: (c: Context, deps: Deps, owner: Owner, body: unknown) => Promise<string | undefined>,
  ) =>
    pages.post(path, async (c) => {
      const deps = site.product()
      if (!deps) return starting(c)
      const owner = await ownerOf(c, deps, site)
      if (!owner) return show(c, <SignedOutPage say={sayFor(c)} />, 401)
      const next = await act(c, deps, owner, await c.req.parseBody({ all: true }))
      return next === undefined
        ? c.text('There is nothing like that on your page.', 404)
        : c.redirect(next, 303)
    })

  // Where the link leads that chat gives: the part of the page that it is about.
  pages.get('/me/portfolio', (c) => c.redirect('/me#credentials', 303))

  post('/me/portfolio', async (_c, deps, owner, given) => {
    const body = portfolioBody.safeParse(given)
    if (!body.success) return undefined
    if (body.data.do !== 'handle') {
      const open = body.data.do === 'open'
      const isSet = await setPortfolioOpen(deps, owner, open)
      return isSet ? `/me?done=${open ? 'opened' : 'closed'}#credentials` : undefined
    }
    const { handle } = body.data
    const chosen = await chooseHandle(deps, owner, handle)
    if (!chosen.ok) return `/me?${new URLSearchParams({ done: 'fault', was: handle.slice(0, 60) })}#portfolio`
    return `/me?done=handle${chosen.was === undefined ? '' : `&was=${chosen.was}`}#credentials`
  })

  post('/me/credentials/:id', async (c, deps, owner, given) => {
    const body = credentialBody.safeParse(given)
    const id = c.req.param('id') ?? ''
    if (!body.success) return undefined
    const { data } = body
    if (data.do === 'evidence')
      return (await showEvidence(deps, owner, id, data.evidence))
        ? `/me?done=evidence&of=${id}#credentials`
        : undefined
    const [wish, done] = wishes[data.do]
    return (await showCredential(deps, owner, id, wish)) ? `/me?done=${done}&of=${id}#credentials` : undefined
  })
}

/** Portfolios, and the forms by which their owners rule them. */
export const portfolioPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  const limit = bodyLimit({ maxSize: 16_384, onError: (c) => c.text('That is too much.', 413) })
  pages.use('/p/*', pageHeaders(true))
  for (const path of ['/me/portfolio', '/me/credentials/*'])
    pages.use(path, pageHeaders(true), onlyOwnPages(site.address), limit)
  publicRoute(pages, site)
  ownRoutes(pages, site)
  return pages
}
