import type { types } from '@slack/bolt'
import type { CardWords } from '../../chat/card-words.ts'
import { plainToMrkdwn } from './mrkdwn.ts'
import { quietLine } from './render-pieces.ts'

type Block = types.KnownBlock

/**
 * Keeps what the message can hold. What can be done comes first, so that nobody is left before a question
 * without its buttons; a quiet line at the end says how many blocks are missing.
 */
export const withinLimits = (
  blocks: Block[],
  maxBlocks: number,
  maxCharacters: number,
  words: CardWords,
): Block[] => {
  if (blocks.length <= maxBlocks && textLength(blocks) <= maxCharacters) return blocks
  const notice = (count: number): Block => quietLine(plainToMrkdwn(words.notShown(count)))
  let room = maxBlocks - 1
  let characters = maxCharacters - textLength([notice(blocks.length)])
  const kept = new Set<Block>()
  const isDone = (block: Block): boolean => block.type === 'actions' || block.type === 'input'
  for (const block of [...blocks.filter(isDone), ...blocks.filter((block) => !isDone(block))]) {
    const length = textLength([block])
    if (room < 1 || length > characters) continue
    kept.add(block)
    room -= 1
    characters -= length
  }
  return [...blocks.filter((block) => kept.has(block)), notice(blocks.length - kept.size)]
}

/** The characters of all texts in the blocks; ids, values and addresses are no text. */
const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (typeof item === 'string' ? (key === 'text' ? item.length : 0) : textLength(item)),
    0,
  )
}
