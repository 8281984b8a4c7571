import type { Child, FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { Plain, Shell, Top } from './account-pages.tsx'
import { CredentialStyles } from './credential-page.tsx'
import { exactTime } from './credential-words.ts'

type Framed = {
  readonly title: string
  readonly description: string
  readonly address: string
  readonly picture?: string
  readonly now: Date
  readonly say: Say
  readonly children?: Child
}

/** The frame of a page about an achievement or an issuer; the same address gives programs its JSON-LD. */
export const AboutFrame: FC<Framed> = ({ title, description, address, picture, now, say, children }) => (
  <Shell
    title={title}
    say={say}
    head={
      <>
        <CredentialStyles />
        <link rel="canonical" href={address} />
        <link rel="alternate" type="application/ld+json" href={address} />
        <meta name="description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="Whetstone" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:url" content={address} />
        {picture && <meta property="og:image" content={picture} />}
      </>
    }
  >
    <a class="skip" href="#content">
      {say.plain('web.skip')}
    </a>
    <Top>
      <a class="quiet-button" href="/verify">
        {say.plain('credential-page.verify-file')}
      </a>
    </Top>
    <main id="content" class="page credential about">
      {children}
      <footer class="as-of">
        <div>
          <p>{say.plain('about-page.as-of', { when: exactTime(say, now) })}</p>
          <p class="quiet">{address}</p>
        </div>
      </footer>
    </main>
  </Shell>
)

/** Also for a draft: what is not public was never there. */
export const NothingHerePage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('about-page.missing')} say={say}>
    <p>{say.plain('about-page.missing-text')}</p>
    <p>
      <a href="/verify">{say.plain('credential-page.verify-file')}</a>
    </p>
  </Plain>
)
