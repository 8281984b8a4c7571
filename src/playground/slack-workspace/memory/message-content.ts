import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, parseJson } from '../../stand-in/json.ts'
import { blocksOf, messageBlocksTooLong } from '../blocks/blocks.ts'
import type { Block } from '../blocks/complete.ts'
import { completeBlocks } from '../blocks/complete.ts'
import { problemsWith } from '../blocks/shape.ts'

/**
 * What a message says, read from the arguments of chat.postMessage and its kin.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export type MessageContent = {
  text: string
  blocks?: Block[]
  /** Absent: not given. null: taken away by an empty object. */
  metadata?: JsonObject | null
  truncated: boolean
  /** Whether `blocks` was among the arguments, even as an empty list. */
  gaveBlocks: boolean
}

export type ContentError = { ok: false; error: string; messages: string[] }

const maxText = 40_000
const refused = (error: string, messages: string[] = []): ContentError => ({ ok: false, error, messages })
const absent = (value: unknown): boolean => value === undefined || value === null || value === ''

const jsonArgument = (value: unknown): ReturnType<typeof parseJson> =>
  typeof value === 'string' ? parseJson(value) : { ok: true, value }

const readBlocks = (given: unknown): { ok: true; blocks: Block[] } | ContentError => {
  if (absent(given)) return { ok: true, blocks: [] }
  const parsed = jsonArgument(given)
  if (!parsed.ok || !Array.isArray(parsed.value)) return refused('invalid_blocks_format')
  const problems = problemsWith(blocksOf('message'), parsed.value, '/blocks')
  if (problems.length > 0) return refused('invalid_blocks', problems)
  if (messageBlocksTooLong(parsed.value)) return refused('msg_blocks_too_long')
  return { ok: true, blocks: completeBlocks(parsed.value.filter(isObject)) }
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
const isFlat = (value: unknown): boolean => isObject(value) && Object.values(value).every(isScalar)
const isPayloadValue = (value: unknown): boolean =>
  isScalar(value) ||
  isFlat(value) ||
  (Array.isArray(value) && value.every((one) => isScalar(one) || isFlat(one)))

/** https://docs.slack.dev/messaging/message-metadata */
const readMetadata = (given: unknown): { ok: true; metadata?: JsonObject | null } | ContentError => {
  if (absent(given)) return { ok: true }
  const parsed = jsonArgument(given)
  if (!parsed.ok || !isObject(parsed.value)) return refused('invalid_metadata_format')
  const { event_type, event_payload } = parsed.value
  if (Object.keys(parsed.value).length === 0) return { ok: true, metadata: null }
  if (typeof event_type !== 'string' || event_type === '' || !isObject(event_payload))
    return refused('invalid_metadata_format')
  if (JSON.stringify(parsed.value).length > 16_000) return refused('metadata_too_large')
  if (!Object.values(event_payload).every(isPayloadValue)) return refused('invalid_metadata_schema')
  return { ok: true, metadata: { event_type, event_payload } }
}

/** `markdown_text` stands alone and becomes a markdown block. */
const withMarkdownText = (args: JsonObject): { ok: true; args: JsonObject } | ContentError => {
  if (absent(args.markdown_text)) return { ok: true, args }
  if (!absent(args.text) || !absent(args.blocks)) return refused('markdown_text_conflict')
  const blocks = [{ type: 'markdown', text: args.markdown_text }]
  return { ok: true, args: { ...args, text: args.markdown_text, blocks } }
}

export const readMessageContent = (given: JsonObject): ({ ok: true } & MessageContent) | ContentError => {
  const expanded = withMarkdownText(given)
  if (!expanded.ok) return expanded
  const { args } = expanded
  if (!absent(args.attachments) && args.attachments !== '[]') return refused('invalid_attachments')
  const read = readBlocks(args.blocks)
  if (!read.ok) return read
  const metadata = readMetadata(args.metadata)
  if (!metadata.ok) return metadata
  const text = absent(args.text) ? '' : String(args.text)
  if (text === '' && read.blocks.length === 0) return refused('no_text')
  return {
    ok: true,
    text: text === '' ? "This content can't be displayed." : text.slice(0, maxText),
    truncated: text.length > maxText,
    gaveBlocks: args.blocks !== undefined && args.blocks !== null,
    ...(read.blocks.length > 0 ? { blocks: read.blocks } : {}),
    ...(metadata.metadata === undefined ? {} : { metadata: metadata.metadata }),
  }
}
