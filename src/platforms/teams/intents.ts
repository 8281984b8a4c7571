import { z } from 'zod'
import { parseCommand } from '../../chat/commands.rules.ts'
import type { Intent, Place } from '../../chat/intent.ts'
import { type ParsedActionData, parseActionData } from './action-data.ts'
import { actorOf, isPersonal, isSpokenTo, type TeamsActivity, typedText } from './activity.ts'

/** How a request came, and so how it may be answered. */
export type How =
  /** A sentence. */
  | 'text'
  /** Action.Execute: answered with a card or a message in the reply itself. */
  | 'execute'
  /** Action.Submit of an older client: the message that was pressed can be changed. */
  | 'submit'
  /** A dialog is to be opened, or was sent. */
  | 'fetch'
  | 'submission'

export type Way = {
  readonly how: How
  readonly conversation: string
  readonly serviceUrl: string
  readonly personal: boolean
  /** The message that was pressed. */
  readonly message: string | undefined
  /** The person as messages name them. */
  readonly handle: string
  /** The client asked by itself, because the card was looked at. */
  readonly automatic: boolean
  /** What opened the dialog that was sent. */
  readonly opener: ParsedActionData['opener']
}

export type Taken = { readonly intent: Intent; readonly way: Way }

type From = NonNullable<TeamsActivity['from']>

/** A thread's conversation is the channel's, with the message that it began with behind it. */
const channelOf = ({ conversation, channelData }: TeamsActivity): Pick<Place, 'channel'> => {
  const [id = ''] = conversation.id.split(';')
  const name = channelData?.channel?.name
  return conversation.conversationType === 'channel' ? { channel: { id, ...(name ? { name } : {}) } } : {}
}

const takenOf = (
  activity: TeamsActivity,
  from: From,
  tenant: string,
  said: Pick<Intent, 'name' | 'args' | 'inputs'> & { readonly once?: string },
  how: How,
  more: Partial<Pick<Way, 'automatic' | 'opener'>> = {},
): Taken => {
  const personal = isPersonal(activity)
  const message = how === 'text' ? undefined : (activity.replyToId ?? undefined)
  return {
    intent: {
      ...said,
      actor: actorOf(activity, from, tenant),
      ...(how === 'text' || !activity.id
        ? {}
        : { press: `teams:${tenant}:${activity.conversation.id}:${activity.id}` }),
      place: {
        conversation: activity.conversation.id,
        ...(message ? { message } : {}),
        direct: personal,
        ...channelOf(activity),
      },
    },
    way: {
      how,
      conversation: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      personal,
      message,
      handle: from.id,
      automatic: false,
      opener: undefined,
      ...more,
    },
  }
}

const executeSchema = z.looseObject({
  action: z.looseObject({ data: z.unknown().optional() }),
  trigger: z.string().nullish(),
})

const dialogSchema = z.looseObject({ data: z.unknown().optional() })

/** What a press or a dialog sends: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const invokeIntent = (activity: TeamsActivity, from: From, tenant: string): Taken | undefined => {
  const press = (data: unknown, how: How, automatic = false): Taken | undefined => {
    const parsed = parseActionData(data)
    if (!parsed) return undefined
    const { intent: name, args, inputs, opener } = parsed
    return takenOf(activity, from, tenant, { name, args, inputs }, how, { automatic, opener })
  }
  if (activity.name === 'adaptiveCard/action') {
    const { data } = executeSchema.safeParse(activity.value)
    return data && press(data.action.data, 'execute', data.trigger === 'automatic')
  }
  const { data } = dialogSchema.safeParse(activity.value)
  return data && press(data.data, activity.name === 'task/fetch' ? 'fetch' : 'submission')
}

/** The names of the invokes that are answered. */
export const invokeNames: ReadonlySet<string> = new Set(['adaptiveCard/action', 'task/fetch', 'task/submit'])

/**
 * A sentence, or the press of a client that knows only Action.Submit. A message's id is its time, which other
 * conversations have as well. Presses may come twice, and are answered twice: they change nothing the second time.
 */
export const messageIntent = (activity: TeamsActivity, from: From, tenant: string): Taken | undefined => {
  const pressed = parseActionData(activity.value)
  if (pressed) {
    const { intent: name, args, inputs } = pressed
    return takenOf(activity, from, tenant, { name, args, inputs }, 'submit')
  }
  // A press that is none of ours, as against nothing said at all.
  if (activity.value !== undefined && activity.value !== null && !activity.text) return undefined
  if (!isSpokenTo(activity)) return undefined
  const once = activity.id ? { once: `teams:${tenant}:${activity.conversation.id}:${activity.id}` } : {}
  return takenOf(
    activity,
    from,
    tenant,
    { ...parseCommand(typedText(activity)), inputs: {}, ...once },
    'text',
  )
}
