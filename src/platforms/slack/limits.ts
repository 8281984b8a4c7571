/**
 * Slack's limits, each with the page it is from. Lengths are counted in UTF-16 units after escaping, which is
 * never less than what Slack counts.
 */
export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocksPerMessage: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks (modals and Home tabs) */
  blocksPerView: 100,
  /**
   * Over about this, chat.postMessage answers `msg_blocks_too_long`. No page says how Slack counts; characters of
   * text plus some for each block agree with what people measured: https://github.com/slackapi/bolt-js/issues/2509
   */
  charactersPerMessage: 13_200,
  charactersPerBlock: 44,
  /** A view is at most 250 KB; this much of it is its blocks: https://docs.slack.dev/reference/methods/views.open */
  viewBytes: 230_000,
  /** chat.update refuses more than this: https://docs.slack.dev/reference/methods/chat.update#errors */
  messageText: 4_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionText: 3_000,
  fieldsPerSection: 10,
  fieldText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  headerText: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block: elements; longer texts than this one are refused */
  contextText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  elementsPerActions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonSpokenLabel: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements (action_id) and blocks (block_id) */
  identifier: 255,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageUrl: 3_000,
  imageAlt: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element, …/checkboxes-element */
  radios: 10,
  checkboxes: 10,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  placeholder: 150,
  inputText: 3_000,
  /** https://docs.slack.dev/reference/views/modal-views */
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
} as const
