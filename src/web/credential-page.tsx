import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { Plain, Shell, Top } from './account-pages.tsx'
import { Actions } from './credential-actions.tsx'
import { WhatItSays } from './credential-elements.tsx'
import { Endorsers, Evidence, Fact, NotTranslated, Outcomes, Proven } from './credential-parts.tsx'
import type { CredentialPart as Part } from './credential-view.ts'
import { badgeClass, exactTime, longDate, lookOf, standingSentence } from './credential-words.ts'
import { StateSign } from './signs.tsx'

export const CredentialStyles: FC = () => <link rel="stylesheet" href="/me/assets/credentials.css" />

/** What a link to the page looks like where it is shared (ogp.me; cards of X). */
const Preview: FC<Part> = ({ view, say }) => {
  const { word } = lookOf(view.standing, say)
  const { recipient: name, issuer } = view
  const title = say.plain('credential-page.preview-title', { title: view.texts.title, name })
  const description = `${word} · ${issuer.name} · ${view.texts.summary}`
  const picture = `${view.address}/og.png`
  const alt = say.plain('credential-page.preview-alt', {
    title: view.texts.title,
    name,
    issuer: issuer.name,
    state: word,
  })
  return (
    <>
      <link rel="canonical" href={view.address} />
      <link rel="alternate" type="application/vc" href={`${view.address}.json`} />
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Whetstone" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={view.address} />
      <meta property="og:locale" content={say.locale.replace('-', '_')} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      <meta name="twitter:image" content={picture} />
      <meta name="twitter:image:alt" content={alt} />
    </>
  )
}

/** A credential for a stranger who has ten seconds; what it rests on is below for whoever has more. */
export const CredentialPage: FC<Part & { isOwner: boolean }> = ({ view, say, isOwner }) => {
  const { texts, recipient, credential } = view
  return (
    <Shell
      title={`${texts.title} · ${recipient}`}
      say={say}
      head={
        <>
          <CredentialStyles />
          <Preview view={view} say={say} />
        </>
      }
    >
      <a class="skip" href="#content">
        {say.plain('web.skip')}
      </a>
      <Top>
        <a class="quiet-button" href="/verify">
          {say.plain('credential-page.verify-other')}
        </a>
      </Top>
      <main id="content" class="page credential">
        {isOwner && <Yours view={view} say={say} />}
        <Hero view={view} say={say} />
        {credential.achievement?.highStakes && (
          <p class="card notice">{say.plain('credential-page.high-stakes')}</p>
        )}
        <Proven view={view} say={say} />
        <Outcomes view={view} say={say} />
        <Evidence view={view} say={say} />
        <Endorsers endorsements={view.beside.endorsements} say={say} />
        <WhatItSays view={view} say={say} />
        <AsOf view={view} say={say} />
      </main>
    </Shell>
  )
}

/** For whoever is signed in as its holder: who sees it, and why it is what it is. */
const Yours: FC<Part> = ({ view: { credential, standing }, say }) => (
  <aside class="card yours" aria-label={say.plain('credential-page.yours')}>
    <p>
      <strong>{say.plain('credential-page.yours')}</strong>{' '}
      {credential.shared
        ? say.plain('credential-page.yours-public')
        : say.plain('credential-page.yours-private')}{' '}
      <a href={`/me#credential-${credential.id}`}>{say.plain('credential-page.yours-change')}</a>
    </p>
    {(standing.state === 'revoked' || standing.state === 'suspended') && standing.reason !== '' && (
      <p>{say.plain('credential-page.reason', { reason: standing.reason })}</p>
    )}
  </aside>
)

const Hero: FC<Part> = ({ view, say }) => {
  const { texts, recipient, credential, standing } = view
  const { tone, word } = lookOf(standing, say)
  return (
    <article class="card hero">
      <img
        class={badgeClass(standing)}
        src={`/c/${credential.id}/picture.png`}
        width="640"
        height="640"
        alt={say.plain('credential-page.picture', { title: texts.title })}
      />
      <div class="hero-text">
        <div class={`state ${tone}`}>
          <StateSign sign={standing.state} />
          <div>
            <p class="state-word">{word}</p>
            <p>{standingSentence(standing, say)}</p>
          </div>
        </div>
        <Followed view={view} say={say} />
        <h1 lang={texts.shownIn}>{texts.title}</h1>
        <p class="who">{say.plain('credential-page.awarded-to', { name: recipient })}</p>
        <p lang={texts.shownIn}>{texts.summary}</p>
        <NotTranslated shownIn={texts.shownIn} say={say} />
        <Facts view={view} say={say} />
        <Actions view={view} say={say} />
      </div>
    </article>
  )
}

/** Until when it is to count is said while it counts. */
const Facts: FC<Part> = ({ view: { issuer, credential, standing }, say }) => (
  <dl class="facts">
    <Fact
      term={say.plain('credential-page.issuer')}
      value={issuer.page ? <a href={issuer.page}>{issuer.name}</a> : issuer.name}
    />
    <Fact term={say.plain('credential-page.awarded')} value={longDate(say, credential.awardedAt)} />
    {credential.validUntil && (standing.state === 'valid' || standing.state === 'pending') && (
      <Fact term={say.plain('credential-page.until')} value={longDate(say, credential.validUntil)} />
    )}
  </dl>
)

const Followed: FC<Part> = ({ view: { beside, standing }, say }) =>
  beside.followedBy?.shared && standing.state !== 'valid' ? (
    <p>
      <a href={`/c/${beside.followedBy.id}`}>
        {say.plain(standing.state === 'revoked' ? 'credential-page.replaced' : 'credential-page.followed')}
      </a>
    </p>
  ) : null

/** A page may be printed and kept: it says when it was true, and how to look again. */
const AsOf: FC<Part> = ({ view, say }) => (
  <footer class="as-of">
    <img
      class="qr"
      src={`/c/${view.credential.id}/qr.svg`}
      width="120"
      height="120"
      alt={say.plain('credential-page.qr')}
    />
    <div>
      <p>{say.plain('credential-page.as-of', { when: exactTime(say, view.now) })}</p>
      <p class="quiet">{view.address}</p>
    </div>
  </footer>
)

/** Also for what has never been there: nobody learns from outside which credentials are kept private. */
export const NotPublicPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('credential-page.not-public')} say={say}>
    <p>{say.plain('credential-page.not-public-text')}</p>
    <p>
      <a href="/verify">{say.plain('credential-page.verify-file')}</a>
    </p>
  </Plain>
)

/** Its holder had their data erased; the file that they kept may still be checked. */
export const ErasedPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('credential-page.erased')} say={say}>
    <p>{say.plain('credential-page.erased-text')}</p>
    <p>
      <a href="/verify">{say.plain('credential-page.verify-file')}</a>
    </p>
  </Plain>
)
