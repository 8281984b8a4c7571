import type { Child, FC } from 'hono/jsx'
import { directionOf } from '../chat/locale.rules.ts'
import type { Say } from '../chat/messages/catalogue.ts'

/** The frame of a member's pages, in their language. They work without scripts. */
export const Shell: FC<{
  title: string
  say: Say
  scripts?: readonly string[]
  /** What else the head holds. */
  head?: Child
  children?: Child
}> = ({ title, say, scripts = [], head, children }) => (
  <html lang={say.locale} dir={directionOf(say.locale)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Whetstone`}</title>
      <link rel="icon" href="/me/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/me/assets/pages.css" />
      {head}
      {scripts.map((script) => (
        <script type="module" src={script} />
      ))}
    </head>
    <body>{children}</body>
  </html>
)

/** The name at the top of each page, and what can be done there. */
export const Top: FC<{ children?: Child }> = ({ children }) => (
  <header class="top">
    <div class="top-inside">
      <span class="brand">
        <span class="brand-mark" aria-hidden="true" />
        Whetstone
      </span>
      {children}
    </div>
  </header>
)

/** A page with one thing to say. */
export const Plain: FC<{ title: string; say: Say; children?: Child }> = ({ title, say, children }) => (
  <Shell title={title} say={say}>
    <Top />
    <main class="narrow card">
      <h1>{title}</h1>
      {children}
    </main>
  </Shell>
)

/** One button: whatever looks at links before people do must not use this one up. */
export const SignInPage: FC<{ token: string; say: Say }> = ({ token, say }) => (
  <Plain title={say.plain('web.title')} say={say}>
    <p>{say.plain('web.sign-in-text')}</p>
    <form method="post" action={`/sign-in/${token}`}>
      <button type="submit" class="button">
        {say.plain('web.sign-in')}
      </button>
    </form>
  </Plain>
)

export const LinkNotValidPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('web.not-valid')} say={say}>
    <p>{say.plain('web.ask-again')}</p>
  </Plain>
)

export const SignedOutPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('web.signed-out')} say={say}>
    <p>{say.plain('web.open-from-chat')}</p>
  </Plain>
)

/** What Teams opens as a personal tab, until it has signed in: then the script goes on to the member's page. */
export const TabPage: FC<{ say: Say }> = ({ say }) => (
  <Shell title={say.plain('web.title')} say={say} scripts={['/me/assets/tab.js']}>
    <main class="narrow card">
      <h1>{say.plain('web.title')}</h1>
      <p id="signing-in" role="status" hidden>
        {say.plain('web.signing-in')}
      </p>
      <p id="fallback">{say.plain('web.open-from-chat')}</p>
    </main>
  </Shell>
)
