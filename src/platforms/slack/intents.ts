import { z } from 'zod'
import { parseCommand } from '../../chat/commands.rules.ts'
import type { Intent, Place } from '../../chat/intent.ts'
import { parseActionId, parseValue } from './action-value.ts'
import { inputsOf } from './inputs.ts'

/**
 * Slack's payloads as far as the product reads them, and what they mean.
 * Shapes: docs.slack.dev/reference/interaction-payloads and docs.slack.dev/reference/events.
 */
const enterpriseSchema = z.looseObject({ id: z.string() }).nullish()

const pressSchema = z.looseObject({
  enterprise: enterpriseSchema,
  user: z.looseObject({ id: z.string(), team_id: z.string().optional() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  container: z.looseObject({ message_ts: z.string().optional(), type: z.string().optional() }).optional(),
  view: z
    .looseObject({ type: z.string(), state: z.looseObject({ values: z.unknown() }).optional() })
    .optional(),
  state: z.looseObject({ values: z.unknown() }).optional(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  actions: z
    .array(z.looseObject({ type: z.string(), action_id: z.string(), value: z.string().nullish() }))
    .min(1),
})

const submissionSchema = z.looseObject({
  enterprise: enterpriseSchema,
  user: z.looseObject({ id: z.string(), team_id: z.string().optional() }),
  view: z.looseObject({
    callback_id: z.string(),
    private_metadata: z.string().nullish(),
    state: z.looseObject({ values: z.unknown() }).optional(),
  }),
})

const commandSchema = z.looseObject({
  user_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
})

/** How the edge may answer: over the address and trigger that came with the request. */
export type Way = {
  readonly tenant: string
  readonly user: string
  readonly responseUrl: string | undefined
  readonly triggerId: string | undefined
  /** A message was pressed, which the answer may replace. */
  readonly onMessage: boolean
  readonly onHome: boolean
  readonly direct: boolean
}

export type Taken = { readonly intent: Intent; readonly way: Way }

/** Private channels are told as `privategroup`, and conversations of several people have no name that is one. */
const channelOf = (id: string, name?: string): Pick<Place, 'channel'> =>
  isDirect(id) ? {} : { channel: { id, ...(name && !/^(?:privategroup|mpdm-)/.test(name) ? { name } : {}) } }

const isDirect = (channel: string | undefined): boolean => channel?.startsWith('D') ?? false

/**
 * The workspace that somebody belongs to, where it isn't the one that the request is for: in a shared channel, people of
 * other companies press as well. Within an organization that has the bot as a whole, every workspace is its own.
 */
const homeOf = (
  tenant: string,
  team: string | undefined,
  enterprise: string | undefined,
): { home?: string } =>
  team === undefined || [team, enterprise].includes(tenant) || team === enterprise ? {} : { home: team }

/** A press of a button. `undefined` for what is no button of ours: a choice that is sent with a later press. */
export const pressIntent = (body: unknown, tenant: string): Taken | undefined => {
  const parsed = pressSchema.safeParse(body)
  if (!parsed.success) return undefined
  const { enterprise, user, channel, container, view, state, actions } = parsed.data
  const [action] = actions
  const found = action?.type === 'button' ? parseActionId(action.action_id) : undefined
  const args = parseValue(action?.value)
  if (!found || !args) return undefined
  const message = container?.message_ts
  const direct = view !== undefined || isDirect(channel?.id)
  return {
    intent: {
      name: found.intent,
      args,
      inputs: inputsOf(state?.values ?? view?.state?.values),
      actor: {
        platform: 'slack',
        tenant,
        externalId: user.id,
        ...homeOf(tenant, user.team_id, enterprise?.id),
      },
      place: {
        ...(channel ? { conversation: channel.id, ...channelOf(channel.id) } : {}),
        ...(message ? { message } : {}),
        direct,
      },
      ...(parsed.data.trigger_id ? { press: `slack:${tenant}:${parsed.data.trigger_id}` } : {}),
    },
    way: {
      tenant,
      user: user.id,
      responseUrl: parsed.data.response_url,
      triggerId: parsed.data.trigger_id,
      onMessage: message !== undefined,
      onHome: view?.type === 'home',
      direct,
    },
  }
}

/** A dialog that was sent. */
export const submissionIntent = (body: unknown, tenant: string): Taken | undefined => {
  const parsed = submissionSchema.safeParse(body)
  if (!parsed.success) return undefined
  const { enterprise, user, view } = parsed.data
  return {
    intent: {
      name: view.callback_id,
      args: parseValue(view.private_metadata) ?? {},
      inputs: inputsOf(view.state?.values),
      actor: {
        platform: 'slack',
        tenant,
        externalId: user.id,
        ...homeOf(tenant, user.team_id, enterprise?.id),
      },
      place: { direct: true },
    },
    way: {
      tenant,
      user: user.id,
      responseUrl: undefined,
      triggerId: undefined,
      onMessage: false,
      onHome: false,
      direct: true,
    },
  }
}

/** `/whetstone …`. Slack doesn't send one twice, but proxies do. */
export const commandIntent = (body: unknown, tenant: string): Taken | undefined => {
  const parsed = commandSchema.safeParse(body)
  if (!parsed.success) return undefined
  const { user_id, channel_id, channel_name, text, trigger_id, response_url } = parsed.data
  const direct = isDirect(channel_id)
  return {
    intent: {
      ...parseCommand(text),
      inputs: {},
      actor: { platform: 'slack', tenant, externalId: user_id },
      place: { conversation: channel_id, direct, ...channelOf(channel_id, channel_name) },
      once: `slack:command:${tenant}:${trigger_id}`,
    },
    way: {
      tenant,
      user: user_id,
      responseUrl: response_url,
      triggerId: trigger_id,
      onMessage: false,
      onHome: false,
      direct,
    },
  }
}

const messageSchema = z.looseObject({
  user: z.string(),
  text: z.string().default(''),
  channel: z.string(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user_team: z.string().optional(),
  ts: z.string(),
})

/** Slack escapes three signs in what people write: docs.slack.dev/messaging/formatting-message-text. */
const asTyped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** A sentence in the direct conversation. Edits, joins and what bots say are not for us. */
export const messageIntent = (
  event: unknown,
  from: { readonly tenant: string; readonly enterprise: string | undefined; readonly eventId: string },
): Taken | undefined => {
  const parsed = messageSchema.safeParse(event)
  if (!parsed.success) return undefined
  const { tenant, enterprise, eventId } = from
  const { user, user_team: team, text, channel, subtype, bot_id } = parsed.data
  if (bot_id || (subtype && subtype !== 'file_share') || !isDirect(channel)) return undefined
  return {
    intent: {
      ...parseCommand(asTyped(text)),
      inputs: {},
      actor: { platform: 'slack', tenant, externalId: user, ...homeOf(tenant, team, enterprise) },
      place: { conversation: channel, direct: true },
      once: `slack:event:${tenant}:${eventId}`,
    },
    way: spoken(tenant, user),
  }
}

/** The home was opened. Publishing it twice does no harm. */
export const homeIntent = (user: string, tenant: string): Taken => ({
  intent: {
    name: 'home',
    args: {},
    inputs: {},
    actor: { platform: 'slack', tenant, externalId: user },
    place: { direct: true },
  },
  way: { ...spoken(tenant, user), onHome: true },
})

const spoken = (tenant: string, user: string): Way => ({
  tenant,
  user,
  responseUrl: undefined,
  triggerId: undefined,
  onMessage: false,
  onHome: false,
  direct: true,
})
