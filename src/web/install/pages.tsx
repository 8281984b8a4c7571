import type { Child, FC } from 'hono/jsx'
import type { Say } from '../../chat/messages/catalogue.ts'
import { Document } from '../document.tsx'

/** Like the others, and not for search engines: the address may hold an invitation. */
const Shell: FC<{ say: Say; title: string; children: Child }> = ({ say, title, children }) => (
  <Document title={title} locale={say.locale} isPrivate>
    <h1>{title}</h1>
    {children}
  </Document>
)

/** A message with what is to be typed between backticks. */
const Told: FC<{ text: string }> = ({ text }) => (
  <p>{text.split('`').map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}</p>
)

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
    <Told text={say.plain(problems[problem])} />
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
