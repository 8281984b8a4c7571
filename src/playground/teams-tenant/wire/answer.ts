import type { JsonObject } from '../../stand-in/json.ts'

/** What a request is answered with. A body that is text is a page. */
export type Answer = {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: JsonObject | readonly JsonObject[] | string
}

/** The codes that Teams documents, with their words. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis */
const documented: { readonly [code: string]: readonly [status: number, message: string] } = {
  ConversationBlockedByUser: [403, 'User blocked the conversation with the bot.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  BotDisabledByAdmin: [403, 'The tenant admin disabled this bot.'],
  BotNotRegistered: [401, 'No registration found for this bot.'],
  PreconditionFailed: [412, 'Precondition failed, please try again.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  ActivityNotFoundInConversation: [404, 'The activity was not found in the conversation.'],
  MemberNotFoundInConversation: [404, 'The member was not found in the conversation.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
  Throttled: [429, 'Too many requests.'],
  ServiceError: [500, 'The service has failed.'],
  BadGateway: [502, 'Bad gateway.'],
  ServiceUnavailable: [503, 'The service is unavailable.'],
  GatewayTimeout: [504, 'Gateway timeout.'],
}

/** The connector's way to say no. */
export const refusal = (code: string, message?: string, status?: number): Answer => ({
  status: status ?? documented[code]?.[0] ?? 400,
  body: { error: { code, message: message ?? documented[code]?.[1] ?? code } },
})

export const badSyntax = (message: string): Answer => refusal('BadSyntax', message, 400)

export const unauthorized: Answer = {
  status: 401,
  body: { message: 'Authorization has been denied for this request.' },
}

export const throttled = (retryAfterSeconds: number): Answer => ({
  ...refusal('Throttled'),
  headers: { 'retry-after': String(retryAfterSeconds) },
})

/** The documented code of a status, for faults that name the status alone. */
export const codeOf = (status: number): string =>
  Object.entries(documented).find(([, [of]]) => of === status)?.[0] ?? 'ServiceError'
