import { z } from 'zod'
import type { JsonObject } from '../../stand-in/json.ts'
import { activityFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { spoiled, trouble } from '../app/outcome.ts'
import { cardFaults } from '../cards/card.ts'
import { adaptiveCard, postMessage, showView } from '../memory/messages.ts'
import type { StoredMessage, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { conversationById } from '../memory/tenant.ts'

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const answerShape = z.discriminatedUnion('type', [
  z.looseObject({ statusCode: z.literal(200), type: z.literal(adaptiveCard), value: z.looseObject({}) }),
  z.looseObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
  z.looseObject({
    statusCode: z.int().min(400).max(599),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.looseObject({ code: z.string(), message: z.string() }),
  }),
  z.looseObject({
    statusCode: z.literal(401),
    type: z.enum([
      'application/vnd.microsoft.activity.loginRequest',
      'application/vnd.microsoft.error.incorrectAuthCode',
    ]),
  }),
])

type Delivered = Extract<Outcome, { ok: true }>

/** A notice below the card, which one person sees until they close it. */
const showNotice = (tenant: Tenant, message: StoredMessage, person: StoredUser, text: string): void => {
  const conversation = conversationById(tenant, message.conversation)
  if (conversation === undefined) return
  const { threadId } = message
  postMessage(tenant, conversation, {
    activity: { type: 'message', text, replyToId: message.id },
    visibleTo: person.id,
    ...(threadId === undefined ? {} : { threadId }),
  })
}

/** What the client does with the answer to an Action.Execute; a refresh that it began itself shows no notices. */
export const applyCardAnswer = (
  tenant: Tenant,
  given: { message: StoredMessage; person: StoredUser; isAutomatic: boolean },
  delivered: Delivered,
): Outcome => {
  const parsed = answerShape.safeParse(delivered.reply)
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    return spoiled(delivered, 'invalid-response', `${trouble} (${why})`)
  }
  const answer = parsed.data
  const { message, person, isAutomatic } = given
  switch (answer.type) {
    case adaptiveCard: {
      const faults = cardFaults(answer.value)
      if (faults.length > 0)
        return spoiled(delivered, 'invalid-response', `${trouble} (${faults.join('; ')})`)
      showView(tenant, message, person.id, answer.value as JsonObject)
      return delivered
    }
    case 'application/vnd.microsoft.activity.message':
      if (!isAutomatic) showNotice(tenant, message, person, answer.value)
      return delivered
    case 'application/vnd.microsoft.error':
      return spoiled(delivered, 'error-response', answer.value.message)
    default:
      return spoiled(delivered, 'error-response', 'Sign in to go on.')
  }
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#request-format */
export const cardInvoke = (
  tenant: Tenant,
  given: { message: StoredMessage; person: StoredUser; isAutomatic: boolean },
  action: JsonObject,
  data: unknown,
): JsonObject | undefined => {
  const { message, person, isAutomatic } = given
  const conversation = conversationById(tenant, message.conversation)
  if (conversation === undefined) return undefined
  const named = action.id === undefined ? {} : { id: action.id }
  return activityFrom(
    tenant,
    person,
    conversation,
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: {
        action: { type: 'Action.Execute', ...named, verb: action.verb ?? '', data: data ?? {} },
        trigger: isAutomatic ? 'automatic' : 'manual',
      },
    },
    message.threadId,
  )
}
