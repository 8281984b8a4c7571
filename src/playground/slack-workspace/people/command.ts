import type { JsonObject } from '../../stand-in/json.ts'
import { isObject } from '../../stand-in/json.ts'
import { outcomeOf, refused } from '../../stand-in/outcome.ts'
import type { Outcome } from '../app/outcome.ts'
import { removed } from '../app/outcome.ts'
import { channelJson } from '../memory/json-forms.ts'
import { readMessageContent } from '../memory/message-content.ts'
import { postMessage } from '../memory/messages.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelOf, orgOf, personById, teamDomain } from '../memory/workspace.ts'
import type { Desk } from './desk.ts'
import { issueResponseUrl } from './desk.ts'

export type Command = { user: string; channel: string /** `/whetstone today` */; text: string }

/** https://docs.slack.dev/interactivity/implementing-slash-commands#responding_immediate_response */
const showReply = (workspace: Workspace, { user, channel }: Command, reply: unknown): string | undefined => {
  if (reply === undefined || reply === '') return undefined
  const args: JsonObject = isObject(reply) ? reply : { text: String(reply) }
  const content = readMessageContent(args)
  if (!content.ok) return content.error
  const visibleTo = args.response_type === 'in_channel' ? {} : { visibleTo: user }
  postMessage(workspace, { channel, content, ...visibleTo })
  return undefined
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export const command =
  ({ workspace, courier }: Desk) =>
  async (given: Command): Promise<Outcome> => {
    const { app, options, triggers, memory } = workspace
    const person = personById(workspace, given.user)
    if (person === undefined) return refused('no-such-user')
    const channel = channelOf(workspace, given.user, given.channel)
    if (channel === undefined) return refused('no-such-channel')
    const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(given.text.trim()) ?? []
    if (name === '' || (options.commands !== undefined && !options.commands.includes(name)))
      return refused('no-such-command', { warning: `${name || given.text} is not a valid command` })
    if (memory.state.installation === 'account_inactive') return removed
    const shown = channelJson(channel)
    const payload = {
      token: 'stand-in-verification-token',
      team_id: person.home ?? options.teamId,
      ...(options.enterprise
        ? { enterprise_id: options.enterprise.id, enterprise_name: options.enterprise.name }
        : {}),
      team_domain: teamDomain(workspace),
      channel_id: channel.id,
      channel_name: shown.name,
      user_id: person.id,
      user_name: person.name,
      command: name,
      text,
      api_app_id: app.id,
      is_enterprise_install: String(orgOf(workspace) !== undefined),
      response_url: issueResponseUrl(workspace, { user: person.id, channel: channel.id, path: 'commands' }),
      trigger_id: triggers.issue({ user: person.id }),
    }
    const delivery = await courier.send({ kind: 'commands', payload })
    const error =
      delivery.kind === 'answered' ? `http_status_${delivery.status}` : commandErrors[delivery.reason]
    const outcome = outcomeOf(delivery, 1, `${name} failed with the error "${error}"`)
    if (!outcome.ok) return outcome
    const problem = showReply(workspace, given, outcome.reply)
    return problem === undefined
      ? outcome
      : {
          ...refused('invalid-response', { warning: `${name} failed with the error "${problem}"` }),
          attempts: 1,
        }
  }

const commandErrors = { http_timeout: 'operation_timeout', connection_failed: 'dispatch_failed' }
