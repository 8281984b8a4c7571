import type { Child, FC } from 'hono/jsx'
import type { Say } from '../../chat/messages/catalogue.ts'

const Shell: FC<{ say: Say; title: string; children: Child }> = ({ say, title, children }) => (
  <html lang={say.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <style>{styles}</style>
    </head>
    <body>
      <main>{children}</main>
    </body>
  </html>
)

const styles = `
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 2rem 1rem; }
  main { max-width: 36rem; margin-inline: auto; }
  button { font: inherit; font-weight: 600; padding: 0.7rem 1.2rem; border: 0; border-radius: 0.5rem;
    background: #1f3a4d; color: #fff; cursor: pointer; }
  button:focus-visible { outline: 3px solid #e0a030; outline-offset: 2px; }
`

export type PlatformShown = 'slack' | 'teams'

/** Before anything is asked: who invites, and what will happen. */
export const InvitationPage: FC<{
  say: Say
  platform: PlatformShown
  organization: string
  action: string
}> = ({ say, platform, organization, action }) => {
  const title = say.plain('install.heading', { platform })
  return (
    <Shell say={say} title={title}>
      <h1>{title}</h1>
      <p>{say.plain('install.invited', { platform, organization })}</p>
      <p>{say.plain('install.who', { platform })}</p>
      <form method="post" action={action}>
        <button type="submit">{say.plain('install.button', { platform })}</button>
      </form>
    </Shell>
  )
}

export const InstalledPage: FC<{ say: Say; name: string; organization: string }> = ({
  say,
  name,
  organization,
}) => (
  <Shell say={say} title={say.plain('install.done')}>
    <h1>{say.plain('install.done')}</h1>
    <p>{say.plain('install.done-text', { name, organization })}</p>
    <p>{say.plain('install.done-next')}</p>
  </Shell>
)

const problems = {
  'no-invitation': 'install.no-invitation',
  'invitation-expired': 'install.invitation-expired',
  'invitation-used': 'install.invitation-used',
  state: 'install.state',
  denied: 'install.denied',
  code: 'install.code',
  settings: 'install.settings',
  unreachable: 'install.unreachable',
  scopes: 'install.scopes',
  'belongs-to-another': 'install.belongs-to-another',
  'not-confirmed': 'install.not-confirmed',
} as const

export type InstallProblem = keyof typeof problems

/** Nothing was stored: why, and what to do. */
export const ProblemPage: FC<{ say: Say; problem: InstallProblem; missing?: readonly string[] }> = ({
  say,
  problem,
  missing = [],
}) => (
  <Shell say={say} title={say.plain('install.not-done')}>
    <h1>{say.plain('install.not-done')}</h1>
    <p>{say.plain(problems[problem])}</p>
    {missing.length > 0 && (
      <ul>
        {missing.map((scope) => (
          <li>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
    )}
  </Shell>
)
