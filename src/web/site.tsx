import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { secureHeaders } from 'hono/secure-headers'
import type { Deps } from '../chat/deps.ts'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import { readerLocale, whole } from './document.tsx'

/** What the pages for people share. */
export type Site = {
  /** The product, once it has started. */
  readonly product: () => Deps | undefined
  readonly address: () => string | undefined
  /** Over https, the cookie is bound to it. */
  readonly isSecure: () => boolean
}

export const siteOf = (product: Site['product']): Site => {
  const address = () => product()?.webAddress
  return { product, address, isSecure: () => address()?.startsWith('https:') === true }
}

/**
 * Who may show the tab in a frame: Teams and the other hosts of its tabs.
 * Source: learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements.
 */
const teamsHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
]

export const pageHeaders = (inFrame: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: inFrame ? teamsHosts : ["'none'"],
    },
    // The older header knows no list: where frames are meant, only the policy speaks.
    xFrameOptions: inFrame ? false : 'DENY',
    referrerPolicy: 'no-referrer',
  })

/** Chat clients show our pictures in their own pages. */
export const pictureHeaders = secureHeaders({ crossOriginResourcePolicy: 'cross-origin' })

export const noStore = { 'cache-control': 'no-store' }

type Status = 200 | 400 | 401 | 404 | 410 | 413 | 429

/** A page that nothing on the way keeps. */
export const show = (c: Context, page: Child, status: Status = 200) => c.html(whole(page), status, noStore)

/** The language that the browser asks for, until it is known who it is. */
export const sayFor = (c: Context): Say => sayIn(readerLocale(c.req.header('accept-language')))

export const starting = (c: Context) => c.text('Whetstone is still starting. Please try again.', 503)
