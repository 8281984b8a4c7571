import type { JsonObject } from '../../stand-in/json.ts'
import { isObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import { activityFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { done } from '../app/outcome.ts'
import { shownTo } from '../memory/messages.ts'
import type { Conversation, StoredMessage, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { messageAt, teamById } from '../memory/tenant.ts'
import { applyCardAnswer, cardInvoke } from './card-answer.ts'
import type { Desk } from './desk.ts'
import { placeWithBot } from './desk.ts'
import { fetchDialog } from './dialogs.ts'
import type { Entered } from './inputs.ts'
import type { Pressed } from './pressing.ts'
import { pressedOn } from './pressing.ts'

export type CardPlace = { user: string; conversation?: string; activityId: string }

export type Press = CardPlace & {
  /** The action's id, its place (`body.3.actions.0`), its title or its verb; the first that fits, in this order. */
  actionId: string
  /** By input id; several values for a choice of several. */
  inputs?: Entered
  /** Press the card as it stood at this revision; what the person sees now when left out. */
  revision?: number
  /** As a client too old for Action.Execute: the action's fallback. */
  asSubmit?: boolean
}

type OnCard =
  | {
      readonly ok: true
      readonly person: StoredUser
      readonly conversation: Conversation
      readonly message: StoredMessage
      readonly card: JsonObject
    }
  | { readonly ok: false; readonly outcome: Outcome }

/** The card that a person has before them. */
const cardBefore = (tenant: Tenant, place: CardPlace, revision?: number): OnCard => {
  const found = placeWithBot(tenant, place)
  if (!found.ok) return found
  const message = messageAt(tenant, found.conversation.id, place.activityId)
  if (message === undefined || (message.visibleTo !== undefined && message.visibleTo !== place.user))
    return { ok: false, outcome: refused('no-such-message') }
  const shown = shownTo(message, place.user, revision)
  if (shown === undefined) return { ok: false, outcome: refused('no-such-revision') }
  if (shown.card === undefined) return { ok: false, outcome: refused('no-such-action') }
  return { ...found, message, card: shown.card }
}

/** What Teams' client does with Action.Submit: it says so in the chat, without words. */
const submitted = (tenant: Tenant, on: Extract<OnCard, { ok: true }>, data: unknown): JsonObject => {
  const { person, conversation, message } = on
  return activityFrom(
    tenant,
    person,
    conversation,
    { type: 'message', id: tenant.memory.nextId(), replyToId: message.id, value: data },
    message.threadId,
  )
}

const opensDialog = (data: unknown): boolean =>
  isObject(data) && isObject(data.msteams) && data.msteams.type === 'task/fetch'

const carryOut = async (
  { tenant, post }: Desk,
  on: Extract<OnCard, { ok: true }>,
  { action, data }: Pressed,
): Promise<Outcome> => {
  if (action.type === 'Action.OpenUrl') return { ...done, reply: { openUrl: action.url } }
  if (action.type === 'Action.Submit')
    return opensDialog(data)
      ? fetchDialog({ tenant, post }, on, data as JsonObject)
      : post.deliver(submitted(tenant, on, data))
  // Showing a card and toggling what is visible are the client's own affair.
  if (action.type !== 'Action.Execute') return done
  const given = { ...on, isAutomatic: false }
  const invoke = cardInvoke(tenant, given, action, data)
  if (invoke === undefined) return refused('no-such-conversation')
  const outcome = await post.deliver(invoke)
  return outcome.ok ? applyCardAnswer(tenant, given, outcome) : outcome
}

/** A person presses a button of a card. */
export const press =
  (desk: Desk) =>
  async (given: Press): Promise<Outcome> => {
    const on = cardBefore(desk.tenant, given, given.revision)
    if (!on.ok) return on.outcome
    const found = pressedOn(on.card, given)
    return found.ok ? carryOut(desk, on, found.pressed) : found.outcome
  }

/** Teams refreshes by itself for those who are named, or for all of a conversation of at most sixty. */
const refreshesFor = (
  tenant: Tenant,
  { person, conversation }: Extract<OnCard, { ok: true }>,
  userIds: unknown,
) => {
  if (Array.isArray(userIds)) return userIds.includes(person.teamsId)
  return (teamById(tenant, conversation.team ?? '')?.members.length ?? 1) <= 60
}

/**
 * A person looks at a card: it refreshes by itself if it says so, else only when they choose “Refresh card”.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#user-ids-in-refresh
 */
export const refresh =
  ({ tenant, post }: Desk) =>
  async (place: CardPlace & { manually?: boolean }): Promise<Outcome> => {
    const on = cardBefore(tenant, place)
    if (!on.ok) return on.outcome
    const given = on.card.refresh
    const action = isObject(given) ? given.action : undefined
    if (!isObject(given) || !isObject(action)) return place.manually ? refused('no-such-action') : done
    const isAutomatic = place.manually !== true
    if (isAutomatic && !refreshesFor(tenant, on, given.userIds)) return done
    const about = { ...on, isAutomatic }
    const invoke = cardInvoke(tenant, about, action, action.data)
    if (invoke === undefined) return refused('no-such-conversation')
    const outcome = await post.deliver(invoke)
    return outcome.ok ? applyCardAnswer(tenant, about, outcome) : outcome
  }
