import type { Child, FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { HandleFault } from '../credentials/handle.rules.ts'
import type { Portfolio } from '../credentials/portfolio.store.ts'

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

/** What a member's page knows of their portfolio. */
export type Mine = {
  readonly portfolio: Portfolio | null
  /** A handle to begin with, from the name. */
  readonly suggested: string
  /** Where portfolios are, up to the handle. */
  readonly base: string
  readonly done?: Done | undefined
}

/** A button that does one thing, with what it says said in its name where there are several alike. */
export const Press: FC<{
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

const faults = {
  taken: 'portfolio-page.fault-taken',
  reserved: 'portfolio-page.fault-reserved',
  'too-short': 'portfolio-page.fault-too-short',
  'too-long': 'portfolio-page.fault-too-long',
  signs: 'portfolio-page.fault-signs',
} as const

export const PortfolioCard: FC<{ mine: Mine; say: Say }> = ({
  mine: { portfolio, suggested, base, done },
  say,
}) => {
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

export const Notice: FC<{ done: Exclude<Done, { what: 'fault' }>; say: Say }> = ({ done, say }) => {
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
