import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, objectsIn } from '../../stand-in/json.ts'
import type { Conversation, Revision, StoredMessage } from './state.ts'
import type { Tenant } from './tenant.ts'
import { messageAt, nowIso } from './tenant.ts'

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

/** The Adaptive Card of an activity. */
const cardOf = (activity: JsonObject): JsonObject | undefined => {
  const attachment = objectsIn(activity, 'attachments').find((one) => one.contentType === adaptiveCard)
  return isObject(attachment?.content) ? attachment.content : undefined
}

const revisionOf = (tenant: Tenant, revision: number, activity: JsonObject): Revision => {
  const card = cardOf(activity)
  return { revision, at: nowIso(tenant), activity, ...(card === undefined ? {} : { card }) }
}

/** A new message; by the bot unless a person is named. */
export const postMessage = (
  tenant: Tenant,
  conversation: Conversation,
  given: {
    readonly activity: JsonObject
    readonly id?: string
    readonly user?: string
    readonly threadId?: string
    readonly visibleTo?: string
  },
): StoredMessage => {
  const { activity, id = tenant.memory.nextId(), ...about } = given
  const revision = revisionOf(tenant, 1, activity)
  // In a channel every message without one begins a thread of its own.
  const thread = conversation.type === 'channel' && about.threadId === undefined ? { threadId: id } : {}
  const message: StoredMessage = {
    ...revision,
    ...about,
    ...thread,
    id,
    conversation: conversation.id,
    history: [revision],
    views: {},
  }
  tenant.memory.record({ kind: 'message-posted', message })
  return message
}

const nextNumber = ({ history }: StoredMessage): number => (history.at(-1)?.revision ?? 0) + 1

/** The message is another from now on, for everybody. */
export const reviseMessage = (tenant: Tenant, message: StoredMessage, activity: JsonObject): void => {
  const { conversation, id } = message
  const revision = revisionOf(tenant, nextNumber(message), activity)
  tenant.memory.record({ kind: 'message-revised', conversation, id, revision })
}

/** One person sees another card from now on; the others see what they saw. */
export const showView = (tenant: Tenant, message: StoredMessage, user: string, card: JsonObject): void => {
  const { conversation, id } = message
  const activity = { type: 'message', attachments: [{ contentType: adaptiveCard, content: card }] }
  // The bot may have changed the message while it answered.
  const current = messageAt(tenant, conversation, id) ?? message
  const revision = { ...revisionOf(tenant, nextNumber(current), activity), for: user }
  tenant.memory.record({ kind: 'view-shown', conversation, id, user, revision })
}

/** What a person sees of a message, now or as it stood at a revision. */
export const shownTo = (message: StoredMessage, user: string, revision?: number): Revision | undefined =>
  revision === undefined
    ? (message.views[user] ?? message)
    : message.history.find((one) => one.revision === revision && (one.for === undefined || one.for === user))
