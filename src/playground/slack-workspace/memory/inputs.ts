import type { JsonObject } from '../../stand-in/json.ts'
import { isObject } from '../../stand-in/json.ts'
import type { Block, PlacedElement } from '../blocks/complete.ts'
import { elementsOf } from '../blocks/complete.ts'
import { offeredOptions, unfilled } from '../blocks/stateful.ts'
import type { StateValue, StateValues, StoredMessage, StoredView } from './state.ts'
import { messageSurface } from './state.ts'
import type { Workspace } from './workspace.ts'

export type Surface = StoredMessage | StoredView

const surfaceKey = (surface: Surface): string =>
  'ts' in surface ? messageSurface(surface.channel, surface.ts) : surface.id

const blocksOn = (surface: Surface): Block[] =>
  'ts' in surface ? (surface.blocks ?? []) : surface.content.blocks

/** A remembered choice counts as long as its element is still there and still offers it. */
const stillFits = ({ element }: PlacedElement, value: StateValue | undefined): value is StateValue => {
  if (value === undefined || value.type !== element.type) return false
  const offered = offeredOptions(element)
  if (offered === undefined) return true
  const chosen: JsonObject[] = [value.selected_option, value.selected_options].flat().filter(isObject)
  return chosen.every((one) => offered.some((option) => option.value === one.value))
}

/**
 * `state.values` of a surface for one person: every stateful element, with what the person chose or
 * typed, else what it shows at first. What was entered survives an update while block_id and action_id stay.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload,
 * https://docs.slack.dev/changelog/2020-09-full-state-on-view-submisson-and-block-actions
 */
export const valuesOn = (
  { memory }: Workspace,
  surface: Surface,
  user: string,
  blocks: readonly Block[] = blocksOn(surface),
): StateValues => {
  const remembered = memory.state.inputs[surfaceKey(surface)]?.[user] ?? {}
  const values: StateValues = {}
  for (const placed of elementsOf(blocks)) {
    const { block, element } = placed
    const atFirst = unfilled(element)
    if (atFirst === undefined) continue
    const entered = remembered[block.block_id]?.[element.action_id]
    const value = stillFits(placed, entered) ? entered : atFirst
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: value }
  }
  return values
}

export const rememberInput = (
  { memory }: Workspace,
  surface: Surface,
  user: string,
  { block, element }: PlacedElement,
  value: StateValue,
): void =>
  memory.record({
    kind: 'input-set',
    surface: surfaceKey(surface),
    user,
    blockId: block.block_id,
    actionId: element.action_id,
    value,
  })
