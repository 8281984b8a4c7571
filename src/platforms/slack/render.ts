import type { types } from '@slack/bolt'
import type { Button, Card, CardNode, Dialog, OptionsNode } from '../../chat/card.ts'
import { needsLetters, optionLetter } from '../../chat/card.ts'
import { type CardWords, cardWordsIn } from '../../chat/card-words.ts'
import { fallbackText, progressBar } from '../../chat/fallback.ts'
import { isWebAddress } from '../../chat/rich.ts'
import { packTexts, shorten } from '../../chat/shorten.ts'
import { actionValue } from './action-value.ts'
import { slackLimits } from './limits.ts'
import { escapeControl, plainToMrkdwn, richToMrkdwnBlocks, untornMrkdwn } from './mrkdwn.ts'
import { messageRoom, viewRoom, withinRoom } from './render-fit.ts'
import {
  checksBlocks,
  dateInputBlock,
  selectBlocks,
  textInputBlock,
  timeInputBlock,
} from './render-inputs.ts'
import { buttonElement, isSendable, mrkdwnText, plainText, quietLine, sections } from './render-pieces.ts'

type Block = types.KnownBlock
/** Numbers the buttons of one message, so that each action_id is there once. */
type Numbering = { next: number }

export type SlackMessage = { readonly text: string; readonly blocks: Block[] }

/**
 * A card as the arguments of chat.postMessage and chat.update. `text` is the fallback for notifications and
 * screen readers. What Slack's limits don't hold is split, or shortened with a mark; it never throws.
 */
export const renderMessage = (card: Card, words: CardWords = cardWordsIn(card.locale)): SlackMessage => ({
  text: messageText(fallbackText(card), words),
  blocks: withinRoom(drawNodes(card.nodes, words), messageRoom, words),
})

/** A card as the App Home view of views.publish. */
export const renderHome = (card: Card, words: CardWords = cardWordsIn(card.locale)): types.HomeView => ({
  type: 'home',
  blocks: withinRoom(drawNodes(card.nodes, words), viewRoom, words),
})

/**
 * A dialog as the modal view of views.open. The intent of `submit` is the callback_id, its arguments are the
 * private_metadata (read them with `parseValue`; arguments that don't fit are left out, all of them).
 */
export const renderDialog = (
  dialog: Dialog,
  words: CardWords = cardWordsIn(dialog.locale),
): types.ModalView => {
  const fullTitle: CardNode[] =
    dialog.title.length > slackLimits.modalTitle ? [{ type: 'heading', text: dialog.title }] : []
  const metadata = actionValue(dialog.submit.args)
  return {
    type: 'modal',
    callback_id: dialog.submit.intent.slice(0, slackLimits.identifier),
    private_metadata: metadata.length <= slackLimits.privateMetadata ? metadata : actionValue({}),
    title: plainText(dialog.title, slackLimits.modalTitle),
    submit: plainText(dialog.submitLabel, slackLimits.modalButton),
    close: plainText(dialog.closeLabel, slackLimits.modalButton),
    blocks: withinRoom(drawNodes([...fullTitle, ...dialog.nodes], words), viewRoom, words),
  }
}

/** Notification text is parsed for mentions and links too, so it is escaped; it has to say something. */
const messageText = (plain: string, words: CardWords): string => {
  // Escaping lengthens: shorten the plain text until the escaped one fits, so that no escape is cut through.
  let room: number = slackLimits.messageText
  let text = escapeControl(plain)
  while (text.length > slackLimits.messageText) {
    text = escapeControl(shorten(plain, room, words.shortened))
    room = Math.floor(room * 0.9)
  }
  return text.trim() === '' ? '–' : text
}

const drawNodes = (nodes: readonly CardNode[], words: CardWords): Block[] => {
  const numbering: Numbering = { next: 0 }
  return uniqueBlockIds(nodes.flatMap((node) => [...draw(node, numbering, words)]))
}

const draw = (node: CardNode, numbering: Numbering, words: CardWords): readonly Block[] => {
  switch (node.type) {
    case 'heading':
      return drawHeading(node.text)
    case 'text': {
      const [first, ...others] = richToMrkdwnBlocks(node.text)
      return first === undefined ? [] : sections([toneMark[node.tone ?? 'none'] + first, ...others])
    }
    case 'image':
      return isWebAddress(node.url) && node.url.length <= slackLimits.imageUrl
        ? [{ type: 'image', image_url: node.url, alt_text: shorten(node.alt, slackLimits.imageAlt) || '–' }]
        : sections([plainToMrkdwn(node.alt)])
    case 'fields':
      return drawFields(node.fields)
    case 'divider':
      return [{ type: 'divider' }]
    case 'context':
      return packTexts(richToMrkdwnBlocks(node.text), slackLimits.contextText, '\n', untornMrkdwn).map(
        quietLine,
      )
    case 'progress':
      return sections([
        `*${plainToMrkdwn(node.label) || '–'}*\n${progressBar(node.done, node.total)}  ${plainToMrkdwn(node.text)}`,
      ])
    case 'actions':
      return drawButtons(node.buttons, numbering, words)
    case 'options':
      return drawOptions(node, numbering, words)
    case 'select':
      return selectBlocks(node, words)
    case 'checks':
      return checksBlocks(node, words)
    case 'text-input':
      return [textInputBlock(node)]
    case 'time-input':
      return [timeInputBlock(node)]
    case 'date-input':
      return [dateInputBlock(node)]
    default: {
      const forgotten: never = node
      return forgotten
    }
  }
}

/** The words carry the meaning; the mark only helps the eye, so it needn't be known to read the card. */
const toneMark = { none: '', good: '✅  ', attention: '🔸  ' } as const

/** A heading too long for a header block is a bold line instead: nothing of it is lost. */
const drawHeading = (text: string): readonly Block[] => {
  if (text.trim() === '') return []
  if (text.length <= slackLimits.headerText)
    return [{ type: 'header', text: plainText(text, slackLimits.headerText) }]
  const pieces = packTexts(
    [plainToMrkdwn(text.replace(/\s+/g, ' '))],
    slackLimits.sectionText - 2,
    ' ',
    untornMrkdwn,
  )
  return sections(pieces.map((piece) => `*${piece}*`))
}

const drawFields = (fields: readonly { readonly label: string; readonly value: string }[]): Block[] => {
  const texts = fields.flatMap(({ label, value }) =>
    packTexts(
      [`*${plainToMrkdwn(label) || '–'}*\n${plainToMrkdwn(value)}`],
      slackLimits.fieldText,
      '\n',
      untornMrkdwn,
    ),
  )
  return inGroups(texts, slackLimits.fieldsPerSection).map((group) => ({
    type: 'section',
    fields: group.map(mrkdwnText),
  }))
}

const drawButtons = (buttons: readonly Button[], numbering: Numbering, words: CardWords): Block[] => {
  const sendable = buttons.filter(isSendable)
  const rows = inGroups(sendable, slackLimits.elementsPerActions).map(
    (row): Block => ({
      type: 'actions',
      elements: row.map((button) => buttonElement(button, numbering.next++)),
    }),
  )
  const missing = buttons.length - sendable.length
  return missing > 0 ? [...rows, quietLine(plainToMrkdwn(words.notShown(missing)))] : rows
}

/** Long options are listed in full with a letter each, because phones cut the text of a button. */
const drawOptions = ({ options }: OptionsNode, numbering: Numbering, words: CardWords): Block[] => {
  const lettered = needsLetters(options)
  const lines = options.map((option, index) => `*${optionLetter(index)}*  ${plainToMrkdwn(option.text)}`)
  const buttons = options.map(
    ({ text, action }, index): Button => ({
      label: lettered ? optionLetter(index) : text,
      spokenLabel: lettered ? `${optionLetter(index)}: ${text}` : text,
      action,
    }),
  )
  return [...(lettered ? sections(lines, '\n') : []), ...drawButtons(buttons, numbering, words)]
}

const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  )

/** Slack refuses a block_id that is there twice; the action_id still tells which input it is. */
const uniqueBlockIds = (blocks: Block[]): Block[] => {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    if (block.block_id === undefined) return block
    const times = (seen.get(block.block_id) ?? 0) + 1
    seen.set(block.block_id, times)
    return times === 1 ? block : { ...block, block_id: `${block.block_id.slice(0, 245)}#${times}` }
  })
}
