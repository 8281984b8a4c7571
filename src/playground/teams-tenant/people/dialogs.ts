import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { JsonObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import { activityFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { done, spoiled, trouble } from '../app/outcome.ts'
import { dialogFaults } from '../cards/card.ts'
import { webAddress } from '../cards/common.ts'
import { actionsOf } from '../cards/walk.ts'
import { adaptiveCard } from '../memory/messages.ts'
import type { Conversation, StoredDialog, StoredMessage, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import type { Desk } from './desk.ts'
import { placeWithBot } from './desk.ts'
import type { Entered } from './inputs.ts'
import { pressedOn } from './pressing.ts'

const size = z.union([z.int().positive(), z.enum(['small', 'medium', 'large'])]).optional()

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialog-metadata */
const answerShape = z.looseObject({
  task: z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('continue'),
      value: z
        .strictObject({
          title: z.string().min(1),
          width: size,
          height: size,
          url: webAddress.optional(),
          fallbackUrl: webAddress.optional(),
          completionBotId: z.string().optional(),
          card: z
            .looseObject({ contentType: z.literal(adaptiveCard), content: z.looseObject({}) })
            .optional(),
        })
        .refine(({ url, card }) => (url === undefined) !== (card === undefined), 'either a card or a url'),
    }),
    z.looseObject({ type: z.literal('message'), value: z.string() }),
  ]),
})

type Opened = {
  readonly user: string
  readonly conversation: string
  readonly activityId: string
  /** Of the dialog whose place is taken. */
  readonly id?: string
}
type Delivered = Extract<Outcome, { ok: true }>

const isEmpty = (reply: unknown): boolean =>
  reply === undefined || reply === null || reply === '' || JSON.stringify(reply) === '{}'

/** The client shows what the bot answered: another dialog in the place of the one before, or a message. */
const applyTask = (tenant: Tenant, opened: Opened, delivered: Delivered): Outcome => {
  const parsed = answerShape.safeParse(delivered.reply)
  const failed = (why: string): Outcome => spoiled(delivered, 'invalid-response', `${trouble} (${why})`)
  if (!parsed.success)
    return failed(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
  const { task } = parsed.data
  const show = (dialog: Omit<StoredDialog, keyof Opened | 'id'>): Outcome => {
    const { user, conversation, activityId, id = `dialog-${randomUUID()}` } = opened
    tenant.memory.record({ kind: 'dialog-shown', dialog: { id, user, conversation, activityId, ...dialog } })
    return delivered
  }
  if (task.type === 'message') return show({ title: tenant.options.botName, message: task.value })
  const { title, width, height, url, card } = task.value
  const faults = card === undefined ? [] : dialogFaults(card.content)
  if (faults.length > 0) return failed(faults.join('; '))
  return show({
    title,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(url === undefined ? {} : { url }),
    ...(card === undefined ? {} : { card: card.content }),
  })
}

const taskActivity = (
  tenant: Tenant,
  { person, conversation }: { person: StoredUser; conversation: Conversation },
  name: 'task/fetch' | 'task/submit',
  data: unknown,
  more: JsonObject = {},
): JsonObject =>
  activityFrom(tenant, person, conversation, {
    type: 'invoke',
    name,
    value: { data, context: { theme: 'default' } },
    ...more,
  })

/**
 * A button opens a dialog: what Action.Submit says to Teams (`msteams`) becomes the type of its data.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export const fetchDialog = async (
  { tenant, post }: Desk,
  on: { person: StoredUser; conversation: Conversation; message: StoredMessage },
  { msteams: _, ...data }: JsonObject,
): Promise<Outcome> => {
  const { id: activityId } = on.message
  const activity = taskActivity(
    tenant,
    on,
    'task/fetch',
    { ...data, type: 'task/fetch' },
    { replyToId: activityId },
  )
  const outcome = await post.deliver(activity)
  if (!outcome.ok) return outcome
  return applyTask(tenant, { user: on.person.id, conversation: on.conversation.id, activityId }, outcome)
}

export type DialogSubmission = {
  user: string
  dialogId: string
  /** As in a press; the first button that submits when left out. */
  actionId?: string
  inputs?: Entered
}

const dialogOf = ({ memory }: Tenant, user: string, id: string): StoredDialog | undefined => {
  const open = memory.state.dialogs[user]
  return open?.id === id ? open : undefined
}

const submitButton = (card: JsonObject): string =>
  actionsOf(card).find(({ node }) => node.type === 'Action.Submit')?.place ?? ''

/** A person submits a dialog, after the checks that the client makes itself; an empty answer closes it. */
export const submitDialog =
  ({ tenant, post }: Desk) =>
  async ({ user, dialogId, actionId, inputs }: DialogSubmission): Promise<Outcome> => {
    const dialog = dialogOf(tenant, user, dialogId)
    if (dialog?.card === undefined) return refused('no-such-dialog')
    const place = placeWithBot(tenant, { user, conversation: dialog.conversation })
    if (!place.ok) return place.outcome
    const found = pressedOn(dialog.card, { actionId: actionId ?? submitButton(dialog.card), inputs })
    if (!found.ok) return found.outcome
    const { action, data } = found.pressed
    if (action.type === 'Action.OpenUrl') return { ...done, reply: { openUrl: action.url } }
    if (action.type !== 'Action.Submit') return done
    const outcome = await post.deliver(taskActivity(tenant, place, 'task/submit', data))
    if (!outcome.ok) return outcome
    if (!isEmpty(outcome.reply)) return applyTask(tenant, dialog, outcome)
    tenant.memory.record({ kind: 'dialog-closed', user })
    return outcome
  }

/** A person closes a dialog; the bot hears nothing of it. */
export const closeDialog =
  ({ tenant }: Desk) =>
  async ({ user, dialogId }: { user: string; dialogId: string }): Promise<Outcome> => {
    if (dialogOf(tenant, user, dialogId) === undefined) return refused('no-such-dialog')
    tenant.memory.record({ kind: 'dialog-closed', user })
    return done
  }
