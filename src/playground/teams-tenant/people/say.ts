import type { JsonObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import { activityFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { done } from '../app/outcome.ts'
import { postMessage, reviseMessage } from '../memory/messages.ts'
import type { Conversation, StoredMessage, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { messageAt, splitThread } from '../memory/tenant.ts'
import type { Desk } from './desk.ts'
import { placeOf, placeWithBot } from './desk.ts'

export type Saying = {
  user: string
  /** A channel, or one of its threads; the chat with the bot when left out. */
  conversation?: string
  /** `@Name of the bot` at its beginning, or `<at>…</at>` anywhere, mentions the bot. */
  text: string
  /** No limit: what no client would send, and a forged one might. */
  anyLength?: boolean
}

/** About 28 KB a message. https://learn.microsoft.com/microsoftteams/limits-specifications-teams#chat */
const maxBytes = 28 * 1024

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The text as Teams hands it on, where the bot is named by its tag. */
const withMention = (text: string, botName: string): string =>
  text.startsWith(`@${botName}`) ? `<at>${botName}</at>${text.slice(botName.length + 1)}` : text

const tagOf = (tenant: Tenant): string => `<at>${tenant.options.botName}</at>`

const mentionOf = (tenant: Tenant): JsonObject => ({
  type: 'mention',
  mentioned: { id: tenant.botId, name: tenant.options.botName },
  text: tagOf(tenant),
})

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#work-with-mentions */
const spoken = (tenant: Tenant, text: string): JsonObject => {
  const html = text
    .split(tagOf(tenant))
    .map(escaped)
    .join(
      `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${tenant.options.botName}</span>`,
    )
  return {
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${html}</p>` }],
  }
}

type Spoken = {
  readonly person: StoredUser
  readonly conversation: Conversation
  readonly id: string
  readonly threadId?: string | undefined
  readonly text: string
}

const spokenActivity = (tenant: Tenant, said: Spoken, more: JsonObject & { type: string }): JsonObject => {
  const activity = activityFrom(
    tenant,
    said.person,
    said.conversation,
    { ...more, ...spoken(tenant, said.text), id: said.id },
    said.threadId,
  )
  if (!said.text.includes(tagOf(tenant))) return activity
  return { ...activity, entities: [mentionOf(tenant), ...(activity.entities as JsonObject[])] }
}

/** In a channel the bot hears only what mentions it. */
const botHears = (tenant: Tenant, { type }: Conversation, text: string): boolean =>
  type === 'personal' || text.includes(tagOf(tenant))

/** A person writes a message. */
export const say =
  ({ tenant, post }: Desk) =>
  async (saying: Saying): Promise<Outcome> => {
    const place = placeOf(tenant, saying)
    if (!place.ok) return place.outcome
    const { person, conversation } = place
    const text = withMention(saying.text, tenant.options.botName)
    if (saying.anyLength !== true && Buffer.byteLength(text) > maxBytes)
      return refused('message-too-long', { warning: 'Your message is too long.' })
    const hears = botHears(tenant, conversation, text)
    const withBot = hears ? placeWithBot(tenant, saying) : place
    if (!withBot.ok) return withBot.outcome
    const id = tenant.memory.nextId()
    const { threadId = conversation.type === 'channel' ? id : undefined } = splitThread(
      saying.conversation ?? '',
    )
    const activity = spokenActivity(tenant, { person, conversation, id, threadId, text }, { type: 'message' })
    const thread = threadId === undefined ? {} : { threadId }
    postMessage(tenant, conversation, { activity, id, user: person.id, ...thread })
    return hears ? post.deliver(activity) : done
  }

type Place = { user: string; conversation?: string; activityId: string }

const ownMessage = (tenant: Tenant, given: Place): { spoken: Spoken; message: StoredMessage } | Outcome => {
  const place = placeWithBot(tenant, given)
  if (!place.ok) return place.outcome
  const { person, conversation } = place
  const message = tenant.memory.state.messages[conversation.id]?.find((one) => one.id === given.activityId)
  if (message?.user !== person.id) return refused('no-such-message')
  const { id, threadId } = message
  return { message, spoken: { person, conversation, id, threadId, text: String(message.activity.text) } }
}

/** What became of a message, told to the bot as Teams tells it: the same id, another type. */
const tell = (
  { tenant, post }: Desk,
  said: Spoken,
  type: 'messageUpdate' | 'messageDelete',
  eventType: string,
): Promise<Outcome> => {
  if (!botHears(tenant, said.conversation, said.text)) return Promise.resolve(done)
  const activity = spokenActivity(tenant, said, { type })
  const channelData = { ...(activity.channelData as JsonObject), eventType }
  if (type === 'messageUpdate') return post.deliver({ ...activity, channelData })
  const { text: _, textFormat: __, attachments: ___, ...without } = activity
  return post.deliver({ ...without, channelData })
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#receive-edit-message-activity */
export const edit =
  (desk: Desk) =>
  async (given: Place & { text: string }): Promise<Outcome> => {
    const own = ownMessage(desk.tenant, given)
    if ('ok' in own) return own
    if (messageAt(desk.tenant, own.message.conversation, own.message.id) === undefined)
      return refused('no-such-message')
    const said = { ...own.spoken, text: withMention(given.text, desk.tenant.options.botName) }
    const activity = spokenActivity(desk.tenant, said, { type: 'message' })
    reviseMessage(desk.tenant, own.message, activity)
    return tell(desk, said, 'messageUpdate', 'editMessage')
  }

const setDeleted = ({ tenant }: Desk, { conversation, id }: StoredMessage, deleted: boolean): void =>
  tenant.memory.record({ kind: 'message-deleted', conversation, id, deleted })

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#receive-soft-delete-message-activity */
export const unsay =
  (desk: Desk) =>
  async (given: Place): Promise<Outcome> => {
    const own = ownMessage(desk.tenant, given)
    if ('ok' in own) return own
    if (own.message.deleted) return refused('no-such-message')
    setDeleted(desk, own.message, true)
    return tell(desk, own.spoken, 'messageDelete', 'softDeleteMessage')
  }

/** A deletion is taken back. */
export const sayAfterAll =
  (desk: Desk) =>
  async (given: Place): Promise<Outcome> => {
    const own = ownMessage(desk.tenant, given)
    if ('ok' in own) return own
    if (!own.message.deleted) return refused('no-such-message')
    setDeleted(desk, own.message, false)
    return tell(desk, own.spoken, 'messageUpdate', 'undeleteMessage')
  }
