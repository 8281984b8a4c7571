import type { MiddlewareHandler } from 'hono'

/**
 * Whatever changes something comes from our own pages: browsers say where from in `Sec-Fetch-Site`, older ones in
 * `Origin`. What says neither is refused, as every browser says one of them with a POST. Else 403.
 */
export const onlyOwnPages =
  (ownAddress: () => string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const own = ownAddress()
    const ownOrigin = own === undefined ? new URL(c.req.url).origin : new URL(own).origin
    const isOwn = site === undefined ? origin === ownOrigin : site === 'same-origin'
    return isOwn ? next() : c.text('This page takes requests from its own pages only.', 403)
  }
