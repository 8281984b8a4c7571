import type { Json } from './client/native.ts'
import type { Act, Deed, Outcome } from './platform.ts'
import { placedActions } from './teams-card.ts'
import { teamsOutcome } from './teams-outcome.ts'
import { shownTo } from './teams-tenant/memory/messages.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'

/** A message's id in a state is its conversation's and its own. */
const placeOf = (id: string): { readonly conversation: string; readonly activityId: string } => {
  const at = id.lastIndexOf('|')
  return { conversation: id.slice(0, at), activityId: id.slice(at + 1) }
}

/** A press on a message or in a dialog. */
export const pressOnTeams = async (
  tenant: TeamsTenant,
  act: Act,
  deed: Extract<Deed, { kind: 'press' }>,
): Promise<Outcome> => {
  const user = act.person.externalId
  const state = tenant.state()
  const dialog = state.dialogs[user]
  if (dialog?.id === act.on) {
    const place = placeIn(dialog.card, deed.action)
    if (place === undefined) return { ok: false, reason: 'unknown-action' }
    return submitDialog(tenant, act, place)
  }
  const { conversation, activityId } = placeOf(act.on)
  const message = state.messages[conversation]?.find(({ id }) => id === activityId)
  if (message === undefined) return { ok: false, reason: 'unknown-message' }
  const shown = shownTo(message, user, act.revision)
  if (shown === undefined) return { ok: false, reason: 'unknown-revision' }
  const place = placeIn(shown.card, deed.action)
  if (place === undefined) return { ok: false, reason: 'unknown-action' }
  const outcome = await tenant.press({
    user,
    conversation,
    activityId,
    actionId: place,
    inputs: act.inputs,
    ...(act.revision === undefined ? {} : { revision: act.revision }),
  })
  return teamsOutcome(outcome)
}

const placeIn = (card: Json | undefined, action: string): string | undefined =>
  card && placedActions(card).find(({ id }) => id === action)?.place

/** Sends a dialog by one of its card's actions, or by the last one: that is the one which sends. */
export const submitDialog = async (tenant: TeamsTenant, act: Act, action?: string): Promise<Outcome> => {
  const user = act.person.externalId
  const dialog = tenant.state().dialogs[user]
  const last = dialog?.card && placedActions(dialog.card).at(-1)?.place
  const actionId = action ?? last
  if (dialog?.id !== act.on || actionId === undefined) return { ok: false, reason: 'cannot-be-submitted' }
  return teamsOutcome(await tenant.submitDialog({ user, dialogId: act.on, actionId, inputs: act.inputs }))
}
