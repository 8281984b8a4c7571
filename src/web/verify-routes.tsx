import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Deps } from '../chat/deps.ts'
import { networkOfRequest, rateLimit } from './rate-limit.ts'
import { onlyOwnPages } from './same-origin.ts'
import { pageHeaders, type Site, sayFor, show, siteOf, starting } from './site.tsx'
import { type Checked, checkLink, checkPresented, isOwnLink } from './verify-check.ts'
import { type FormFault, largestBytes, VerifiedPage, VerifyPage } from './verify-page.tsx'

/** What a form adds around a file. */
const formBytes = 65_536

type Wanted =
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }

/** What of the form was filled in: the file outweighs the link, the link the text. */
const wantedOf = (form: Record<string, unknown>, file: Uint8Array | undefined): Wanted | undefined => {
  const { url, text } = form
  if (file && file.length > 0) return { kind: 'bytes', bytes: file }
  if (typeof url === 'string' && url.trim() !== '') return { kind: 'link', link: url.trim() }
  return typeof text === 'string' && text.trim() !== '' ? { kind: 'text', text: text.trim() } : undefined
}

const check = (deps: Deps, wanted: Wanted): Promise<Checked> =>
  wanted.kind === 'link'
    ? checkLink(deps, wanted.link)
    : checkPresented(deps, wanted.kind === 'bytes' ? { bytes: wanted.bytes } : { text: wanted.text })

const faultOf = {
  'not-fetched': 'not-fetched',
  'not-public': 'not-public',
  'not-a-link': 'not-fetched',
} as const

/** Where anybody checks anybody's credential. Nothing of it is stored. */
export const verifyPages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  const isAllowed = rateLimit({ burst: 20, perMinute: 20 })
  const mayCheck = (c: Context) => isAllowed(networkOfRequest(c), performance.now())
  const refuse = (c: Context, fault: FormFault, status: 200 | 400 | 413 | 429, link = '') =>
    show(c, <VerifyPage say={sayFor(c)} fault={fault} link={link} />, status)
  const limit = bodyLimit({
    maxSize: largestBytes + formBytes,
    onError: (c) => refuse(c, 'too-large', 413),
  })
  const answer = async (c: Context, deps: Deps, wanted: Wanted) => {
    if (!mayCheck(c)) return refuse(c, 'too-often', 429)
    const checked = await check(deps, wanted)
    return checked.ok
      ? show(c, <VerifiedPage checked={checked} now={deps.clock.now()} say={sayFor(c)} />)
      : refuse(c, faultOf[checked.reason], 200, wanted.kind === 'link' ? wanted.link : '')
  }

  pages.use('/verify', pageHeaders(true), onlyOwnPages(site.address), limit)

  // A link of ours is checked at once; a stranger's only after a press, as whatever follows links must not make us fetch.
  pages.get('/verify', (c) => {
    const deps = site.product()
    if (!deps) return starting(c)
    const link = (c.req.query('url') ?? '').slice(0, 2_000)
    return isOwnLink(deps, link)
      ? answer(c, deps, { kind: 'link', link })
      : show(c, <VerifyPage say={sayFor(c)} link={link} />)
  })

  pages.post('/verify', async (c) => {
    const deps = site.product()
    if (!deps) return starting(c)
    const form = await c.req.parseBody()
    const bytes = form.file instanceof File ? new Uint8Array(await form.file.arrayBuffer()) : undefined
    if ((bytes?.length ?? 0) > largestBytes) return refuse(c, 'too-large', 413)
    const wanted = wantedOf(form, bytes)
    return wanted ? answer(c, deps, wanted) : refuse(c, 'nothing', 400)
  })
  return pages
}
