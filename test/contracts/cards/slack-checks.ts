import type { Card, CardNode } from '../../../src/chat/card.ts'
import { renderMessage } from '../../../src/platforms/slack/render.ts'
import { blocksOf, messageBlocksTooLong } from '../../../src/playground/slack-workspace/blocks/blocks.ts'
import { problemsWith } from '../../../src/playground/slack-workspace/blocks/shape.ts'

export const card = (...nodes: readonly CardNode[]): Card => ({ name: 'test', nodes })
export const blocksFor = (...nodes: readonly CardNode[]) => renderMessage(card(...nodes)).blocks

/** Every `text`, `alt_text` and the like, in order. */
export const stringsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : []

export const textsOf = (value: unknown): string => stringsOf(value).join('\n')

export const isTorn = (text: string): boolean => /\p{Surrogate}/u.test(text)

/** What Slack would refuse, by the strict stand-in, and what it would draw wrongly. */
export const faultsOfMessage = ({ text, blocks }: ReturnType<typeof renderMessage>): readonly string[] => [
  ...problemsWith(blocksOf('message'), blocks, '/blocks'),
  ...(messageBlocksTooLong(blocks) ? ['msg_blocks_too_long'] : []),
  ...(text.length < 1 || text.length > 4000 ? [`text of ${text.length}`] : []),
  ...controlsIn([text]),
  ...controlsIn(mrkdwnOf(blocks)),
  ...twice(buttonIds(blocks)),
]

export const mrkdwnOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)]
  return Object.values(value).flatMap(mrkdwnOf)
}

const controlsIn = (texts: readonly string[]): readonly string[] =>
  texts
    .map((text) => text.replace(/<(https?:\/\/|mailto:)[^<>|\s]+\|[^<>|]*>/g, ''))
    .filter((text) => /[<>]|&(?!(amp|lt|gt);)/.test(text))

const buttonIds = (blocks: readonly unknown[]): readonly string[] =>
  blocks.flatMap((block) =>
    typeof block === 'object' &&
    block !== null &&
    'type' in block &&
    block.type === 'actions' &&
    'elements' in block
      ? (block.elements as { action_id: string }[]).map((element) => element.action_id)
      : [],
  )

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, place) => ids.indexOf(id) !== place)
