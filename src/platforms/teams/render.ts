import type { Action, Card, CardNode, Dialog } from '../../chat/card.ts'
import { type CardWords, cardWordsIn } from '../../chat/card-words.ts'
import { fallbackText, progressBar } from '../../chat/fallback.ts'
import { languagePart } from '../../chat/locale.rules.ts'
import { isWebAddress } from '../../chat/rich.ts'
import { shorten } from '../../chat/shorten.ts'
import { type ActionData, actionData } from './action-data.ts'
import { plainToCardMarkdown, richToCardMarkdownBlocks } from './card-markdown.ts'
import { teamsLimits } from './limits.ts'
import { actionSets, optionElements, type Sending } from './render-actions.ts'
import {
  checksElements,
  dateInputElement,
  type InputPlace,
  selectElements,
  textInputElement,
  timeInputElement,
} from './render-inputs.ts'
import { type CardElement, inGroups, quietLooks, quietText, textBlock, textBlocks } from './render-pieces.ts'

/** An Adaptive Card as JSON. https://adaptivecards.io/explorer/AdaptiveCard.html */
export type AdaptiveCardJson = {
  readonly type: 'AdaptiveCard'
  readonly $schema: string
  readonly version: '1.5'
  /** The language of its texts, without a region: the clients' parser takes two or three letters. */
  readonly lang?: string
  readonly fallbackText: string
  /** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#refresh-mechanism */
  readonly refresh?: {
    readonly action: { readonly type: 'Action.Execute'; readonly verb: string; readonly data: ActionData }
    readonly userIds: readonly string[]
  }
  readonly body: readonly CardElement[]
}

/** For whom a card is drawn: their ids as messages name them (29:…). Their client asks for its present state. */
export type Readers = { readonly refreshFor?: readonly string[] }

/**
 * A card as an Adaptive Card 1.5. What a Teams message can't hold is left out with a line that says how much;
 * it never throws.
 */
export const renderCard = (
  card: Card,
  words: CardWords = cardWordsIn(card.locale),
  { refreshFor = [] }: Readers = {},
): AdaptiveCardJson => {
  const { refresh } = card
  const data = refresh && actionData(refresh, [])
  return adaptiveCard(card, card.nodes, words, {
    ...(refresh && data && refreshFor.length > 0
      ? { refresh: { action: { type: 'Action.Execute', verb: refresh.intent, data }, userIds: refreshFor } }
      : {}),
  })
}

/**
 * A dialog as an Adaptive Card; its last action submits. Teams shows the title and closes a dialog itself, so
 * `title` and `closeLabel` are only in the fallback text. `opener` comes back with what is sent.
 */
export const renderDialog = (
  dialog: Dialog,
  words: CardWords = cardWordsIn(dialog.locale),
  opener?: Action,
): AdaptiveCardJson => {
  const submit: CardNode = {
    type: 'actions',
    buttons: [{ label: dialog.submitLabel, action: dialog.submit, style: 'primary' }],
  }
  return adaptiveCard(dialog, [...dialog.nodes, submit], words, { dialog: { opener } })
}

const adaptiveCard = (
  shown: Card | Dialog,
  nodes: readonly CardNode[],
  words: CardWords,
  { dialog, refresh }: Pick<Sending, 'dialog'> & Pick<AdaptiveCardJson, 'refresh'>,
): AdaptiveCardJson => {
  const named = withUniqueIds(nodes)
  const lists = named.flatMap((node) => (node.type === 'checks' ? [node.id] : []))
  const sending: Sending = { lists, ...(dialog ? { dialog } : {}) }
  const place = { words, inDialog: dialog !== undefined }
  const drawn = separated(named.map((node) => ({ node, elements: draw(node, sending, place) })))
  const card: AdaptiveCardJson = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    ...(shown.locale === undefined ? {} : { lang: languagePart(shown.locale) }),
    fallbackText: shorten(fallbackText(shown), teamsLimits.fallbackText, words.shortened) || '–',
    ...(refresh ? { refresh } : {}),
    body: [],
  }
  return { ...card, body: withinLimits(drawn, teamsLimits.cardBytes - sizeOf(card), words) }
}

/** Clients refuse a card whose inputs share an id; the first keeps it. */
const withUniqueIds = (nodes: readonly CardNode[]): readonly CardNode[] => {
  const times = new Map<string, number>()
  return nodes.map((node) => {
    if (!('id' in node)) return node
    const time = (times.get(node.id) ?? 0) + 1
    times.set(node.id, time)
    return time === 1 ? node : { ...node, id: `${node.id}#${time}` }
  })
}

const draw = (node: CardNode, sending: Sending, place: InputPlace): readonly CardElement[] => {
  switch (node.type) {
    case 'heading':
      return textBlocks([plainToCardMarkdown(node.text)], {
        style: 'heading',
        size: 'Large',
        weight: 'Bolder',
      })
    case 'text': {
      const texts = textBlocks(richToCardMarkdownBlocks(node.text))
      return node.tone === undefined || texts.length === 0
        ? texts
        : [{ type: 'Container', style: node.tone, bleed: true, items: texts }]
    }
    case 'image':
      return isWebAddress(node.url)
        ? [{ type: 'Image', url: node.url, altText: node.alt }]
        : textBlocks([plainToCardMarkdown(node.alt)])
    case 'fields':
      return drawFields(node.fields)
    case 'divider':
      return []
    case 'context':
      return textBlocks(richToCardMarkdownBlocks(node.text), quietLooks)
    case 'progress':
      return [
        ...textBlocks([plainToCardMarkdown(node.label)], { weight: 'Bolder' }),
        textBlock(`${progressBar(node.done, node.total)}  ${plainToCardMarkdown(node.text)}`, {
          spacing: 'Small',
        }),
      ]
    case 'actions':
      return actionSets(node.buttons, sending, place.words)
    case 'options':
      return optionElements(node, sending, place.words)
    case 'select':
      return selectElements(node, place)
    case 'checks':
      return checksElements(node, place)
    case 'text-input':
      return [textInputElement(node, place)]
    case 'time-input':
      return [timeInputElement(node, place)]
    case 'date-input':
      return [dateInputElement(node, place)]
    default: {
      const forgotten: never = node
      return forgotten
    }
  }
}

const factsPerSet = 20

type Field = { readonly label: string; readonly value: string }

const drawFields = (fields: readonly Field[]): readonly CardElement[] =>
  fields.some(({ label, value }) => label.length > longestTitleBeside(value))
    ? fields.flatMap(stackedField)
    : inFacts(fields)

const longestTitleBeside = (value: string): number =>
  value.length > teamsLimits.longFactValue ? teamsLimits.factTitleBesideLongValue : teamsLimits.factTitle

const stackedField = ({ label, value }: Field): readonly CardElement[] => [
  ...textBlocks([plainToCardMarkdown(label) || '–'], { weight: 'Bolder' }),
  ...textBlocks([plainToCardMarkdown(value) || '–'], { spacing: 'None' }),
]

const inFacts = (fields: readonly Field[]): readonly CardElement[] =>
  inGroups(fields, factsPerSet).map((group) => ({
    type: 'FactSet',
    facts: group.map(({ label, value }) => ({
      title: plainToCardMarkdown(label) || '–',
      value: plainToCardMarkdown(value) || '–',
    })),
  }))

/** Adaptive Cards have no divider: the element after one gets a line above it. */
const separated = (
  drawn: readonly { readonly node: CardNode; readonly elements: readonly CardElement[] }[],
): readonly CardElement[] => {
  const body: CardElement[] = []
  let lineWaits = false
  for (const { node, elements } of drawn) {
    if (node.type === 'divider') lineWaits = body.length > 0
    for (const element of elements) {
      body.push(lineWaits ? { ...element, separator: true } : element)
      lineWaits = false
    }
  }
  return body
}

/** Bytes as Teams counts them: UTF-16, of the JSON. */
const sizeOf = (value: unknown): number => JSON.stringify(value).length * 2

/**
 * Keeps what fits. What can be done comes first, so that nobody is left before a question without its buttons; a
 * quiet line at the end says how many elements are missing.
 */
const withinLimits = (
  elements: readonly CardElement[],
  maxBytes: number,
  words: CardWords,
): readonly CardElement[] => {
  if (sizeOf(elements) <= maxBytes) return elements
  const notice = (count: number): CardElement => quietText(plainToCardMarkdown(words.notShown(count)))
  let room = maxBytes - sizeOf([notice(elements.length)])
  const kept = new Set<CardElement>()
  const isDone = ({ type }: CardElement): boolean => type === 'ActionSet' || type.startsWith('Input.')
  for (const element of [...elements.filter(isDone), ...elements.filter((candidate) => !isDone(candidate))]) {
    const size = sizeOf(element) + 2
    if (size > room) continue
    kept.add(element)
    room -= size
  }
  return [...elements.filter((element) => kept.has(element)), notice(elements.length - kept.size)]
}
