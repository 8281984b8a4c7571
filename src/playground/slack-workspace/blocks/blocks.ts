import { isObject } from '../../stand-in/json.ts'
import { anyText, imageFields, imageSource, plain } from './composition.ts'
import {
  actionsElements,
  contextActionsElements,
  contextImage,
  inputElements,
  messageOnlyElements,
  modalOnlyInputs,
  sectionAccessories,
} from './elements.ts'
import type { Fields, Report, Shape } from './shape.ts'
import { anything, boolean, byType, list, object, oneOf, text } from './shape.ts'

export type Surface = 'message' | 'modal' | 'home'

/** https://docs.slack.dev/reference/block-kit/blocks: 50 blocks in a message, 100 in modals and Home tabs. */
const maxBlocks: { [surface in Surface]: number } = { message: 50, modal: 100, home: 100 }

const blockId = { block_id: text({ min: 1, max: 255 }) }
const block = (type: string, required: Fields, optional: Fields = {}, also?: Shape): Shape =>
  object({ type: oneOf(type), ...required }, { ...blockId, ...optional }, also)

const textOrFields: Shape = (value, at, report) => {
  if (isObject(value) && value.text === undefined && value.fields === undefined)
    report('must define either `text` or `fields`', at)
}

const richTextPart = byType({
  rich_text_section: anything,
  rich_text_list: anything,
  rich_text_quote: anything,
  rich_text_preformatted: anything,
})

const everywhere = (surface: Surface): Fields => {
  const onlyInMessages = surface === 'message' ? messageOnlyElements : {}
  const onlyInModals = surface === 'modal' ? modalOnlyInputs : {}
  return {
    section: block(
      'section',
      {},
      {
        text: anyText(3000),
        fields: list(anyText(2000), { min: 1, max: 10 }),
        accessory: byType({ ...sectionAccessories, ...onlyInMessages }),
        expand: boolean,
      },
      textOrFields,
    ),
    header: block('header', { text: plain(150) }),
    divider: block('divider', {}),
    context: block('context', {
      elements: list(contextElement, { min: 1, max: 10 }),
    }),
    actions: block('actions', {
      elements: list(byType({ ...actionsElements, ...onlyInMessages }), { min: 1, max: 25 }),
    }),
    input: block(
      'input',
      { label: plain(2000), element: byType({ ...inputElements, ...onlyInModals }) },
      { hint: plain(2000), optional: boolean, dispatch_action: boolean },
    ),
    image: block(
      'image',
      { alt_text: text({ min: 1, max: 2000 }) },
      { ...imageFields, title: plain(2000) },
      imageSource,
    ),
    rich_text: block('rich_text', { elements: list(richTextPart, { min: 1 }) }),
    video: block(
      'video',
      {
        alt_text: text({ min: 1, max: 2000 }),
        title: plain(199),
        thumbnail_url: text({ max: 3000 }),
        video_url: text({ max: 3000 }),
      },
      {
        title_url: text({ max: 3000 }),
        author_name: text({ max: 50 }),
        provider_name: text({ max: 50 }),
        provider_icon_url: text({ max: 3000 }),
        description: plain(199),
      },
    ),
  }
}

/** The page names no limit for its texts; more than 2,000 characters are refused. */
const contextElement: Shape = (value, at, report) =>
  isObject(value) && value.type === 'image'
    ? contextImage(value, at, report)
    : anyText(2000)(value, at, report)

/** https://docs.slack.dev/reference/block-kit/blocks/table-block and /markdown-block: messages only. */
const messageOnly: Fields = {
  markdown: block('markdown', { text: text({ min: 1, max: 12_000 }) }),
  context_actions: block('context_actions', {
    elements: list(byType(contextActionsElements), { min: 1, max: 5 }),
  }),
  table: block(
    'table',
    {
      rows: list(
        list(byType({ raw_text: anything, raw_number: anything, rich_text: anything }), { max: 20 }),
        { min: 1, max: 100 },
      ),
    },
    { column_settings: list(anything, { max: 20 }) },
  ),
}

const blockShapes: { [surface in Surface]: Shape } = {
  message: byType({ ...everywhere('message'), ...messageOnly }),
  modal: byType(everywhere('modal')),
  home: byType(everywhere('home')),
}

const elementsWithPlace = (one: unknown, at: string): [unknown, string][] => {
  if (!isObject(one)) return []
  if (Array.isArray(one.elements) && one.type !== 'rich_text')
    return one.elements.map((element: unknown, index) => [element, `${at}/elements/${index}`])
  return [
    [one.accessory, `${at}/accessory`],
    [one.element, `${at}/element`],
  ]
}

const reportRepeats = (name: string, found: [unknown, string][], report: Report): void => {
  const seen = new Set<string>()
  for (const [holder, at] of found) {
    const value = isObject(holder) ? holder[name] : undefined
    if (typeof value !== 'string') continue
    if (seen.has(value)) report(`\`${name}\` "${value}" already exists`, `${at}/${name}`)
    seen.add(value)
  }
}

/** `block_id` is unique on a surface, `action_id` within its block, and the focus goes to one element. */
const noRepeats: Shape = (value, at, report) => {
  if (!Array.isArray(value)) return
  const blocks = value.map((one: unknown, index): [unknown, string] => [one, `${at}/${index}`])
  reportRepeats('block_id', blocks, report)
  for (const [one, place] of blocks) reportRepeats('action_id', elementsWithPlace(one, place), report)
  const focused = blocks
    .flatMap(([one, place]) => elementsWithPlace(one, place))
    .filter(([element]) => isObject(element) && element.focus_on_load === true)
  for (const [, place] of focused.slice(1)) report('only one element can have `focus_on_load`', place)
}

/** All blocks of a surface: https://docs.slack.dev/reference/block-kit/blocks */
export const blocksOf = (surface: Surface): Shape => {
  const each = list(blockShapes[surface], { max: maxBlocks[surface] })
  return (value, at, report) => {
    each(value, at, report)
    noRepeats(value, at, report)
  }
}

/**
 * Slack also limits the blocks of a message taken together, and doesn't say how it counts
 * (https://github.com/slackapi/bolt-js/issues/2509 and /2867: one markdown block may hold 13,297
 * characters, each further block costs some). 13,200 with 44 a block agrees with every measurement there.
 */
export const messageBlocksTooLong = (blocks: readonly unknown[]): boolean =>
  charactersIn(blocks) + 44 * blocks.length > 13_200 + 44

const charactersIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersIn(one), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? one.length : charactersIn(one)),
    0,
  )
}
