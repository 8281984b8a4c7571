import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import encodeQR from 'qr'
import type { Deps } from '../chat/deps.ts'
import { publicAchievement } from '../credentials/about.store.ts'
import { achievementTexts } from '../credentials/achievement-texts.rules.ts'
import { type CredentialRow, findPublicCredential } from '../credentials/credentials.store.ts'
import { credentialFile, type FileKind, fileKinds } from '../credentials/issuing/credential-files.ts'
import { badgeSvg, shareSvg } from '../credentials/picture/badge-picture.ts'
import { standingOf } from '../credentials/standing.rules.ts'
import { CredentialPage, ErasedPage, NotPublicPage } from './credential-page.tsx'
import { pictureOf, viewOf } from './credential-view.ts'
import { lookOf } from './credential-words.ts'
import { whole } from './document.tsx'
import { drawn } from './drawn.ts'
import { ownerOf } from './owner.ts'
import { pageHeaders, pictureHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'

/** The types that the credential itself is asked for by; everything else, browsers and previews among it, gets the page. */
const credentialTypes: Readonly<Record<string, FileKind>> = {
  'application/json': 'json',
  'application/ld+json': 'json',
  'application/vc': 'json',
  'application/vc+ld+json': 'json',
  'application/vc+jwt': 'jwt',
  'application/jwt': 'jwt',
}

/** What a reader may have of a credential. */
type Found =
  | { readonly kind: 'shown'; readonly credential: CredentialRow; readonly isOwner: boolean }
  | { readonly kind: 'erased' }
  | { readonly kind: 'not-public' }

/** By its address. Kept private, it is there for its owner alone, and for nobody else was ever there. */
const find = async (c: Context, deps: Deps, site: Site, id: string): Promise<Found> => {
  const credential = /^[0-9a-z-]{1,64}$/.test(id)
    ? await findPublicCredential(deps.database.prisma, id)
    : undefined
  if (!credential) return { kind: 'not-public' }
  if (credential.signedAt && !credential.signed) return { kind: 'erased' }
  const owner = await ownerOf(c, deps, site)
  const isOwner =
    owner?.memberId === credential.memberId && owner?.organizationId === credential.organizationId
  return credential.shared || isOwner ? { kind: 'shown', credential, isOwner } : { kind: 'not-public' }
}

const varies = { vary: 'Accept, Accept-Language, Cookie' }

/** Others' programs check credentials from their own pages: whoever may read one at all may read it there. */
const readAnywhere = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }

const sendFile = async (
  c: Context,
  deps: Deps,
  { credential }: { credential: CredentialRow },
  kind: FileKind,
  as?: string,
) => {
  const file = await credentialFile(deps, credential, kind)
  if (!file) return c.text('This credential has no such file.', 404)
  const body = typeof file.body === 'string' ? file.body : Uint8Array.from(file.body)
  return c.body(body, 200, {
    ...readAnywhere,
    ...varies,
    'content-type': as ?? file.type,
    'cache-control': credential.shared ? 'no-cache' : 'no-store',
  })
}

const sendPage = async (c: Context, deps: Deps, found: Found) => {
  const say = sayFor(c)
  if (found.kind === 'not-public') return show(c, <NotPublicPage say={say} />, 404)
  if (found.kind === 'erased') return show(c, <ErasedPage say={say} />, 410)
  const view = await viewOf(deps, found.credential, say)
  const page = whole(<CredentialPage view={view} say={say} isOwner={found.isOwner} />)
  return c.html(page, 200, { ...varies, 'cache-control': found.isOwner ? 'no-store' : 'no-cache' })
}

const pageRoute = (pages: Hono, site: Site): void => {
  pages.get('/c/:name', async (c) => {
    const deps = site.product()
    if (!deps) return starting(c)
    const [, id = '', ending] = /^(.*?)(?:\.([a-z]+))?$/.exec(c.req.param('name')) ?? []
    const found = await find(c, deps, site, id)
    const type = accepts(c, {
      header: 'Accept',
      supports: ['text/html', ...Object.keys(credentialTypes)],
      default: 'text/html',
    })
    const kind = ending === undefined ? credentialTypes[type] : fileKinds.find((one) => one === ending)
    if (ending !== undefined && kind === undefined) return sendPage(c, deps, { kind: 'not-public' })
    if (kind === undefined) return sendPage(c, deps, found)
    if (found.kind !== 'shown') return c.json({ error: found.kind }, found.kind === 'erased' ? 410 : 404)
    return sendFile(c, deps, found, kind, ending === undefined ? type : undefined)
  })
}

const pictureType = { ...varies, 'content-type': 'image/png', 'cache-control': 'no-cache' }

/** What the page shows as pictures: drawn from what was signed and from what it is now. */
const pictureRoutes = (pages: Hono, site: Site): void => {
  const draw = (
    path: string,
    picture: (deps: Deps, credential: CredentialRow, c: Context) => Promise<Response>,
  ) =>
    pages.get(path, async (c) => {
      const deps = site.product()
      if (!deps) return starting(c)
      const found = await find(c, deps, site, c.req.param('id') ?? '')
      return found.kind === 'shown' ? picture(deps, found.credential, c) : c.notFound()
    })

  draw('/c/:id/picture.png', async (deps, credential, c) => {
    const say = sayFor(c)
    const svg = badgeSvg(pictureOf(await viewOf(deps, credential, say), say))
    return c.body(Uint8Array.from(await drawn(deps, svg, 640)), 200, pictureType)
  })

  draw('/c/:id/og.png', async (deps, credential, c) => {
    const say = sayFor(c)
    const view = await viewOf(deps, credential, say)
    const state = lookOf(standingOf(credential, view.now), say)
    const svg = shareSvg({ ...pictureOf(view, say), state })
    return c.body(Uint8Array.from(await drawn(deps, svg, 1200)), 200, pictureType)
  })

  draw('/c/:id/qr.svg', async (deps, credential, c) => {
    const svg = encodeQR(`${deps.webAddress ?? ''}/c/${credential.id}`, 'svg', { border: 2 })
    return c.body(svg, 200, { ...varies, 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
  })
}

/**
 * The badge of an achievement as it is before anybody holds it; signed credentials name its address. With `?in=LANGUAGE` its
 * title is in that language, where it is translated.
 */
const achievementPicture = (pages: Hono, { product }: Site): void => {
  pages.get('/achievements/:id/picture.png', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const achievement = await publicAchievement(deps.database.prisma, c.req.param('id'))
    if (!achievement) return c.notFound()
    const { title, shownIn } = achievementTexts(achievement, c.req.query('in') ?? achievement.language)
    const { picture } = achievement.definition
    const svg = badgeSvg({ ...picture, title, issuer: '', locale: shownIn })
    return c.body(Uint8Array.from(await drawn(deps, svg, 640)), 200, pictureType)
  })
}

/** The public pages of credentials, and their files. */
export const credentialPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  // Teams shows the owner’s page in a frame, and links lead from there to these.
  const [ofPages, ofPictures] = [pageHeaders(true), pictureHeaders]
  pages.use('/c/*', (c, next) => (/^\/c\/[^/]+\/\w+\.png$/.test(c.req.path) ? ofPictures : ofPages)(c, next))
  pages.use('/achievements/:id/picture.png', pictureHeaders)
  achievementPicture(pages, site)
  pageRoute(pages, site)
  pictureRoutes(pages, site)
  return pages
}
