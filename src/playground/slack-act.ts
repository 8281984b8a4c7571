import { optionsOf } from './client/native.ts'
import type { Act, Deed, Outcome } from './platform.ts'
import type { Placed } from './slack-blocks.ts'
import { placedElements } from './slack-blocks.ts'
import { slackOutcome } from './slack-outcome.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'

type State = ReturnType<SlackWorkspace['state']>
type View = State['views']['home'][string]
type Entered = string | readonly string[]
type Checked = { readonly ok: true; readonly value: Entered | null } | Extract<Outcome, { ok: false }>

/** A press, a choice or a typed text on a message, home or modal, as it stood at the revision. */
export const pressOnSlack = async (
  slack: SlackWorkspace,
  act: Act,
  deed: Extract<Deed, { kind: 'press' }>,
): Promise<Outcome> => {
  const user = act.person.externalId
  const found = surfaceOf(slack.state(), user, act.on)
  if (found === undefined) return { ok: false, reason: 'unknown-message' }
  const shown = found.history.find(({ revision }) => revision === (act.revision ?? found.revision))
  if (shown === undefined) return { ok: false, reason: 'unknown-revision' }
  const elements = placedElements(shown.blocks)
  const pressed = elements.find(({ id }) => id === deed.action)
  if (pressed === undefined) return { ok: false, reason: 'unknown-action' }
  const inputs = checkInputs(elements, act.inputs)
  if (!inputs.ok) return inputs
  const value = pressed.kind === 'button' ? undefined : check(pressed, deed.value)
  if (value !== undefined && !value.ok) return value
  const outcome = await slack.press({
    ...found.place,
    user,
    actionId: String(pressed.element.action_id),
    blockId: String(pressed.block.block_id),
    inputs: inputs.values,
    ...(value === undefined ? {} : { value: value.value }),
    ...(act.revision === undefined ? {} : { revision: act.revision }),
  })
  return slackOutcome(outcome)
}

/** Submits a modal with what was filled in. */
export const submitOnSlack = async (slack: SlackWorkspace, act: Act, view: View): Promise<Outcome> => {
  const elements = placedElements(view.content.blocks)
  const inputs = checkInputs(elements, act.inputs)
  if (!inputs.ok) return inputs
  const user = act.person.externalId
  const outcome = await slack.submitView({ user, viewId: view.id, values: inputs.values })
  const idOf = (blockId: string): string =>
    elements.find(({ block }) => block.block_id === blockId)?.id ?? blockId
  return slackOutcome(outcome, idOf)
}

type Place = { readonly channel: string; readonly messageTs: string } | { readonly viewId: string }
type Surface = {
  readonly place: Place
  readonly revision: number
  readonly history: readonly { readonly revision: number; readonly blocks: readonly unknown[] }[]
}

const surfaceOf = (state: State, user: string, id: string): Surface | undefined => {
  const views = [state.views.home[user], ...(state.views.modals[user] ?? [])]
  const view = views.find((one) => one?.id === id)
  if (view !== undefined) {
    const history = view.history.map(({ revision, content }) => ({ revision, blocks: content.blocks }))
    return { place: { viewId: id }, revision: view.revision, history }
  }
  const [channel = '', messageTs = ''] = id.split(':')
  const message = state.messages[channel]?.find(({ ts }) => ts === messageTs)
  if (message === undefined) return undefined
  const history = message.history.map(({ revision, blocks = [] }) => ({ revision, blocks }))
  return { place: { channel, messageTs }, revision: message.revision, history }
}

const checkInputs = (
  elements: readonly Placed[],
  inputs: Act['inputs'],
): { readonly ok: true; readonly values: Record<string, unknown> } | Extract<Outcome, { ok: false }> => {
  const values: Record<string, unknown> = {}
  for (const [id, entered] of Object.entries(inputs)) {
    const placed = elements.find((one) => one.id === id)
    if (placed === undefined || placed.kind === 'button')
      return { ok: false, reason: 'unknown-input', detail: id }
    const checked = check(placed, entered)
    if (!checked.ok) return checked
    values[String(placed.element.action_id)] = checked.value
  }
  return { ok: true, values }
}

/** What was entered, in the form that fits the element; null empties it. */
const check = (placed: Placed, entered: Entered | undefined): Checked => {
  if (entered === undefined) return { ok: false, reason: 'value-missing', detail: placed.id }
  if (placed.kind === 'file') return { ok: false, reason: 'files-not-supported' }
  const all = typeof entered === 'string' ? (entered === '' ? [] : [entered]) : entered
  const isChoice = placed.kind === 'choice' || placed.kind === 'choices'
  const offered = new Set(optionsOf(placed.element).map((option) => String(option.value)))
  const foreign = all.find((value) => isChoice && !offered.has(value))
  if (foreign !== undefined) return { ok: false, reason: 'not-an-option', detail: `${placed.id}: ${foreign}` }
  if (placed.kind === 'choices') return { ok: true, value: all }
  if (all.length > 1) return { ok: false, reason: 'not-an-option', detail: `${placed.id} takes one value` }
  return { ok: true, value: all[0] ?? null }
}
