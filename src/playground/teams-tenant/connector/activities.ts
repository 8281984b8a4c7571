import type { JsonObject } from '../../stand-in/json.ts'
import { postMessage, reviseMessage } from '../memory/messages.ts'
import type { Conversation, StoredMessage } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { messageAt, splitThread } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import { badSyntax, refusal } from '../wire/answer.ts'
import type { Call, Operation } from './call.ts'
import { openConversation } from './call.ts'
import { readActivity } from './content.ts'

/** Posts what the bot says, in a thread where one is named. */
export const postActivity = (
  tenant: Tenant,
  conversation: Conversation,
  body: JsonObject,
  threadId?: string,
): Answer => {
  const read = readActivity(body)
  if (!read.ok) return read.answer
  if (threadId !== undefined && messageAt(tenant, conversation.id, threadId) === undefined)
    return refusal('ActivityNotFoundInConversation')
  // That somebody types is shown for a moment, and nothing stays of it.
  if (body.type === 'typing') return { status: 202, body: {} }
  const thread = threadId === undefined ? {} : { threadId }
  const { id } = postMessage(tenant, conversation, { activity: read.activity, ...thread })
  return { status: 201, body: { id } }
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation */
const send: Operation = {
  what: 'send',
  method: 'POST',
  path: /^v3\/conversations\/([^/]+)\/activities$/,
  counted: 'send',
  run(tenant, { params: [id = ''], body }) {
    const found = openConversation(tenant, id)
    if (!found.ok) return found.answer
    return postActivity(tenant, found.conversation, body, splitThread(id).threadId)
  },
}

/** The thread that an answer belongs to. What it answers may be an event, of which nothing stands in the conversation. */
const threadAnswered = (
  tenant: Tenant,
  { type }: Conversation,
  id: string,
  replyTo: string,
): string | undefined =>
  type === 'channel' ? (splitThread(id).threadId ?? messageAt(tenant, id, replyTo)?.threadId) : undefined

const reply: Operation = {
  what: 'reply',
  method: 'POST',
  path: /^v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
  counted: 'send',
  run(tenant, { params: [id = '', replyTo = ''], body }) {
    const found = openConversation(tenant, id)
    if (!found.ok) return found.answer
    const threadId = threadAnswered(tenant, found.conversation, id, replyTo)
    return postActivity(tenant, found.conversation, body, threadId)
  },
}

type Own =
  | { readonly ok: true; readonly message: StoredMessage }
  | { readonly ok: false; readonly answer: Answer }

/** A message of the bot's own, or why it can't be touched. */
const ownMessage = (tenant: Tenant, { params: [id = '', activityId = ''] }: Call): Own => {
  const found = openConversation(tenant, id)
  if (!found.ok) return found
  const message = messageAt(tenant, id, activityId)
  if (message === undefined || message.visibleTo !== undefined)
    return { ok: false, answer: refusal('ActivityNotFoundInConversation') }
  if (message.user !== undefined)
    return { ok: false, answer: refusal('ForbiddenOperationException', 'The message is another’s.', 403) }
  return { ok: true, message }
}

const update: Operation = {
  what: 'update',
  method: 'PUT',
  path: /^v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
  counted: 'send',
  run(tenant, call) {
    const own = ownMessage(tenant, call)
    if (!own.ok) return own.answer
    const read = readActivity(call.body)
    if (!read.ok) return read.answer
    if (read.activity.type !== 'message') return badSyntax('type: only a message can be updated')
    reviseMessage(tenant, own.message, read.activity)
    return { status: 200, body: { id: own.message.id } }
  },
}

const remove: Operation = {
  what: 'delete',
  method: 'DELETE',
  path: /^v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
  counted: 'send',
  run(tenant, call) {
    const own = ownMessage(tenant, call)
    if (!own.ok) return own.answer
    const { conversation, id } = own.message
    tenant.memory.record({ kind: 'message-deleted', conversation, id, deleted: true })
    return { status: 200 }
  },
}

export const activityOperations: readonly Operation[] = [send, reply, update, remove]
