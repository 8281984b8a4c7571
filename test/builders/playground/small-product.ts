import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { Card } from '../../../src/chat/card.ts'
import { renderDialog, renderHome, renderMessage } from '../../../src/platforms/slack/render.ts'
import type { SlackWorkspace } from '../../../src/playground/slack-workspace/slack-workspace.ts'
import { done, feedback, home, lesson, settings } from './cards.ts'

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

export type SmallProduct = {
  readonly receiver: HTTPReceiver
  deliver(user: string, day: number): Promise<void>
  /** Resolves when no handler is at work. */
  idle(): Promise<void>
}

/** A product in small: a real Bolt app that the playground's tests drive by signed HTTP. */
export const smallProduct = async (
  slack: SlackWorkspace,
  botToken: string,
  signingSecret: string,
): Promise<SmallProduct> => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logger: quiet })
  const app = new App({
    token: botToken,
    receiver,
    logger: quiet,
    ignoreSelf: false,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  })
  let running: Promise<unknown> = Promise.resolve()
  let visits = 0
  const nameOf = (user: string) => slack.state().users.find(({ id }) => id === user)?.realName ?? user
  const work = (job: () => Promise<unknown>): Promise<unknown> => {
    const mine = job()
    running = Promise.allSettled([running, mine])
    return mine
  }
  const post = (channel: string, card: Card) =>
    app.client.chat.postMessage({ channel, ...renderMessage(card) })
  const whisper = (channel: string, user: string, text: string) =>
    app.client.chat.postEphemeral({ channel, user, text })

  app.command('/whetstone', async ({ ack, command }) => {
    await ack()
    await work(() =>
      command.text === 'today'
        ? post(command.channel_id, lesson(4))
        : whisper(
            command.channel_id,
            command.user_id,
            `I do not know *${command.text}*. Try \`/whetstone today\`.`,
          ),
    )
  })
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return
    visits += 1
    await work(() =>
      app.client.views.publish({ user_id: event.user, view: renderHome(home(nameOf(event.user), visits)) }),
    )
  })
  app.message(async ({ message, say }) => {
    if ('bot_id' in message || message.channel_type !== 'im') return
    await work(() => say({ text: `You wrote: ${'text' in message ? message.text : ''}` }))
  })
  app.action(/.*/, async ({ ack, body, action }) => {
    await ack()
    if (body.type !== 'block_actions' || action.type !== 'button' || !('action_id' in action)) return
    const intent = action.action_id.split(':')[0]
    const { channel, message } = body
    if (intent === 'settings')
      return void (await work(() =>
        app.client.views.open({ trigger_id: body.trigger_id, view: renderDialog(settings) }),
      ))
    if (channel === undefined || message === undefined) return
    const replace = (card: Card) =>
      app.client.chat.update({ channel: channel.id, ts: message.ts, ...renderMessage(card) })
    const typed = body.state?.values.number?.number?.value ?? ''
    await work(() => {
      switch (intent) {
        case 'answer':
          return replace(feedback(JSON.parse(action.value ?? '{}').choice === '0'))
        case 'why':
          return whisper(channel.id, body.user.id, 'Because *MQTT basics* is next on your pathway.')
        case 'more':
          return post(channel.id, lesson(5))
        default:
          return replace(done(typed))
      }
    })
  })
  app.view('save-settings', async ({ ack, view, body }) => {
    const goal = view.state.values.goal?.goal?.value ?? ''
    if (goal.includes('nothing'))
      return ack({ response_action: 'errors', errors: { goal: 'Please want something.' } })
    await ack()
    visits += 1
    await work(() =>
      app.client.views.publish({
        user_id: body.user.id,
        view: renderHome(home(nameOf(body.user.id), visits)),
      }),
    )
  })
  return {
    receiver,
    deliver: async (user, day) => void (await post(user, lesson(day))),
    idle: async () => void (await running),
  }
}
