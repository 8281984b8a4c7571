import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'

/** Goodbye to somebody who keeps what they have earned; the link comes when they ask for it. */
export const goodbyeCard = (say: Say): Card => ({
  name: 'goodbye',
  nodes: [
    { type: 'text', text: say.rich('problem.left') },
    { type: 'text', text: say.rich('keep.text') },
    { type: 'actions', buttons: [{ label: say.plain('keep.ask'), action: { intent: 'keep' } }] },
  ],
})

/** The personal link itself, shown to its owner alone. */
export const keepCard = (url: string, say: Say): Card => ({
  name: 'keep-link',
  nodes: [
    { type: 'text', text: say.rich('problem.left') },
    { type: 'text', text: `[${say.rich('keep.link')}](${url})` },
    { type: 'context', text: say.rich('keep.yours') },
  ],
})
