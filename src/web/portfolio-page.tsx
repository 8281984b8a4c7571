import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { Plain, Shell, Top } from './account-pages.tsx'
import { CredentialStyles } from './credential-page.tsx'
import type { CredentialView } from './credential-view.ts'
import { badgeClass, longDate, lookOf } from './credential-words.ts'
import { StateSign } from './signs.tsx'

type Shown = {
  readonly name: string
  readonly address: string
  readonly views: readonly CredentialView[]
  readonly say: Say
}

/** What somebody chose to show of what they have earned. */
export const PortfolioPage: FC<Shown> = ({ name, address, views, say }) => {
  const heading = say.plain('portfolio-page.heading', { name })
  const valid = views.filter(({ standing }) => standing.state === 'valid').length
  const count = say.plain('portfolio-page.count', { valid, total: views.length })
  return (
    <Shell
      title={heading}
      say={say}
      head={
        <>
          <CredentialStyles />
          <link rel="canonical" href={address} />
          <meta name="description" content={count} />
          <meta property="og:type" content="profile" />
          <meta property="og:site_name" content="Whetstone" />
          <meta property="og:title" content={heading} />
          <meta property="og:description" content={count} />
          <meta property="og:url" content={address} />
          {views[0] && <meta property="og:image" content={`${views[0].address}/og.png`} />}
        </>
      }
    >
      <a class="skip" href="#content">
        {say.plain('web.skip')}
      </a>
      <Top />
      <main id="content" class="page portfolio">
        <h1>{heading}</h1>
        {views.length === 0 ? (
          <p class="card quiet">{say.plain('portfolio-page.nothing')}</p>
        ) : (
          <>
            <p class="lead">{count}</p>
            <ul class="badges">
              {views.map((view) => (
                <Badge view={view} say={say} />
              ))}
            </ul>
          </>
        )}
      </main>
    </Shell>
  )
}

const Badge: FC<{ view: CredentialView; say: Say }> = ({ view, say }) => {
  const { texts, issuer, credential } = view
  return (
    <li class="card">
      <img
        class={badgeClass(view.standing)}
        src={`/c/${credential.id}/picture.png`}
        width="640"
        height="640"
        alt=""
        loading="lazy"
      />
      <SmallState view={view} say={say} />
      <h2 lang={texts.shownIn}>
        <a href={`/c/${credential.id}`}>{texts.title}</a>
      </h2>
      <p class="quiet">
        {issuer.name} · {longDate(say, credential.awardedAt)}
      </p>
      <p lang={texts.shownIn}>{texts.summary}</p>
    </li>
  )
}

/** The state in a line: sign, word and colour. */
export const SmallState: FC<{ view: Pick<CredentialView, 'standing'>; say: Say }> = ({ view, say }) => {
  const { tone, word } = lookOf(view.standing, say)
  return (
    <p class={`state-small ${tone}`}>
      <StateSign sign={view.standing.state} />
      {word}
    </p>
  )
}

/** The same whether it is closed or was never there. */
export const NoPortfolioPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('portfolio-page.closed')} say={say}>
    <p>{say.plain('portfolio-page.closed-text')}</p>
  </Plain>
)
