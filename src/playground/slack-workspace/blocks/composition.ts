import { isObject, objectsIn } from '../../stand-in/json.ts'
import type { Shape } from './shape.ts'
import { anySchema, boolean, byType, list, object, oneOf, text } from './shape.ts'

/** Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */

const plainText = (max: number): Shape =>
  object({ type: oneOf('plain_text'), text: text({ min: 1, max }) }, { emoji: boolean })

const mrkdwn = (max: number): Shape =>
  object({ type: oneOf('mrkdwn'), text: text({ min: 1, max }) }, { verbatim: boolean })

/** Only `plain_text`. */
export const plain = (max: number): Shape => byType({ plain_text: plainText(max) })

/** `plain_text` or `mrkdwn`. */
export const anyText = (max: number): Shape =>
  anySchema(byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }))

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const option = ({ label, url = false }: { label: Shape; url?: boolean }): Shape =>
  object(
    { text: label, value: text({ max: 150 }) },
    { description: anyText(75), ...(url ? { url: text({ max: 3000 }) } : {}) },
  )

export const menuOption: Shape = option({ label: plain(75) })
export const overflowOption: Shape = option({ label: plain(75), url: true })
/** Radio buttons and checkboxes may use mrkdwn. */
export const choiceOption: Shape = option({ label: anyText(75) })

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup: Shape = object({
  label: plain(75),
  options: list(menuOption, { min: 1, max: 100 }),
})

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation: Shape = object(
  { text: anyText(300) },
  { title: plain(100), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
)

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
export const dispatchActionConfig: Shape = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
)

export const conversationFilter: Shape = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
)

/** An image names exactly one source. */
export const imageSource: Shape = (value, at, report) => {
  if (!isObject(value)) return
  if ((value.image_url === undefined) === (value.slack_file === undefined))
    report('must define either `image_url` or `slack_file`', at)
}

export const imageFields = {
  image_url: text({ min: 1, max: 3000 }),
  slack_file: object({}, { id: text({ max: 255 }), url: text({ max: 3000 }) }),
}

/** `options` or `option_groups`, never both or none. */
export const oneOptionSource: Shape = (value, at, report) => {
  if (!isObject(value)) return
  if ((value.options === undefined) === (value.option_groups === undefined))
    report('must define either `options` or `option_groups`', at)
}

/** What is chosen at first must exactly be one of what can be chosen. */
export const initialIsOffered: Shape = (value, at, report) => {
  if (!isObject(value)) return
  const groups = objectsIn(value, 'option_groups').flatMap((group) => objectsIn(group, 'options'))
  const offered = new Set([...objectsIn(value, 'options'), ...groups].map((one) => JSON.stringify(one)))
  const initial = [value.initial_option, ...objectsIn(value, 'initial_options')].filter(isObject)
  if (initial.some((one) => !offered.has(JSON.stringify(one))))
    report('initial option must match one of the options', at)
}
