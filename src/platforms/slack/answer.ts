import type { KnownBlock } from '@slack/types'
import { type Card, type Dialog, spokenIn } from '../../chat/card.ts'
import type { Log } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import type { Reply } from '../../chat/platform.ts'
import type { Taken, Way } from './intents.ts'
import { errorName } from './outcome.ts'
import type { SlackPool } from './pool.ts'
import { renderDialog, renderHome, renderMessage } from './render.ts'

export type AnswerDeps = {
  readonly pool: Pick<SlackPool, 'use'>
  /** Posts JSON to a response address; the status of the reply. */
  readonly postJson: (url: string, body: object) => Promise<number>
  /** Says something in the direct conversation, now or when Slack allows. */
  readonly sayDirectly: (taken: Taken, card: Card) => Promise<void>
  readonly log: Log
}

type ResponseMessage = { text: string; blocks: KnownBlock[] } & Record<string, unknown>

/** Carries out what a handler answered, in the way that the request came with. */
export const createAnswer = (deps: AnswerDeps) => {
  const respond = async (way: Way, message: ResponseMessage): Promise<boolean> => {
    if (!way.responseUrl) return false
    const status = await deps.postJson(way.responseUrl, message).catch(() => 0)
    if (status === 200) return true
    deps.log('warn', 'Slack did not take a response', { status })
    return false
  }

  const whisper = async (taken: Taken, card: Card): Promise<void> => {
    const body = { response_type: 'ephemeral', replace_original: false, ...renderMessage(card) }
    if (!(await respond(taken.way, body))) await deps.sayDirectly(taken, card)
  }

  const tell = async (taken: Taken, card: Card): Promise<void> => {
    const type = taken.way.direct ? 'in_channel' : 'ephemeral'
    const body = { response_type: type, replace_original: false, ...renderMessage(card) }
    if (!(await respond(taken.way, body))) await deps.sayDirectly(taken, card)
  }

  const replace = async (taken: Taken, card: Card): Promise<void> => {
    const { way, intent } = taken
    const shown = renderMessage(card)
    if (!way.onMessage) return tell(taken, card)
    if (await respond(way, { replace_original: true, ...shown })) return
    const { conversation, message } = intent.place
    if (!conversation || !message) return
    await deps.pool
      .use(way.tenant, (client) => client.chat.update({ channel: conversation, ts: message, ...shown }))
      .catch((error: unknown) =>
        deps.log('warn', 'A message could not be replaced', { error: errorName(error) }),
      )
  }

  const open = async (taken: Taken, dialog: Dialog, locale: string): Promise<void> => {
    const { way } = taken
    const { triggerId } = way
    const say = sayIn(locale)
    const again = {
      label: say.plain('home.settings'),
      action: { intent: 'settings' },
      opens: 'dialog' as const,
    }
    const offer = spokenIn(noticeCard('open-settings', say.rich('settings.open'), [again]), say.locale)
    if (!triggerId) return replace(taken, offer)
    try {
      const view = renderDialog(dialog)
      await deps.pool.use(way.tenant, (client) => client.views.open({ trigger_id: triggerId, view }))
    } catch (error) {
      // A trigger lives three seconds; a new press brings a new one.
      deps.log('warn', 'A dialog could not be opened', { error: errorName(error) })
      await whisper(taken, offer)
    }
  }

  const publish = async ({ way }: Taken, card: Card): Promise<void> => {
    await deps.pool
      .use(way.tenant, (client) => client.views.publish({ user_id: way.user, view: renderHome(card) }))
      .catch((error: unknown) =>
        deps.log('warn', 'A home could not be published', { error: errorName(error) }),
      )
  }

  return async (taken: Taken, reply: Reply, locale: string): Promise<void> => {
    switch (reply.kind) {
      case 'replace':
        return replace(taken, reply.card)
      case 'say':
        return tell(taken, reply.card)
      case 'whisper':
        return whisper(taken, reply.card)
      case 'dialog':
        return open(taken, reply.dialog, locale)
      case 'home':
        // Asked for in words, it is said; the App Home itself is drawn when it is opened.
        return taken.way.onHome ? publish(taken, reply.card) : tell(taken, reply.card)
      case 'dialog-errors':
      case 'nothing':
        return
      default:
        return reply satisfies never
    }
  }
}
