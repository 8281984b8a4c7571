import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import type { Outcome } from '../app/outcome.ts'
import { completeBlocks } from '../blocks/complete.ts'
import { valuesOn } from '../memory/inputs.ts'
import { viewJson } from '../memory/json-forms.ts'
import { postMessage } from '../memory/messages.ts'
import type { Conversation } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelOf, directChannel, isMember, personById } from '../memory/workspace.ts'
import type { Desk } from './desk.ts'

const channelType = ({ kind, isPrivate }: Conversation): string => {
  if (kind === 'dm') return 'im'
  if (kind === 'group') return 'mpim'
  return isPrivate ? 'group' : 'channel'
}

const subscriptionOf: { [type: string]: string } = {
  im: 'message.im',
  mpim: 'message.mpim',
  group: 'message.groups',
  channel: 'message.channels',
}

const isSubscribed = ({ options }: Workspace, name: string): boolean => options.events?.includes(name) ?? true

const spoken = (text: string): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})

const token = /<(?:[@#!]|https?:\/\/)[^<>]+>/g

/**
 * Text as Slack hands it on: `&`, `<` and `>` are escaped, save in mentions and links.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
const escaped = (text: string): string => {
  const encode = (plain: string) => plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const tokens = text.match(token) ?? []
  return text.split(token).reduce((whole, plain, index) => whole + encode(plain) + (tokens[index] ?? ''), '')
}

/** https://docs.slack.dev/apis/slack-connect/using-slack-connect-api: where somebody of another workspace speaks. */
const guestOf = (workspace: Workspace, user: string): JsonObject => {
  const home = personById(workspace, user)?.home
  return home === undefined ? {} : { user_team: home, source_team: home }
}

export type Saying = { user: string; channel: string; text: string; threadTs?: string }

/**
 * A person writes a message. https://docs.slack.dev/reference/events/message.im, message.channels and,
 * where the bot is named, https://docs.slack.dev/reference/events/app_mention
 */
export const say =
  ({ workspace, events }: Desk) =>
  async ({ user, channel: channelId, text: typed, threadTs }: Saying): Promise<Outcome> => {
    const text = escaped(typed)
    if (personById(workspace, user) === undefined) return refused('no-such-user')
    const channel = channelOf(workspace, user, channelId)
    if (channel === undefined) return refused('no-such-channel')
    const content = { text, blocks: completeBlocks([spoken(typed)]) }
    const thread = threadTs === undefined ? {} : { threadTs }
    const { ts, blocks } = postMessage(workspace, { channel: channel.id, content, author: user, ...thread })
    if (!isMember(channel, workspace.app.botUserId)) return { ok: true, attempts: 0 }
    const type = channelType(channel)
    const said = {
      client_msg_id: randomUUID(),
      user,
      text,
      ts,
      team: workspace.options.teamId,
      ...guestOf(workspace, user),
      blocks,
      channel: channel.id,
      event_ts: ts,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    }
    const mentioned = type !== 'im' && text.includes(`<@${workspace.app.botUserId}>`)
    const sent: JsonObject[] = []
    if (isSubscribed(workspace, subscriptionOf[type] ?? ''))
      sent.push({ type: 'message', ...said, channel_type: type })
    if (mentioned && isSubscribed(workspace, 'app_mention')) sent.push({ type: 'app_mention', ...said })
    const outcomes = await Promise.all(sent.map((event) => events.deliver(event)))
    return outcomes.find((outcome) => !outcome.ok) ?? outcomes[0] ?? { ok: true, attempts: 0 }
  }

export type HomeVisit = { user: string; tab?: 'home' | 'messages' }

/** A person opens the app's Home. https://docs.slack.dev/reference/events/app_home_opened */
export const openHome =
  ({ workspace, events }: Desk) =>
  async ({ user, tab = 'home' }: HomeVisit): Promise<Outcome> => {
    if (personById(workspace, user) === undefined) return refused('no-such-user')
    const channel = directChannel(workspace, user)
    if (!isSubscribed(workspace, 'app_home_opened')) return { ok: true, attempts: 0 }
    const published = workspace.memory.state.views.home[user]
    return events.deliver({
      type: 'app_home_opened',
      user,
      channel: channel.id,
      tab,
      ...(published === undefined
        ? {}
        : { view: viewJson(workspace, published, valuesOn(workspace, published, user)) }),
      event_ts: workspace.memory.nextTs(),
    })
  }
