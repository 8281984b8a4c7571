import type { JsonObject } from '../../stand-in/json.ts'
import { messageJson } from '../memory/json-forms.ts'
import type { MessageContent } from '../memory/message-content.ts'
import { readMessageContent } from '../memory/message-content.ts'
import { postMessage, reviseMessage } from '../memory/messages.ts'
import type { Conversation } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import {
  channelById,
  channelIdMeant,
  directChannel,
  isMember,
  messageAt,
  userById,
} from '../memory/workspace.ts'
import type { Method, Reply } from './method.ts'
import { fail, ok, textArgument } from './method.ts'

const chatWrite = (): readonly string[] => ['chat:write']

/**
 * A channel by id or name, or a person's id, which means the conversation with that person. Posting to somebody
 * who was deactivated succeeds (github.com/slackapi/python-slack-sdk/issues/1156).
 */
const namedChannel = (workspace: Workspace, name: string): Conversation | undefined =>
  userById(workspace, name) === undefined
    ? channelById(workspace, channelIdMeant(workspace, name) ?? '')
    : directChannel(workspace, name)

/** Private conversations that the bot isn't in don't exist for it. */
const channelError = (workspace: Workspace, channel: Conversation | undefined): Reply | undefined => {
  if (channel === undefined) return fail('channel_not_found')
  if (isMember(channel, workspace.app.botUserId)) return undefined
  if (channel.kind !== 'channel' || channel.isPrivate) return fail('channel_not_found')
  return workspace.options.scopes.includes('chat:write.public') ? undefined : fail('not_in_channel')
}

/** https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages */
const truncationWarning = ({ truncated }: MessageContent): JsonObject =>
  truncated
    ? {
        warning: 'message_truncated',
        response_metadata: {
          warnings: ['message_truncated'],
          messages: [
            '[WARN] Your message was truncated but still posted. The `text` field accepts up to 40,000 characters.',
          ],
        },
      }
    : {}

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const chatPostMessage: Method = {
  name: 'chat.postMessage',
  tier: 'posting',
  required: ['channel'],
  needs: chatWrite,
  run(workspace, args) {
    const channel = namedChannel(workspace, textArgument(args, 'channel'))
    const refused = channelError(workspace, channel)
    if (channel === undefined || refused !== undefined) return refused ?? fail('channel_not_found')
    const content = readMessageContent(args)
    if (!content.ok) return fail(content.error, content.messages)
    const message = postMessage(workspace, {
      channel: channel.id,
      content,
      threadTs: textArgument(args, 'thread_ts'),
    })
    const shown = {
      ...messageJson(workspace, message),
      ...(message.metadata ? { metadata: message.metadata } : {}),
    }
    return ok({ channel: channel.id, ts: message.ts, message: shown, ...truncationWarning(content) })
  },
}

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const chatPostEphemeral: Method = {
  name: 'chat.postEphemeral',
  tier: 'tier4',
  required: ['channel', 'user'],
  needs: chatWrite,
  run(workspace, args) {
    const channel = namedChannel(workspace, textArgument(args, 'channel'))
    const refused = channelError(workspace, channel)
    if (channel === undefined || refused !== undefined) return refused ?? fail('channel_not_found')
    const user = textArgument(args, 'user')
    if (!isMember(channel, user)) return fail('user_not_in_channel')
    const content = readMessageContent(args)
    if (!content.ok) return fail(content.error, content.messages)
    const threadTs = textArgument(args, 'thread_ts')
    const message = postMessage(workspace, { channel: channel.id, content, threadTs, visibleTo: user })
    return ok({ message_ts: message.ts, ...truncationWarning(content) })
  },
}

/** A message of the app's own, or why it can't be touched. */
const ownMessage = (workspace: Workspace, args: JsonObject, forbidden: string) => {
  const channel = channelById(workspace, textArgument(args, 'channel'))
  if (channel === undefined) return { ok: false, reply: fail('channel_not_found') } as const
  const message = messageAt(workspace, channel.id, textArgument(args, 'ts'))
  if (message === undefined || message.visibleTo !== undefined)
    return { ok: false, reply: fail('message_not_found') } as const
  if (message.bot !== workspace.app.botId) return { ok: false, reply: fail(forbidden) } as const
  return { ok: true, message } as const
}

/**
 * https://docs.slack.dev/reference/methods/chat.update: the text may have 4,000 characters; metadata
 * stays unless given; ephemeral messages can't be updated.
 */
export const chatUpdate: Method = {
  name: 'chat.update',
  tier: 'tier3',
  required: ['channel', 'ts'],
  needs: chatWrite,
  run(workspace, args) {
    const found = ownMessage(workspace, args, 'cant_update_message')
    if (!found.ok) return found.reply
    if (textArgument(args, 'text').length > 4_000) return fail('msg_too_long')
    const content = readMessageContent(args)
    if (!content.ok) return fail(content.error, content.messages)
    const message = reviseMessage(workspace, found.message, content)
    const { channel, ts, text } = message
    return ok({ channel, ts, text, message: messageJson(workspace, message) })
  },
}

/** https://docs.slack.dev/reference/methods/chat.delete */
export const chatDelete: Method = {
  name: 'chat.delete',
  tier: 'tier3',
  required: ['channel', 'ts'],
  needs: chatWrite,
  run(workspace, args) {
    const found = ownMessage(workspace, args, 'cant_delete_message')
    if (!found.ok) return found.reply
    const { channel, ts } = found.message
    workspace.memory.record({ kind: 'message-deleted', channel, ts })
    return ok({ channel, ts })
  },
}
