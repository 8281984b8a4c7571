import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { longestReason } from '../credentials/evidence/evidence.rules.ts'
import type { AskedTexts } from '../credentials/evidence/evidence-texts.rules.ts'
import { judgePath } from '../credentials/evidence/judge.card.ts'
import type { Opened } from '../credentials/evidence/judge.ts'
import { Plain, Shell, Top } from './account-pages.tsx'
import { EvidenceStyles, Fault, Files, Rubric, Typed } from './evidence-parts.tsx'

export type JudgeShown = Opened & {
  readonly learner: string
  readonly texts: AskedTexts
  readonly timeZone: string
  readonly now: Date
  readonly fault?: string | undefined
  /** What was marked and written before the fault. */
  readonly met: readonly string[]
  readonly reason: string
}

type Part = { readonly shown: JudgeShown; readonly say: Say }

/** Where a piece is judged: what was handed in, then the rubric line by line. */
export const JudgePage: FC<Part> = ({ shown, say }) => {
  const { row, learner, texts, timeZone, now, fault, assessor } = shown
  const name = say.plain('evidence.judge-heading', { name: learner, title: texts.title })
  const date = say.date(row.submittedAt, timeZone, 'date')
  return (
    <Shell title={name} say={say} head={<EvidenceStyles />}>
      <a class="skip" href="#judge">
        {say.plain('web.skip')}
      </a>
      <Top />
      <main id="content" class="page evidence-page">
        <div>
          <p class="quiet">{say.plain('evidence.judge-for', { achievement: texts.achievement, date })}</p>
          <h1>{name}</h1>
        </div>
        <Fault text={fault} title={say.plain('evidence.judge-title')} />
        <section class="card" aria-labelledby="asked">
          <h2 id="asked">{say.plain('evidence.page-asked')}</h2>
          <p class="typed">{texts.instructions}</p>
          <Rubric texts={texts} say={say} />
        </section>
        <section class="card" aria-labelledby="theirs">
          <h2 id="theirs">{say.plain('evidence.page-theirs')}</h2>
          <Typed text={row.text} />
          <Files row={row} now={now} say={say} />
        </section>
        <Form shown={shown} say={say} />
        <p class="quiet">
          {say.plain('evidence.judge-lock', {
            time: say.date(row.lockedUntil ?? now, timeZone, 'time'),
          })}{' '}
          {assessor.by === 'appointed'
            ? say.plain('evidence.judge-appointed', { why: assessor.why })
            : say.plain('evidence.judge-holder')}
        </p>
      </main>
    </Shell>
  )
}

const Form: FC<Part> = ({ shown: { row, texts, met, reason, fault }, say }) => (
  <form
    id="judge"
    class="card evidence-form"
    method="post"
    action={judgePath(row.id)}
    aria-describedby={fault ? 'fault' : undefined}
  >
    <h2>{say.plain('evidence.page-judge')}</h2>
    <fieldset>
      <legend>{say.plain('evidence.judge-lines')}</legend>
      {texts.rubric.map(({ id, text }) => (
        <label class="line">
          <input type="checkbox" name="met" value={id} checked={met.includes(id)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
    <div class="field">
      <label for="reason">{say.plain('evidence.judge-reason')}</label>
      <textarea id="reason" name="reason" rows={4} maxlength={longestReason} aria-describedby="reason-hint">
        {reason}
      </textarea>
      <p id="reason-hint" class="quiet">
        {say.plain('evidence.judge-reason-hint')}
      </p>
    </div>
    <div class="deeds">
      <button type="submit" class="button" name="decision" value="approve">
        {say.plain('evidence.judge-approve')}
      </button>
      <button type="submit" class="button plain-button" name="decision" value="return">
        {say.plain('evidence.judge-return')}
      </button>
    </div>
  </form>
)

/** It is decided, can't be, or isn't there: one sentence, and where to go on. */
export const EvidenceNotice: FC<{
  title: string
  text: string
  next?: { readonly href: string; readonly label: string } | undefined
  say: Say
}> = ({ title, text, next, say }) => (
  <Plain title={title} say={say}>
    <p>{text}</p>
    {next && (
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
    )}
    <p>
      <a href="/me">{say.plain('evidence.page-back')}</a>
    </p>
  </Plain>
)
