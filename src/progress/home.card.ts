import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type Progress, progressNodes, webButtons } from './progress.card.ts'

export type Home = {
  readonly name: string
  /** The delivery that waits, if one does. */
  readonly open:
    | {
        readonly deliveryId: string
        readonly title: string
        readonly answered: number
        readonly total: number
      }
    | undefined
  /** In the member's words; `undefined` when none is planned. */
  readonly next: string | undefined
  readonly pause: { readonly until: string | undefined } | undefined
  /** When deliveries come, in the member's words. */
  readonly settings:
    | { readonly days: string; readonly time: string; readonly zone: string; readonly minutes: number }
    | undefined
  readonly progress: Progress
}

/** Progress, what is next, and the settings: Slack's App Home, and its equivalent elsewhere. */
export const homeCard = (home: Home, say: Say): Card => ({
  name: 'home',
  refresh: { intent: 'home' },
  nodes: [
    { type: 'heading', text: say.plain('home.heading', { name: home.name }) },
    ...whatIsNext(home, say),
    { type: 'actions', buttons: buttonsOf(home, say) },
    ...(home.settings
      ? [{ type: 'context', text: say.rich('home.your-settings', home.settings) } as const]
      : []),
    ...(home.progress.pathways.length > 0 || home.progress.answers > 0
      ? [
          { type: 'divider' } as const,
          { type: 'heading', text: say.plain('progress.heading') } as const,
          ...progressNodes(home.progress, say),
        ]
      : [{ type: 'text', text: say.rich('progress.empty') } as const]),
  ],
})

const whatIsNext = ({ open, next, pause }: Home, say: Say): CardNode[] => {
  const waits = open && say.rich('home.open', open)
  const paused =
    pause && (pause.until ? say.rich('home.paused', { date: pause.until }) : say.rich('home.paused-open'))
  const comes = next ? say.rich('home.next', { when: next }) : say.rich('summary.no-next')
  const told = [waits, paused].filter((text) => text !== undefined)
  return (told.length > 0 ? told : [comes]).map((text) => ({ type: 'text', text }))
}

const buttonsOf = ({ open, pause, progress }: Home, say: Say): Button[] => [
  { label: say.plain(open ? 'home.continue' : 'home.more'), style: 'primary', action: { intent: 'today' } },
  { label: say.plain('home.settings'), action: { intent: 'settings' }, opens: 'dialog' },
  pause
    ? { label: say.plain('home.resume'), action: { intent: 'resume' } }
    : { label: say.plain('home.pause'), action: { intent: 'pause' } },
  { label: say.plain('home.learn'), action: { intent: 'learn' } },
  ...webButtons(progress, say),
]
