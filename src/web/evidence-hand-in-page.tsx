import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { EvidenceRow } from '../credentials/evidence/evidence.store.ts'
import { fileLimits } from '../credentials/evidence/file.rules.ts'
import { handInPath, type Wanted } from '../credentials/evidence/hand-in.card.ts'
import { Shell, Top } from './account-pages.tsx'
import { EvidenceStyles, Fault, Files, Rubric, Typed } from './evidence-parts.tsx'

export type HandInShown = {
  readonly wanted: Wanted & { readonly row: EvidenceRow | undefined }
  readonly timeZone: string
  readonly now: Date
  /** Why what was just sent was not taken. */
  readonly fault?: string | undefined
  /** What was typed then, so that it isn't lost. */
  readonly typed?: string | undefined
}

type Part = { readonly shown: HandInShown; readonly say: Say }

/** Where a learner hands in a text, photos and files. A plain form: the browser shows how far an upload is. */
export const HandInPage: FC<Part> = ({ shown, say }) => {
  const { wanted, fault } = shown
  const { texts, piece, isJudged } = wanted
  return (
    <Shell title={texts.title} say={say} head={<EvidenceStyles />}>
      <a class="skip" href="#content">
        {say.plain('web.skip')}
      </a>
      <Top />
      <main id="content" class="page evidence-page">
        <div>
          <p class="quiet">{texts.achievement}</p>
          <h1>{texts.title}</h1>
        </div>
        <Fault text={fault} title={say.plain('evidence.page-not-sent')} />
        <section class="card" aria-labelledby="asked">
          <h2 id="asked">{say.plain('evidence.page-asked')}</h2>
          <p class="typed">{texts.instructions}</p>
          <Rubric texts={texts} say={say} />
        </section>
        {!isJudged && <p class="card quiet">{say.plain('evidence.nobody')}</p>}
        <Handed shown={shown} say={say} />
        {(piece === undefined || piece.status === 'returned') && <Form shown={shown} say={say} />}
        <p>
          <a href="/me">{say.plain('evidence.page-back')}</a>
        </p>
      </main>
    </Shell>
  )
}

const stateOf = ({ wanted: { piece }, timeZone }: HandInShown, say: Say): string | undefined => {
  if (!piece) return undefined
  const date = say.date(piece.at, timeZone, 'date')
  if (piece.status === 'waiting') return say.plain('evidence.state-waiting', { date })
  const { assessor } = piece
  return piece.status === 'approved'
    ? say.plain('evidence.state-approved', { assessor, date })
    : say.plain('evidence.state-returned', { assessor, date, reason: piece.reason })
}

/** The newest piece, with what has become of it. */
const Handed: FC<Part> = ({ shown, say }) => {
  const { wanted, now } = shown
  const { row, piece, texts } = wanted
  if (!row || !piece) return null
  return (
    <section class={`card piece-${piece.status}`} aria-labelledby="yours">
      <h2 id="yours">{say.plain('evidence.page-yours')}</h2>
      <p class="strong" role="status">
        {stateOf(shown, say)}
      </p>
      {row.scores && (
        <ul class="rubric">
          {row.scores.map(({ id, text, met }) => {
            const said = texts.rubric.find((line) => line.id === id)?.text ?? text
            return <li>{say.plain(met ? 'evidence.line-met' : 'evidence.line-open', { text: said })}</li>
          })}
        </ul>
      )}
      <Typed text={row.text} />
      <Files row={row} now={now} say={say} />
      {piece.status === 'returned' && <p>{say.plain('evidence.again')}</p>}
      {piece.status === 'waiting' && (
        <form method="post" action={`/evidence/withdraw/${row.id}`}>
          <button type="submit" class="button plain-button">
            {say.plain('evidence.withdraw')}
          </button>
        </form>
      )}
    </section>
  )
}

const kindsOf = (accepts: Wanted['accepts']): 'photo' | 'file' | 'both' =>
  accepts.includes('photo') ? (accepts.includes('file') ? 'both' : 'photo') : 'file'

const Form: FC<Part> = ({ shown: { wanted, typed, fault }, say }) => {
  const { accepts } = wanted
  const kinds = kindsOf(accepts)
  const takesFiles = accepts.some((kind) => kind !== 'text')
  const images = 'image/jpeg,image/png'
  return (
    <form
      class="card evidence-form"
      method="post"
      action={handInPath(wanted)}
      enctype="multipart/form-data"
      aria-describedby={fault ? 'fault' : undefined}
    >
      <h2>{say.plain('evidence.page-title')}</h2>
      {accepts.includes('text') && (
        <div class="field">
          <label for="text">{say.plain('evidence.text')}</label>
          <textarea id="text" name="text" rows={8} maxlength={fileLimits.text} required={!takesFiles}>
            {typed ?? ''}
          </textarea>
        </div>
      )}
      {takesFiles && (
        <div class="field">
          <label for="files">{say.plain('evidence.page-files')}</label>
          <input
            id="files"
            type="file"
            name="files"
            multiple
            accept={kinds === 'photo' ? images : `${images},application/pdf,text/plain`}
            aria-describedby="takes"
          />
          <p id="takes" class="quiet">
            {say.plain('evidence.page-takes', { kinds })}
          </p>
        </div>
      )}
      {takesFiles && <p class="quiet">{say.plain('evidence.page-privacy')}</p>}
      {takesFiles && <p class="quiet">{say.plain('evidence.page-kept')}</p>}
      <button type="submit" class="button">
        {say.plain('evidence.submit')}
      </button>
    </form>
  )
}
