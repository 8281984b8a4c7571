import { z } from 'zod'
import type { JsonObject } from '../../stand-in/json.ts'
import type { Conversation } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { botReaches, personalChat, personMeant, serviceUrlOf } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import { badSyntax, refusal } from '../wire/answer.ts'
import { postActivity } from './activities.ts'
import type { Operation } from './call.ts'
import { openConversation } from './call.ts'

const shape = z.looseObject({
  bot: z.looseObject({ id: z.string() }).optional(),
  isGroup: z.boolean().optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  tenantId: z.string().optional(),
  activity: z.looseObject({}).optional(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).optional(),
      channel: z.looseObject({ id: z.string() }).optional(),
    })
    .optional(),
})

type Asked = z.infer<typeof shape>

const created = (tenant: Tenant, id: string, activityId?: string): Answer => ({
  status: 201,
  body: { id, serviceUrl: serviceUrlOf(tenant), ...(activityId === undefined ? {} : { activityId }) },
})

const withFirst = (
  tenant: Tenant,
  conversation: Conversation,
  activity: JsonObject,
  named: (activityId: string) => string,
): Answer => {
  const posted = postActivity(tenant, conversation, activity)
  if (posted.status >= 300) return posted
  const { id } = posted.body as { id: string }
  return created(tenant, named(id), id)
}

/** A new thread in a channel. */
const inChannel = (tenant: Tenant, channelId: string, { activity }: Asked): Answer => {
  const found = openConversation(tenant, channelId)
  if (!found.ok) return found.answer
  if (found.conversation.type !== 'channel') return badSyntax('channelData.channel.id: is no channel')
  if (activity === undefined) return badSyntax('activity: a thread begins with a message')
  return withFirst(tenant, found.conversation, activity, (id) => `${channelId};messageid=${id}`)
}

const withPerson = (tenant: Tenant, asked: Asked): Answer => {
  const [member, ...others] = asked.members ?? []
  if (member === undefined || others.length > 0) return badSyntax('members: exactly one person')
  const person = personMeant(tenant, member.id)
  if (person === undefined) return refusal('BadArgument', 'Failed to decrypt pairwise id.', 403)
  if (!botReaches(tenant, person.id))
    return refusal('BadArgument', "Bot is not installed in user's personal scope", 403)
  if (tenant.memory.state.blocked.includes(person.id)) return refusal('ConversationBlockedByUser')
  const conversation = personalChat(tenant, person)
  return asked.activity === undefined
    ? created(tenant, conversation.id)
    : withFirst(tenant, conversation, asked.activity, () => conversation.id)
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const create: Operation = {
  what: 'create',
  method: 'POST',
  path: /^v3\/conversations\/?$/,
  counted: 'create',
  run(tenant, { body }) {
    const parsed = shape.safeParse(body)
    if (!parsed.success) return badSyntax('a conversation is created with one member or a channel')
    const asked = parsed.data
    const tenantId = asked.channelData?.tenant?.id ?? asked.tenantId
    const channelId = asked.channelData?.channel?.id
    if (asked.bot !== undefined && ![tenant.botId, tenant.options.appId].includes(asked.bot.id))
      return refusal('BadArgument', 'The bot is another.', 403)
    if (tenantId !== undefined && tenantId !== tenant.options.tenantId)
      return refusal('BadArgument', 'The tenant is another.', 403)
    if (channelId !== undefined) return inChannel(tenant, channelId, asked)
    if (asked.isGroup === true) return badSyntax('isGroup: a bot can’t open a group chat')
    if (tenantId === undefined) return badSyntax('channelData.tenant.id: is needed for a chat with a person')
    return withPerson(tenant, asked)
  },
}

export const conversationOperations: readonly Operation[] = [create]
