import type { Card } from '../chat/card.ts'
import type { Handler } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'

const lines = [
  'help.today',
  'help.more',
  'help.learn',
  'help.progress',
  'help.why',
  'help.settings',
  'help.pause',
  'help.resume',
  'help.link',
  'help.badges',
  'help.check',
  'help.evidence',
  'help.portfolio',
  'help.mentor',
  'help.announcements',
  'help.channel',
  'help.web',
] as const

/** What can be said; with a kind hint when something was not understood. */
export const helpCard = (notUnderstood: string | undefined, say: Say): Card => ({
  name: notUnderstood === undefined ? 'help' : 'hint',
  nodes: [
    ...(notUnderstood === undefined
      ? [{ type: 'heading', text: say.plain('help.heading') } as const]
      : [{ type: 'text', text: say.rich('help.hint', { text: notUnderstood }) } as const]),
    { type: 'text', text: lines.map((line) => `- ${say.rich(line)}`).join('\n') },
    {
      type: 'actions',
      buttons: [
        { label: say.plain('today.now'), action: { intent: 'today' } },
        { label: say.plain('summary.progress'), action: { intent: 'progress' } },
        { label: say.plain('home.settings'), action: { intent: 'settings' }, opens: 'dialog' },
      ],
    },
  ],
})

export const help: Handler = async (_deps, { say }) => ({
  kind: 'whisper',
  card: helpCard(undefined, say),
})

/** A kind word gets one back. */
export const thanks: Handler = async (_deps, { say }) => ({
  kind: 'whisper',
  card: noticeCard('thanks', say.rich('help.thanks')),
})

/** Anything that is no command. */
export const hint: Handler = async (_deps, { say }, intent) => ({
  kind: 'whisper',
  card: helpCard((intent.args.text ?? '').slice(0, 80), say),
})
