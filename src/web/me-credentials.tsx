import type { Child, FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { HandleFault } from '../credentials/handle.rules.ts'
import type { Portfolio } from '../credentials/portfolio.store.ts'
import type { ShownEvidence } from '../credentials/shown.store.ts'
import type { CredentialView } from './credential-view.ts'
import { badgeClass, longDate } from './credential-words.ts'
import { SmallState } from './portfolio-page.tsx'

/** What was just done, so that a slip can be taken back. */
export type Done =
  | { readonly what: 'opened' | 'closed' }
  | { readonly what: 'handle'; readonly was?: string }
  | {
      readonly what: 'added' | 'removed' | 'private' | 'public'
      readonly credentialId: string
      readonly title: string
    }
  | { readonly what: 'evidence'; readonly title: string }
  | { readonly what: 'fault'; readonly fault: HandleFault | 'taken'; readonly typed: string }

export type MyCredentials = {
  readonly views: readonly CredentialView[]
  /** All evidence that each rests on, shown or not, by the credential's id. */
  readonly evidence: ReadonlyMap<string, readonly ShownEvidence[]>
  readonly portfolio: Portfolio | null
  /** To begin with, from the name. */
  readonly suggested: string
  /** Where portfolios are, up to the handle. */
  readonly base: string
  readonly done?: Done | undefined
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

/** A button that does one thing, with what it says said in its name where there are several alike. */
const Press: FC<{
  action: string
  fields: Readonly<Record<string, string>>
  label: string
  about?: string
  second?: boolean
}> = ({ action, fields, label, about, second }) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button
      type="submit"
      class={second ? 'button second' : 'button'}
      aria-label={about ? `${label}: ${about}` : undefined}
    >
      {label}
    </button>
  </form>
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

const faults = {
  taken: 'portfolio-page.fault-taken',
  reserved: 'portfolio-page.fault-reserved',
  'too-short': 'portfolio-page.fault-too-short',
  'too-long': 'portfolio-page.fault-too-long',
  signs: 'portfolio-page.fault-signs',
} as const

const PortfolioCard: FC<Part> = ({ mine: { portfolio, suggested, base, done }, say }) => {
  const isOpen = portfolio?.openedAt != null
  const fault = done?.what === 'fault' ? done : undefined
  return (
    <section class="card" id="portfolio" aria-labelledby="portfolio-heading">
      <h3 id="portfolio-heading">{say.plain('portfolio-page.portfolio')}</h3>
      <p>{say.plain('portfolio-page.what-it-is')}</p>
      {portfolio && (
        <p class="strong">
          {isOpen ? say.plain('portfolio-page.is-open') : say.plain('portfolio-page.is-closed')}{' '}
          {isOpen && <a href={`/p/${portfolio.handle}`}>{say.plain('portfolio-page.see-portfolio')}</a>}
        </p>
      )}
      <form method="post" action="/me/portfolio">
        <input type="hidden" name="do" value="handle" />
        <label for="handle">{say.plain('portfolio-page.handle')}</label>
        <div class="handle">
          <span class="quiet" dir="ltr">
            {base}
          </span>
          <input
            id="handle"
            name="handle"
            type="text"
            required
            maxlength={60}
            autocapitalize="none"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            value={fault?.typed ?? portfolio?.handle ?? suggested}
            aria-describedby={fault ? 'handle-fault handle-hint' : 'handle-hint'}
            aria-invalid={fault ? 'true' : undefined}
          />
          <button type="submit" class="button second">
            {say.plain('portfolio-page.save')}
          </button>
        </div>
        {fault && (
          <p class="fault" id="handle-fault" role="alert">
            {say.plain(faults[fault.fault])}
          </p>
        )}
        <p class="quiet" id="handle-hint">
          {say.plain('portfolio-page.handle-hint')}
        </p>
      </form>
      {portfolio && (
        <Press
          action="/me/portfolio"
          fields={{ do: isOpen ? 'close' : 'open' }}
          label={say.plain(isOpen ? 'portfolio-page.close' : 'portfolio-page.open')}
          second={isOpen}
        />
      )}
    </section>
  )
}

const Notice: FC<{ done: Exclude<Done, { what: 'fault' }>; say: Say }> = ({ done, say }) => {
  switch (done.what) {
    case 'opened':
      return (
        <Did text={say.plain('portfolio-page.did-opened')}>
          <Undo action="/me/portfolio" fields={{ do: 'close' }} say={say} />
        </Did>
      )
    case 'closed':
      return (
        <Did text={say.plain('portfolio-page.did-closed')}>
          <Undo action="/me/portfolio" fields={{ do: 'open' }} say={say} />
        </Did>
      )
    case 'handle':
      return (
        <Did
          text={
            done.was ? say.plain('portfolio-page.did-handle') : say.plain('portfolio-page.did-first-handle')
          }
        >
          {done.was && <Undo action="/me/portfolio" fields={{ do: 'handle', handle: done.was }} say={say} />}
        </Did>
      )
    case 'evidence':
      return <Did text={say.plain('portfolio-page.did-evidence', { title: done.title })} />
    default:
      return <DidToOne done={done} say={say} />
  }
}

const DidToOne: FC<{ done: Extract<Done, { credentialId: string }>; say: Say }> = ({ done, say }) => {
  const { title } = done
  const back = { added: 'remove', removed: 'add', private: 'make-public', public: 'keep-private' } as const
  const said = {
    added: say.plain('portfolio-page.did-added', { title }),
    removed: say.plain('portfolio-page.did-removed', { title }),
    private: say.plain('portfolio-page.did-private', { title }),
    public: say.plain('portfolio-page.did-public', { title }),
  }
  return (
    <Did text={said[done.what]}>
      <Undo action={`/me/credentials/${done.credentialId}`} fields={{ do: back[done.what] }} say={say} />
    </Did>
  )
}

const Did: FC<{ text: string; children?: Child }> = ({ text, children }) => (
  <div class="card did">
    <p role="status">{text}</p>
    {children}
  </div>
)

const Undo: FC<{ action: string; fields: Readonly<Record<string, string>>; say: Say }> = ({
  action,
  fields,
  say,
}) => <Press action={action} fields={fields} label={say.plain('portfolio-page.undo')} second />
