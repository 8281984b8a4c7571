import { Hono } from 'hono'
import { MomentPage, NoMomentPage } from './moment-page.tsx'
import { momentFound } from './moment-view.ts'
import { pageHeaders, type Site, sayFor, show, starting } from './site.tsx'

/** What stands behind what a channel was told of, for whoever has its address. */
export const momentPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  pages.use('/m/*', pageHeaders(true))
  pages.get('/m/:id', async (c) => {
    const deps = product()
    if (!deps) return starting(c)
    const say = sayFor(c)
    const id = c.req.param('id')
    const found = /^[0-9a-z]{1,64}$/.test(id) ? await momentFound(deps, id, say) : undefined
    if (!found) return show(c, <NoMomentPage say={say} />, 404)
    return found.kind === 'badge'
      ? c.redirect(found.address)
      : show(c, <MomentPage view={found.view} say={say} />)
  })
  return pages
}
