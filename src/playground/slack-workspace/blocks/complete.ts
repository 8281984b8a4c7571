import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'
import { isObject } from '../../stand-in/json.ts'

/** A block as Slack stores it: every block has an id, every interactive element an action id. */
export type Block = JsonObject & { type: string; block_id: string }

const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5)

const withTextDefaults = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withTextDefaults)
  if (!isObject(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTextDefaults(one)]))
  if (inner.type === 'plain_text') return { ...inner, emoji: inner.emoji ?? true }
  if (inner.type === 'mrkdwn') return { ...inner, verbatim: inner.verbatim ?? false }
  return inner
}

const silent = new Set(['image', 'plain_text', 'mrkdwn'])

const withActionId = (element: unknown): unknown =>
  isObject(element) && !silent.has(String(element.type))
    ? { ...element, action_id: element.action_id ?? shortId() }
    : element

const withActionIds = (block: JsonObject): JsonObject => {
  if (block.type === 'rich_text') return block
  const completed: JsonObject = { ...block }
  if (block.accessory !== undefined) completed.accessory = withActionId(block.accessory)
  if (block.element !== undefined) completed.element = withActionId(block.element)
  if (Array.isArray(block.elements)) completed.elements = block.elements.map(withActionId)
  return completed
}

const inputDefaults = { optional: false, dispatch_action: false }

/** Fills in what Slack fills in: ids, `emoji`, `verbatim`, and the defaults of input blocks. */
export const completeBlocks = (blocks: readonly JsonObject[]): Block[] =>
  blocks.map((given) => {
    const block = withActionIds(withTextDefaults(given) as JsonObject)
    const defaults = block.type === 'input' ? inputDefaults : {}
    return {
      ...defaults,
      ...block,
      type: String(block.type),
      block_id: String(block.block_id ?? shortId()),
    }
  })

export type PlacedElement = { block: Block; element: JsonObject & { type: string; action_id: string } }

const isElement = (value: unknown): value is PlacedElement['element'] =>
  isObject(value) && typeof value.type === 'string' && typeof value.action_id === 'string'

/** Every interactive element on a surface, with the block it stands in. */
export const elementsOf = (blocks: readonly Block[]): PlacedElement[] =>
  blocks.flatMap((block) => {
    const inside = Array.isArray(block.elements) ? block.elements : []
    return [block.accessory, block.element, ...inside]
      .filter(isElement)
      .map((element) => ({ block, element }))
  })

/** The element with this action id, in a given block or the first; failing that, the one of the block so named. */
export const elementNamed = (
  blocks: readonly Block[],
  name: string,
  blockId?: string,
): PlacedElement | undefined => {
  const placed = elementsOf(blocks).filter(({ block }) => blockId === undefined || block.block_id === blockId)
  return (
    placed.find(({ element }) => element.action_id === name) ??
    placed.find(({ block }) => block.block_id === name)
  )
}
