import {
  choiceOption,
  confirmation,
  conversationFilter,
  dispatchActionConfig,
  imageFields,
  imageSource,
  initialIsOffered,
  menuOption,
  oneOptionSource,
  optionGroup,
  overflowOption,
  plain,
} from './composition.ts'
import type { Fields, Shape } from './shape.ts'
import { anything, boolean, integer, list, matching, numeral, object, oneOf, text } from './shape.ts'

/** Block elements: https://docs.slack.dev/reference/block-kit/block-elements */

const id = text({ min: 1, max: 255 })
const anyType = text({ max: 255 })
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm')
const style = oneOf('primary', 'danger')

const both =
  (...shapes: Shape[]): Shape =>
  (value, at, report) => {
    for (const shape of shapes) shape(value, at, report)
  }

const element = (required: Fields, optional: Fields, also?: Shape): Shape =>
  object({ type: anyType, ...required }, { action_id: id, ...optional }, also)

const confirmable = { confirm: confirmation }
const focusable = { focus_on_load: boolean }
const placeheld = { placeholder: plain(150) }
const typed = { ...focusable, ...placeheld, dispatch_action_config: dispatchActionConfig }
const picked = { ...confirmable, ...focusable, ...placeheld }

const menu = (optional: Fields, also?: Shape): Shape => element({}, { ...picked, ...optional }, also)
const several = { max_selected_items: integer({ min: 1, max: 100 }) }
const options = list(menuOption, { min: 1, max: 100 })
const groups = list(optionGroup, { min: 1, max: 100 })
const choices = list(choiceOption, { min: 1, max: 10 })
const offered = both(oneOptionSource, initialIsOffered)

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const button: Shape = element(
  { text: plain(75) },
  {
    ...confirmable,
    value: text({ max: 2000 }),
    url: text({ max: 3000 }),
    style,
    accessibility_label: text({ max: 75 }),
  },
)

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const selects: Fields = {
  static_select: menu({ options, option_groups: groups, initial_option: menuOption }, offered),
  external_select: menu({ initial_option: menuOption, min_query_length: integer({ min: 0, max: 100 }) }),
  users_select: menu({ initial_user: id }),
  conversations_select: menu({
    initial_conversation: id,
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter: conversationFilter,
  }),
  channels_select: menu({ initial_channel: id, response_url_enabled: boolean }),
}

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
const multiSelects: Fields = {
  multi_static_select: menu(
    { ...several, options, option_groups: groups, initial_options: list(menuOption, { min: 1 }) },
    offered,
  ),
  multi_external_select: menu({
    ...several,
    initial_options: list(menuOption),
    min_query_length: integer({ min: 0, max: 100 }),
  }),
  multi_users_select: menu({ ...several, initial_users: list(id) }),
  multi_conversations_select: menu({
    ...several,
    initial_conversations: list(id),
    default_to_current_conversation: boolean,
    filter: conversationFilter,
  }),
  multi_channels_select: menu({ ...several, initial_channels: list(id) }),
}

const choosers: Fields = {
  checkboxes: element(
    { options: choices },
    { ...confirmable, ...focusable, initial_options: list(choiceOption, { min: 1 }) },
    initialIsOffered,
  ),
  radio_buttons: element(
    { options: choices },
    { ...confirmable, ...focusable, initial_option: choiceOption },
    initialIsOffered,
  ),
  datepicker: element({}, { ...picked, initial_date: date }),
  timepicker: element({}, { ...picked, initial_time: time, timezone: text({ max: 100 }) }),
}

const datetimepicker = element(
  {},
  { ...confirmable, ...focusable, initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
)
const overflow = element({ options: list(overflowOption, { min: 1, max: 5 }) }, confirmable)
const image = object({ type: anyType, alt_text: text({ min: 1, max: 2000 }) }, imageFields, imageSource)
const richTextInput = element({}, { ...typed, initial_value: anything })
const workflowButton = element(
  { text: plain(75), workflow: anything },
  { ...confirmable, style, accessibility_label: text({ max: 75 }) },
)

const typedInputs: Fields = {
  plain_text_input: element(
    {},
    {
      ...typed,
      initial_value: text({ max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
  ),
  number_input: element(
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: numeral, min_value: numeral, max_value: numeral },
  ),
  email_text_input: element({}, { ...typed, initial_value: text({ max: 3000 }) }),
  url_text_input: element({}, { ...typed, initial_value: text({ max: 3000 }) }),
  rich_text_input: richTextInput,
}

const feedbackButton = object(
  { text: plain(75), value: text({ max: 2000 }) },
  { accessibility_label: text({ max: 75 }) },
)

/** Which elements each block takes: the "Works with block types" of each element's page. */
export const sectionAccessories: Fields = {
  button,
  ...selects,
  ...multiSelects,
  ...choosers,
  overflow,
  image,
}
export const actionsElements: Fields = {
  button,
  ...selects,
  ...multiSelects,
  ...choosers,
  datetimepicker,
  overflow,
  rich_text_input: richTextInput,
}
export const inputElements: Fields = {
  ...selects,
  ...multiSelects,
  ...choosers,
  datetimepicker,
  ...typedInputs,
}
export const contextImage: Shape = image
/** Only in messages: https://docs.slack.dev/reference/block-kit/block-elements/workflow-button-element */
export const messageOnlyElements: Fields = { workflow_button: workflowButton }
/** Only in modals: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
export const modalOnlyInputs: Fields = {
  file_input: element({}, { filetypes: list(text({ max: 100 })), max_files: integer({ min: 1, max: 10 }) }),
}
export const contextActionsElements: Fields = {
  feedback_buttons: element({ positive_button: feedbackButton, negative_button: feedbackButton }, {}),
  icon_button: element(
    { icon: text({ max: 100 }), text: plain(75) },
    {
      ...confirmable,
      value: text({ max: 2000 }),
      accessibility_label: text({ max: 75 }),
      visible_to_user_ids: list(id),
    },
  ),
}
