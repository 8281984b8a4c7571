import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Say } from '../chat/messages/catalogue.ts'
import { handInFaultText, judgeFaultText } from '../credentials/evidence/evidence-words.rules.ts'
import { fileLimits } from '../credentials/evidence/file.rules.ts'
import { handInPath } from '../credentials/evidence/hand-in.card.ts'
import { handIn, withdraw } from '../credentials/evidence/hand-in.ts'
import { loadFile } from '../credentials/evidence/load-file.ts'
import { loadOneWanted } from '../credentials/evidence/load-wanted.ts'
import { fileResponse } from './evidence-files.ts'
import { HandInPage, type HandInShown } from './evidence-hand-in-page.tsx'
import { EvidenceNotice } from './evidence-judge-page.tsx'
import { judgeRoutes } from './evidence-judge-routes.tsx'
import { type SignedIn, signedIn } from './evidence-signed-in.tsx'
import { ownerOf } from './owner.ts'
import { rateLimit } from './rate-limit.ts'
import { onlyOwnPages } from './same-origin.ts'
import { pageHeaders, type Site, show, siteOf, starting } from './site.tsx'

/** What a form adds around its files. */
const formBytes = 65_536

const notThere = (c: Context, say: Say) => {
  const title = say.plain('evidence.page-not-there')
  return show(c, <EvidenceNotice title={title} text={say.plain('evidence.fault-unknown')} say={say} />, 404)
}

const showHandIn = async (
  c: Context,
  { deps, owner, say }: SignedIn,
  extra: Pick<HandInShown, 'fault' | 'typed'> = {},
  status: 200 | 400 | 413 = 200,
) => {
  const asked = { achievement: c.req.param('achievement') ?? '', criterion: c.req.param('criterion') ?? '' }
  const wanted = await loadOneWanted(deps, owner, asked, say)
  if (!wanted) return notThere(c, say)
  const shown = { wanted, timeZone: owner.timeZone, now: deps.clock.now(), ...extra }
  return show(c, <HandInPage shown={shown} say={say} />, status)
}

const filesOf = async (form: FormData) => {
  const given = form.getAll('files').filter((entry) => entry instanceof File)
  // A form whose field was left empty sends one file without a name and without bytes.
  const chosen = given.filter(({ name, size }) => name !== '' || size > 0)
  return Promise.all(
    chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** Statuses by which the sender's program, too, knows that it was the size. */
const tooBig: ReadonlySet<string> = new Set(['too-large', 'too-much', 'too-many-pixels'])

const handInRoutes = (pages: Hono, site: Site): void => {
  const path = '/evidence/for/:achievement/:criterion'
  const isAllowed = rateLimit({ burst: 10, perMinute: 10 })
  const limit = bodyLimit({
    maxSize: fileLimits.submissionBytes + formBytes,
    onError: async (c) => {
      const who = await signedIn(c, site)
      if (who instanceof Response) return who
      // Nothing more of it is read; the connection can't be used again.
      c.header('connection', 'close')
      return showHandIn(c, who, { fault: handInFaultText('too-much', '', who.say) }, 413)
    },
  })

  pages.get(path, async (c) => {
    const who = await signedIn(c, site)
    return who instanceof Response ? who : showHandIn(c, who)
  })

  // Who is nobody here sends nothing: they are refused before the first byte of it is read.
  pages.post(path, async (c, next) => {
    const who = await signedIn(c, site)
    if (who instanceof Response) return who
    if (isAllowed(who.owner.memberId, performance.now())) return next()
    const { say } = who
    const text = say.plain('evidence.page-busy')
    return show(c, <EvidenceNotice title={say.plain('evidence.page-not-sent')} text={text} say={say} />, 429)
  })

  pages.post(path, limit, async (c) => {
    const who = await signedIn(c, site)
    if (who instanceof Response) return who
    const form = await c.req.formData().catch(() => undefined)
    const text = form?.get('text')
    const typed = typeof text === 'string' ? text : ''
    const { achievement: achievementId, criterion } = c.req.param()
    const files = form ? await filesOf(form) : []
    const done = await handIn(who.deps, who.owner, { achievementId, criterion, text: typed, files })
    if (done.ok) return c.redirect(handInPath({ achievementId, criterion }), 303)
    if (done.fault === 'unknown') return notThere(c, who.say)
    const fault = handInFaultText(done.fault, done.name ?? '', who.say)
    return showHandIn(c, who, { fault, typed }, tooBig.has(done.fault) ? 413 : 400)
  })
}

const withdrawRoute = (pages: Hono, site: Site): void => {
  pages.post('/evidence/withdraw/:id', async (c) => {
    const who = await signedIn(c, site)
    if (who instanceof Response) return who
    const { deps, owner, say } = who
    const done = await withdraw(deps, owner, c.req.param('id'))
    if (!done.ok && done.reason === 'unknown') return notThere(c, say)
    const title = say.plain('evidence.page-yours')
    const text = done.ok ? say.plain('evidence.page-withdrawn') : judgeFaultText(done, owner.timeZone, say)
    return show(c, <EvidenceNotice title={title} text={text} say={say} />)
  })
}

const fileRoute = (pages: Hono, site: Site): void => {
  pages.get('/evidence/:id/:file', async (c) => {
    const deps = site.product()
    if (!deps) return starting(c)
    const owner = await ownerOf(c, deps, site)
    const { id: evidenceId, file: fileId } = c.req.param()
    const file = await loadFile(deps, { evidenceId, fileId }, owner)
    return file ? fileResponse(file) : c.text('There is no file at this address.', 404)
  })
}

/** Handing in evidence, judging it, and its files. */
export const evidencePages = (product: Site['product']): Hono => {
  const pages = new Hono()
  const site = siteOf(product)
  for (const path of ['/evidence/for/*', '/evidence/withdraw/*', '/evidence/judge/*'])
    pages.use(path, pageHeaders(false), onlyOwnPages(site.address))
  handInRoutes(pages, site)
  withdrawRoute(pages, site)
  judgeRoutes(pages, site)
  fileRoute(pages, site)
  return pages
}
