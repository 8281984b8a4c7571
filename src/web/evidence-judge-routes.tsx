import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { askedTexts } from '../credentials/evidence/evidence-texts.rules.ts'
import { type JudgeFault, judgeFaultText } from '../credentials/evidence/evidence-words.rules.ts'
import { judgePath } from '../credentials/evidence/judge.card.ts'
import { decideEvidence, openEvidence, waitingFor } from '../credentials/evidence/judge.ts'
import { nameOfMember } from '../credentials/evidence/people.store.ts'
import { EvidenceNotice, JudgePage, type JudgeShown } from './evidence-judge-page.tsx'
import { type SignedIn, signedIn } from './evidence-signed-in.tsx'
import { type Site, show } from './site.tsx'

/** Faults of the form, which is shown again; with all others there is nothing left to judge. */
const mendable: ReadonlySet<JudgeFault> = new Set<JudgeFault>([
  'not-all-met',
  'all-met',
  'no-reason',
  'reason-too-long',
])

type Filled = Pick<JudgeShown, 'met' | 'reason' | 'fault'>

/** The page of a piece; looking at it makes it the reader's for half an hour. */
const showPiece = async (
  c: Context,
  { deps, owner, say }: SignedIn,
  id: string,
  filled: Filled = { met: [], reason: '' },
) => {
  const opened = await openEvidence(deps, owner, id)
  if (!opened.ok) {
    const text = judgeFaultText(opened, owner.timeZone, say)
    const status = opened.reason === 'unknown' || opened.reason === 'not-eligible' ? 404 : 200
    return show(c, <EvidenceNotice title={say.plain('evidence.judge-title')} text={text} say={say} />, status)
  }
  const shown = {
    ...opened,
    learner: await nameOfMember(deps.database.prisma, opened.row),
    texts: askedTexts(opened.row.achievement, opened.criterion, say),
    timeZone: owner.timeZone,
    now: deps.clock.now(),
    ...filled,
  }
  return show(c, <JudgePage shown={shown} say={say} />, filled.fault === undefined ? 200 : 400)
}

/** Where who judges opens a piece and decides. */
export const judgeRoutes = (pages: Hono, site: Site): void => {
  const path = '/evidence/judge/:id'
  const limit = bodyLimit({ maxSize: 32_768, onError: (c) => c.text('That is too much.', 413) })

  pages.get(path, async (c) => {
    const who = await signedIn(c, site)
    return who instanceof Response ? who : showPiece(c, who, c.req.param('id'))
  })

  pages.post(path, limit, async (c) => {
    const who = await signedIn(c, site)
    if (who instanceof Response) return who
    const { deps, owner, say } = who
    const id = c.req.param('id')
    const form = await c.req.formData()
    const met = form.getAll('met').map(String)
    const reason = String(form.get('reason') ?? '')
    const decision = form.get('decision')
    if (decision !== 'approve' && decision !== 'return') {
      const fault = say.plain('evidence.judge-fault-no-decision')
      return showPiece(c, who, id, { met, reason, fault })
    }
    const approve = decision === 'approve'
    const done = await decideEvidence(deps, owner, id, { approve, met, reason })
    if (!done.ok && mendable.has(done.reason)) {
      const fault = judgeFaultText(done, owner.timeZone, say)
      return showPiece(c, who, id, { met, reason, fault })
    }
    if (!done.ok) return showPiece(c, who, id)
    const name = await nameOfMember(deps.database.prisma, done.row)
    const text = say.plain(approve ? 'evidence.judge-approved' : 'evidence.judge-returned', { name })
    const [another] = await waitingFor(deps, owner)
    const next = another && {
      href: judgePath(another.id),
      label: say.plain('evidence.judge-another'),
    }
    return show(
      c,
      <EvidenceNotice title={say.plain('evidence.judge-title')} text={text} next={next} say={say} />,
    )
  })
}
