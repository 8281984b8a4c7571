import type { MessageContent } from './message-content.ts'
import type { MessageRevision, StoredMessage } from './state.ts'
import type { Workspace } from './workspace.ts'
import { messageAt, nowIso } from './workspace.ts'

type Said = Pick<MessageContent, 'text' | 'blocks' | 'metadata'> & { gaveBlocks?: boolean }

const said = ({ text, blocks, metadata }: Said): Omit<MessageRevision, 'revision' | 'at'> => ({
  text,
  ...(blocks === undefined ? {} : { blocks }),
  ...(metadata === undefined || metadata === null ? {} : { metadata }),
})

/** A new message, by the app unless an author is named. */
export const postMessage = (
  workspace: Workspace,
  {
    channel,
    content,
    threadTs = '',
    visibleTo,
    author,
  }: {
    channel: string
    content: Said
    threadTs?: string
    visibleTo?: string
    author?: string
  },
): StoredMessage => {
  const revision: MessageRevision = { revision: 1, at: nowIso(workspace), ...said(content) }
  const message: StoredMessage = {
    ...revision,
    channel,
    ts: workspace.memory.nextTs(),
    user: author ?? workspace.app.botUserId,
    ...(author === undefined ? { bot: workspace.app.botId } : {}),
    ...(threadTs === '' ? {} : { threadTs }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
    history: [revision],
  }
  workspace.memory.record({ kind: 'message-posted', message })
  return message
}

/**
 * The next revision of a message. Blocks and metadata stay unless they are given; an empty list or object
 * takes them away. https://docs.slack.dev/reference/methods/chat.update, github.com/slack-go/slack/issues/1214
 */
export const reviseMessage = (
  workspace: Workspace,
  message: StoredMessage,
  content: Said,
  { showsEdited = true }: { showsEdited?: boolean } = {},
): StoredMessage => {
  const { channel, ts } = message
  const metadata = content.metadata === undefined ? message.metadata : content.metadata
  const blocks = content.gaveBlocks === false ? message.blocks : content.blocks
  const revision: MessageRevision = {
    revision: message.revision + 1,
    at: nowIso(workspace),
    ...said({
      text: content.text,
      ...(blocks === undefined ? {} : { blocks }),
      ...(metadata === undefined ? {} : { metadata }),
    }),
  }
  const edited = { user: workspace.app.botUserId, ts: workspace.memory.nextTs() }
  workspace.memory.record({
    kind: 'message-revised',
    channel,
    ts,
    revision,
    ...(showsEdited ? { edited } : {}),
  })
  return messageAt(workspace, channel, ts) ?? message
}
