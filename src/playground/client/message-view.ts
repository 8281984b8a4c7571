import type { PlaygroundState, StateMessage } from '../state.ts'
import { adaptiveView } from './adaptive-view.ts'
import { blocksView } from './blocks-view.ts'
import { h, type Keyed } from './dom.ts'
import { allInputs, changedInputs, type Entered, restoreInputs } from './inputs.ts'
import { mrkdwnView, type NameOf } from './mrkdwn-view.ts'
import { isJson } from './native.ts'
import { buttonIds, nameIn, seenKey } from './page-state.ts'
import { avatar } from './people-view.ts'
import { clockTime, longDay } from './times.ts'

/** Something a person does with a message or surface; the page sends it to the control API. */
export type Use = (deed: {
  readonly on: { readonly message: string } | { readonly surface: string }
  readonly action: string
  readonly value?: Entered
  readonly inputs: Record<string, Entered>
  readonly element: HTMLElement | undefined
}) => void

export type MessageSetting = {
  readonly state: PlaygroundState
  readonly zone: string
  readonly nameOf: NameOf
  readonly use: Use
  /** Whether the message has come since this conversation was opened; it is lit up for a moment. */
  isNew(message: StateMessage): boolean
}

/** Messages with a line between the days, as days are where the reader is. */
export const messageItems = (
  messages: readonly StateMessage[],
  setting: MessageSetting,
): readonly Keyed[] => {
  let lastDay = ''
  return messages.flatMap((message) => {
    const day = longDay(message.at, setting.zone)
    const item = messageItem(message, setting)
    if (day === lastDay) return [item]
    lastDay = day
    return [dayItem(day), item]
  })
}

const dayItem = (day: string): Keyed => ({
  key: `day ${day}`,
  version: day,
  draw: () => h('li', { class: 'day' }, h('span', {}, day)),
})

const messageItem = (message: StateMessage, setting: MessageSetting): Keyed => ({
  key: message.id,
  version: `${seenKey(message)} ${setting.zone}`,
  draw(before) {
    const entered = before === undefined ? {} : changedInputs(before)
    const drawn = messageView(message, setting)
    restoreInputs(drawn, entered)
    return drawn
  },
})

const messageView = (message: StateMessage, setting: MessageSetting): HTMLElement => {
  const { state, zone } = setting
  const name = nameIn(state, message.author)
  const isBot = !state.people.some(({ id }) => id === message.author)
  const time = clockTime(message.at, zone)
  const article: HTMLElement = h(
    'li',
    { class: message.visibleTo === undefined ? 'message' : 'message whisper' },
    avatar(message.author, name),
    h(
      'article',
      { class: 'message-body', 'aria-label': `${name}, ${time}` },
      message.visibleTo !== undefined && h('p', { class: 'only-you' }, 'Only visible to you'),
      h(
        'header',
        { class: 'message-head' },
        h('b', { class: 'message-author' }, name),
        isBot && h('span', { class: 'app-mark' }, 'APP'),
        h('time', { datetime: message.at, title: message.at }, time),
      ),
      contentView(message, setting, () => article),
      // Teams doesn't say that a card has taken the place of another.
      message.edited && !isJson(message.native) && h('span', { class: 'edited' }, '(edited)'),
    ),
  )
  if (setting.isNew(message)) article.classList.add('fresh')
  return article
}

const contentView = (
  message: StateMessage,
  { nameOf, use }: MessageSetting,
  holder: () => HTMLElement,
): HTMLElement => {
  if (isJson(message.native)) {
    return adaptiveView(message.native, buttonIds(message), (action, inputs, element) =>
      use({ on: { message: message.id }, action, inputs, element }),
    )
  }
  const blocks = Array.isArray(message.native) ? message.native : []
  if (blocks.length === 0) return h('div', { class: 'blocks' }, ...mrkdwnView(message.text, nameOf))
  return blocksView(blocks, {
    nameOf,
    prefix: message.id,
    errors: {},
    use(action, value) {
      const root = holder()
      const { [action]: _own, ...inputs } = allInputs(root)
      use({
        on: { message: message.id },
        action,
        ...(value === undefined ? {} : { value }),
        inputs,
        element: root.querySelector<HTMLElement>(`[data-action="${CSS.escape(action)}"]`) ?? undefined,
      })
    },
  })
}
