import type { types } from '@slack/bolt'
import type { CardWords } from '../../chat/card-words.ts'
import { slackLimits } from './limits.ts'
import { plainToMrkdwn } from './mrkdwn.ts'
import { quietLine } from './render-pieces.ts'

type Block = types.KnownBlock

/** What a surface holds: how many blocks, and how much of them as it counts each one. */
type Room = {
  readonly blocks: number
  readonly size: number
  readonly sizeOf: (block: Block) => number
}

/** The characters of all texts in a block; ids, values and addresses are no text. */
const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (typeof item === 'string' ? (key === 'text' ? item.length : 0) : textLength(item)),
    0,
  )
}

export const messageRoom: Room = {
  blocks: slackLimits.blocksPerMessage,
  size: slackLimits.charactersPerMessage,
  sizeOf: (block) => textLength(block) + slackLimits.charactersPerBlock,
}

const encoder = new TextEncoder()

export const viewRoom: Room = {
  blocks: slackLimits.blocksPerView,
  size: slackLimits.viewBytes,
  sizeOf: (block) => encoder.encode(JSON.stringify(block)).length + 1,
}

/**
 * Keeps what the surface can hold. What can be done comes first, so that nobody is left before a question
 * without its buttons; a quiet line at the end says how many blocks are missing.
 */
export const withinRoom = (blocks: Block[], room: Room, words: CardWords): Block[] => {
  const all = blocks.map((block) => ({
    block,
    size: room.sizeOf(block),
    isDone: block.type === 'actions' || block.type === 'input',
  }))
  if (all.length <= room.blocks && all.reduce((sum, { size }) => sum + size, 0) <= room.size) return blocks
  const notice = (count: number): Block => quietLine(plainToMrkdwn(words.notShown(count)))
  let blocksLeft = room.blocks - 1
  let sizeLeft = room.size - room.sizeOf(notice(blocks.length))
  const kept = new Set<Block>()
  for (const { block, size } of [...all.filter((one) => one.isDone), ...all.filter((one) => !one.isDone)]) {
    if (blocksLeft < 1 || size > sizeLeft) continue
    kept.add(block)
    blocksLeft -= 1
    sizeLeft -= size
  }
  return [...blocks.filter((block) => kept.has(block)), notice(blocks.length - kept.size)]
}
