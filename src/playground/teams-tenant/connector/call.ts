import type { JsonObject } from '../../stand-in/json.ts'
import type { Counted } from '../limits/rate-limits.ts'
import type { Conversation } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { botReaches, conversationById, personById, teamById } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import { refusal } from '../wire/answer.ts'

/** One operation of the connector. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export type Operation = {
  /** The name by which faults and traffic know it. */
  readonly what: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: RegExp
  readonly counted: Counted
  run(tenant: Tenant, call: Call): Answer
}

/** `params` are what the path names, decoded. */
export type Call = {
  readonly params: readonly string[]
  readonly query: URLSearchParams
  readonly body: JsonObject
}

type Found =
  | { readonly ok: true; readonly conversation: Conversation }
  | { readonly ok: false; readonly answer: Answer }

const whyNot = (tenant: Tenant, { type, user = '', team = '' }: Conversation): string | undefined => {
  if (type === 'channel') {
    const found = teamById(tenant, team)
    if (found === undefined) return 'ConversationNotFound'
    return found.installed ? undefined : 'BotNotInConversationRoster'
  }
  if (personById(tenant, user) === undefined) return 'ConversationNotFound'
  if (tenant.memory.state.blocked.includes(user)) return 'ConversationBlockedByUser'
  return botReaches(tenant, user) ? undefined : 'BotNotInConversationRoster'
}

/** A conversation that the bot is in, or the answer that it isn't. */
export const openConversation = (tenant: Tenant, id: string): Found => {
  const conversation = conversationById(tenant, id)
  if (conversation === undefined) return { ok: false, answer: refusal('ConversationNotFound') }
  const code = whyNot(tenant, conversation)
  return code === undefined ? { ok: true, conversation } : { ok: false, answer: refusal(code) }
}
