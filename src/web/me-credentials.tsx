import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { ShownEvidence } from '../credentials/shown.store.ts'
import type { CredentialView } from './credential-view.ts'
import { badgeClass, longDate } from './credential-words.ts'
import { type Mine as MyPortfolio, Notice, PortfolioCard, Press } from './me-portfolio.tsx'
import { SmallState } from './portfolio-page.tsx'

export type MyCredentials = MyPortfolio & {
  readonly views: readonly CredentialView[]
  /** All evidence that each rests on, shown or not, by the credential's id. */
  readonly evidence: ReadonlyMap<string, readonly ShownEvidence[]>
}

type Part = { readonly mine: MyCredentials; readonly say: Say }

/** Everything that a member has earned, and their rule over who sees it. Plain forms: no script is needed. */
export const MyCredentialsPart: FC<Part> = ({ mine, say }) => (
  <section id="credentials" aria-labelledby="mine">
    <h2 id="mine">{say.plain('portfolio-page.mine')}</h2>
    {mine.done && mine.done.what !== 'fault' && <Notice done={mine.done} say={say} />}
    {mine.views.length === 0 && <p class="card quiet">{say.plain('portfolio-page.none-yet')}</p>}
    {mine.views.map((view) => (
      <Mine view={view} evidence={mine.evidence.get(view.credential.id) ?? []} say={say} />
    ))}
    <PortfolioCard mine={mine} say={say} />
  </section>
)

const Mine: FC<{ view: CredentialView; evidence: readonly ShownEvidence[]; say: Say }> = ({
  view,
  evidence,
  say,
}) => {
  const { credential, texts } = view
  const { id, shared, inPortfolio } = credential
  const action = `/me/credentials/${id}`
  return (
    <article class="card mine" id={`credential-${id}`}>
      <img
        class={badgeClass(view.standing)}
        src={`/c/${id}/picture.png`}
        width="640"
        height="640"
        alt=""
        loading="lazy"
      />
      <div class="mine-text">
        <h3 lang={texts.shownIn}>
          <a href={`/c/${id}`}>{texts.title}</a>
        </h3>
        <div class="tags">
          <SmallState view={view} say={say} />
          {!shared && <span class="tag">{say.plain('portfolio-page.private')}</span>}
          {shared && inPortfolio && <span class="tag">{say.plain('portfolio-page.in-it')}</span>}
          <span class="quiet">{longDate(say, credential.awardedAt)}</span>
        </div>
        <div class="controls">
          {shared && (
            <Press
              action={action}
              fields={{ do: inPortfolio ? 'remove' : 'add' }}
              label={say.plain(inPortfolio ? 'portfolio-page.remove' : 'portfolio-page.add')}
              about={texts.title}
              second={inPortfolio}
            />
          )}
          <Press
            action={action}
            fields={{ do: shared ? 'keep-private' : 'make-public' }}
            label={say.plain(shared ? 'portfolio-page.keep-private' : 'portfolio-page.make-public')}
            about={texts.title}
            second
          />
        </div>
        {evidence.length > 0 && <EvidenceChoice view={view} evidence={evidence} say={say} />}
      </div>
    </article>
  )
}

const EvidenceChoice: FC<{ view: CredentialView; evidence: readonly ShownEvidence[]; say: Say }> = ({
  view: { credential, texts },
  evidence,
  say,
}) => (
  <details open={credential.shownEvidence.length > 0}>
    <summary>
      {say.plain('portfolio-page.evidence')} ({credential.shownEvidence.length}/{evidence.length})
    </summary>
    <form method="post" action={`/me/credentials/${credential.id}`}>
      <input type="hidden" name="do" value="evidence" />
      <fieldset class="choices">
        <legend class="quiet">{say.plain('portfolio-page.about', { title: texts.title })}</legend>
        {evidence.map(({ id, assessorName, decidedAt }) => {
          const proof = credential.basis.find(
            (one) => one.kind === 'evidence-approved' && one.evidenceId === id,
          )
          return (
            <label>
              <input
                type="checkbox"
                name="evidence"
                value={id}
                checked={credential.shownEvidence.includes(id)}
              />{' '}
              {proof?.kind === 'evidence-approved' ? proof.title : id}
              {assessorName && decidedAt && (
                <span class="quiet">
                  {' '}
                  {say.plain('portfolio-page.approved', {
                    assessor: assessorName,
                    date: longDate(say, decidedAt),
                  })}
                </span>
              )}
            </label>
          )
        })}
      </fieldset>
      <button type="submit" class="button second">
        {say.plain('portfolio-page.show-evidence')}
      </button>
    </form>
  </details>
)
