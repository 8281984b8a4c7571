import type { JsonObject } from '../../stand-in/json.ts'
import { readMessageContent } from '../memory/message-content.ts'
import { postMessage, reviseMessage } from '../memory/messages.ts'
import type { ResponseUrl } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import { messageAt } from '../memory/workspace.ts'
import type { Answer } from './call.ts'
import { fail, flag, ok } from './method.ts'

const maxUses = 5

const answer = (status: number, body: Answer['body']): Answer => ({ status, headers: {}, body })

const spend = (workspace: Workspace, id: string): ResponseUrl | Answer => {
  const url = workspace.memory.state.responseUrls[id]
  if (url === undefined) return answer(404, fail('no_such_url'))
  if (Date.now() - url.issuedAtMs > workspace.timing.responseUrlLivesMs)
    return answer(404, fail('expired_url'))
  if (url.uses >= maxUses) return answer(404, fail('used_url'))
  const spent = { ...url, uses: url.uses + 1 }
  workspace.memory.record({ kind: 'response-url-saved', url: spent })
  return spent
}

/**
 * A reply through a `response_url`: five times within thirty minutes; ephemeral unless `in_channel`; and it
 * may replace or delete the message that was pressed, an ephemeral one too.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export const answerResponseUrl = (workspace: Workspace, id: string, args: JsonObject): Answer => {
  const url = spend(workspace, id)
  if ('status' in url) return url
  const original = url.messageTs === undefined ? undefined : messageAt(workspace, url.channel, url.messageTs)
  if (flag(args, 'delete_original')) {
    if (original === undefined) return answer(404, fail('message_not_found'))
    workspace.memory.record({ kind: 'message-deleted', channel: url.channel, ts: original.ts })
    return answer(200, ok())
  }
  const content = readMessageContent(args)
  if (!content.ok) return answer(400, fail(content.error, content.messages))
  if (flag(args, 'replace_original') && original !== undefined)
    reviseMessage(workspace, original, content, { showsEdited: false })
  else {
    const visibleTo = args.response_type === 'in_channel' ? {} : { visibleTo: url.user }
    const threadTs = typeof args.thread_ts === 'string' ? { threadTs: args.thread_ts } : {}
    postMessage(workspace, { channel: url.channel, content, ...visibleTo, ...threadTs })
  }
  return answer(200, ok())
}
