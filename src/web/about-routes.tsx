import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import type { Child } from 'hono/jsx'
import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { NothingHerePage } from './about-parts.tsx'
import { achievementView, issuerView } from './about-view.ts'
import { AchievementPage } from './achievement-page.tsx'
import { whole } from './document.tsx'
import { IssuerPage } from './issuer-page.tsx'
import { pageHeaders, type Site, sayFor, starting } from './site.tsx'

/** The address is an id in signed documents: programs get what it names, unless a page is what they would rather have. */
const wantsPage = (c: Context): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/ld+json', 'application/json', 'text/html'],
    default: 'application/ld+json',
  }) === 'text/html'

const varies = { vary: 'Accept, Accept-Language' }

type Draw = (deps: Deps, id: string, say: Say) => Promise<Child | undefined>

/** The pages of issuers and achievements for people, at the addresses of their documents. */
export const aboutPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const ofPages = pageHeaders(true)
  const serve = (path: string, draw: Draw): void => {
    pages.use(path, (c, next) => (wantsPage(c) ? ofPages(c, next) : next()))
    pages.get(path, async (c, next) => {
      if (!wantsPage(c)) {
        await next()
        c.header('vary', varies.vary)
        return
      }
      const deps = product()
      if (!deps) return starting(c)
      const say = sayFor(c)
      const id = c.req.param('id') ?? ''
      const page = /^[0-9a-z]{1,64}$/.test(id) ? await draw(deps, id, say) : undefined
      const caching = { ...varies, 'cache-control': 'no-cache' }
      return page
        ? c.html(whole(page), 200, caching)
        : c.html(whole(<NothingHerePage say={say} />), 404, caching)
    })
  }
  serve('/issuers/:id', async (deps, id, say) => {
    const view = await issuerView(deps, id, say)
    return view && <IssuerPage view={view} say={say} />
  })
  serve('/achievements/:id', async (deps, id, say) => {
    const view = await achievementView(deps, id, say)
    return view && <AchievementPage view={view} say={say} />
  })
  return pages
}
