import type { JsonObject } from '../../stand-in/json.ts'
import { outcomeOf, refused } from '../../stand-in/outcome.ts'
import type { Outcome } from '../app/outcome.ts'
import { removed } from '../app/outcome.ts'
import type { PlacedElement } from '../blocks/complete.ts'
import { elementNamed } from '../blocks/complete.ts'
import { enteredValue, offeredOptions } from '../blocks/stateful.ts'
import type { Surface } from '../memory/inputs.ts'
import { rememberInput } from '../memory/inputs.ts'
import type { Workspace } from '../memory/workspace.ts'
import { personById } from '../memory/workspace.ts'
import type { Shown } from './block-actions.ts'
import { actionOf, blockActions, shownAt } from './block-actions.ts'
import type { Desk } from './desk.ts'
import type { Place } from './place.ts'
import { findSurface } from './place.ts'

export type Press = Place & {
  user: string
  actionId: string
  blockId?: string
  /** The value of the option chosen, a list of them, or what was typed. */
  value?: unknown
  /** What the person has entered elsewhere on the surface, by action id (or block id). */
  inputs?: { [actionId: string]: unknown }
  /** Press the surface as it stood at this revision; the latest by default. */
  revision?: number
}

type Done = { ok: true; fields: JsonObject; sends: boolean } | { ok: false }

/** What a press does to the element: a stateful one takes the value, an overflow menu names its option. */
const doneWith = (
  workspace: Workspace,
  surface: Surface,
  user: string,
  placed: PlacedElement,
  value: unknown,
): Done => {
  const { block, element } = placed
  if (element.type === 'overflow') {
    const option = offeredOptions(element)?.find((one) => one.value === value)
    return option === undefined
      ? { ok: false }
      : { ok: true, fields: { selected_option: option }, sends: true }
  }
  const entered = enteredValue(element, value)
  if (entered === undefined)
    return {
      ok: ['button', 'workflow_button', 'icon_button'].includes(element.type),
      fields: {},
      sends: true,
    }
  rememberInput(workspace, surface, user, placed, entered)
  const { type: _, ...fields } = entered
  return { ok: true, fields, sends: block.type !== 'input' || block.dispatch_action === true }
}

const warning = '⚠ The app did not respond.'

/**
 * A person uses an element: a button, a choice, an input that dispatches. An element of an input block
 * without `dispatch_action` only keeps what was entered, and nothing is sent.
 */
export const press =
  ({ workspace, courier }: Desk) =>
  async (input: Press): Promise<Outcome> => {
    const person = personById(workspace, input.user)
    if (person === undefined) return refused('no-such-user')
    const found = findSurface(workspace, input.user, input)
    if (!found.ok) return refused(found.reason)
    const shown = shownAt(found.surface, input.revision)
    if (shown === undefined) return refused('no-such-revision')
    const placed = elementNamed(shown.blocks, input.actionId, input.blockId)
    if (placed === undefined) return refused('no-such-element')
    for (const [actionId, value] of Object.entries(input.inputs ?? {})) {
      const outcome = enter(workspace, shown, input.user, { actionId, value })
      if (!outcome.ok) return outcome
    }
    const done = doneWith(workspace, shown.surface, input.user, placed, input.value)
    if (!done.ok) return refused('no-such-option')
    if (!done.sends) return { ok: true, attempts: 0 }
    if (workspace.memory.state.installation === 'account_inactive') return removed
    const payload = blockActions(workspace, person, shown, actionOf(workspace, placed, done.fields))
    return outcomeOf(await courier.send({ kind: 'interactivity', payload }), 1, warning)
  }

const enter = (
  workspace: Workspace,
  { surface, blocks }: Shown,
  user: string,
  { actionId, blockId, value }: { actionId: string; blockId?: string; value: unknown },
): Outcome => {
  const placed = elementNamed(blocks, actionId, blockId)
  if (placed === undefined) return refused('no-such-element')
  const entered = enteredValue(placed.element, value)
  if (entered === undefined) return refused('no-such-option')
  rememberInput(workspace, surface, user, placed, entered)
  return { ok: true, attempts: 0 }
}

export type Input = Place & { user: string; actionId: string; blockId?: string; value: unknown }

/** A person types or chooses, and nothing is sent: it shows in the next `state.values`. */
export const setInput =
  ({ workspace }: Desk) =>
  (input: Input): Outcome => {
    const found = findSurface(workspace, input.user, input)
    if (!found.ok) return refused(found.reason)
    const shown = shownAt(found.surface)
    return shown === undefined ? refused('no-such-revision') : enter(workspace, shown, input.user, input)
  }
