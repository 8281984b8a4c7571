import { join } from 'node:path'
import { type MessageKey, type MessageValues, sayIn } from '../../src/chat/messages/catalogue.ts'
import type { ItemSource } from '../../src/content/pack-format.ts'
import { checkContent } from '../../src/content/validate.ts'
import type { PlaygroundState, StateMessage } from '../../src/playground/state.ts'

/** The playground's control API, as somebody who scripts it. */
export const controlApiAt = (address: string) => {
  const call = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${address}/playground/api/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  const state = () => call<PlaygroundState>('state')
  const act = (body: object) => call<{ ok: boolean; changed: string[] }>('act', body)

  /** What the bot has said to somebody, the oldest first. */
  const messages = async (person: string): Promise<readonly StateMessage[]> => {
    const { conversations } = await state()
    const dm = conversations.find(({ kind, members }) => kind === 'dm' && members.includes(person))
    return (dm?.messages ?? []).filter(({ author }) => author !== person)
  }
  /** The person's own conversation with the bot. */
  const direct = async (person: string): Promise<string> => {
    const { conversations } = await state()
    return conversations.find(({ kind, members }) => kind === 'dm' && members.includes(person))?.id ?? ''
  }
  const last = async (person: string): Promise<StateMessage> => {
    const found = (await messages(person)).at(-1)
    if (!found) throw new Error(`Nothing has been said to ${person}`)
    return found
  }
  const press = async (person: string, intent: string, inputs?: object) => {
    const on = await last(person)
    const action = on.actions.find(({ id }) => id.startsWith(`${intent}:`))?.id
    if (!action) throw new Error(`There is no ${intent} on: ${on.text}`)
    return act({ person, message: on.id, action, ...(inputs ? { inputs } : {}) })
  }
  return {
    state,
    act,
    messages,
    last,
    press,
    direct,
    home: (person: string) => call<StateMessage>(`home?person=${person}`),
    moveClock: (body: { to: string } | { advance: string }) =>
      call<{ now: string; delivered: number; jobs: number }>('clock', body),
    say: (person: string, conversation: string, text: string) =>
      call<{ ok: boolean }>('say', { person, conversation, text }),
  }
}

export type ControlApi = ReturnType<typeof controlApiAt>

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a button or choice is that of an option: with a letter before it, and cut where it is too long. */
const says = (label: string, option: string): boolean =>
  label.endsWith('…')
    ? letters(option).startsWith(letters(label.replace(/^[A-Z]: /, '')))
    : letters(label).endsWith(letters(option))

/** A question as it is asked in a language: its text and options are translated, its id is the same. */
type Asked = ItemSource & { readonly language: string }

const items: readonly Asked[] = checkContent(join(import.meta.dirname, '..', '..', 'content')).packs.flatMap(
  (pack) => [
    ...pack.modules
      .flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items))
      .map((item): Asked => ({ ...item, language: pack.language })),
    ...(pack.translations ?? []).flatMap(({ language, items }) =>
      Object.values(items).map((item): Asked => ({ ...item, language })),
    ),
  ],
)

/** The question of the packs that a message asks, in whichever language. */
export const itemAsked = ({ text }: StateMessage): Asked => {
  const said = letters(text)
  const found = items
    .filter(({ prompt }) => said.includes(letters(prompt)))
    .sort((a, b) => b.prompt.length - a.prompt.length)[0]
  if (!found) throw new Error(`No question of the packs: ${text}`)
  return found
}

/** As people write numbers where a comma marks the decimals; three of them could be thousands, so never three. */
const typedNumber = (value: number, language: string): string => {
  if (language === 'en') return String(value)
  const [whole = '', decimals = '0'] = String(value).split('.')
  return `${whole},${decimals.length === 3 ? `${decimals}0` : decimals}`
}

/** What a person types for an answer that is right or wrong. */
export const typedAnswer = (item: Asked & { kind: 'numeric' | 'short-text' }, right: boolean): string => {
  if (item.kind === 'numeric') return typedNumber(right ? item.answer : item.answer * 1.5 + 7, item.language)
  return right ? (item.accept[0] ?? '') : 'something else entirely'
}

/** What the product says in a language, as it is read: without the marks of rich text. */
export const saying =
  (locale: string) =>
  (key: MessageKey, values?: MessageValues): string =>
    sayIn(locale).plain(key, values).replaceAll('**', '')

/** Answers the question that is open, right or wrong as wished; its id in the pack. */
export const answerOver = async (api: ControlApi, person: string, right: boolean): Promise<string> => {
  const on = await api.last(person)
  const item = itemAsked(on)
  const buttons = on.actions.filter(({ kind }) => kind === 'button')
  const input = on.actions.find(({ kind }) => kind !== 'button')
  const press = (action: string, inputs?: object) =>
    api.act({ person, message: on.id, action, ...(inputs ? { inputs } : {}) })
  const labelled = (wanted: readonly string[], labels: readonly { label: string }[]) =>
    labels.filter(({ label }) => wanted.some((text) => says(label, text)))
  if (item.kind === 'single-choice' || item.kind === 'multiple-choice') {
    const wanted = item.options
      .filter((option) => (option.correct === true) === right)
      .map(({ text }) => text)
    if (input) {
      const values = labelled(wanted, input.options ?? []).map((option) => 'value' in option && option.value)
      await press(buttons[0]?.id ?? '', { [input.id]: values })
    } else {
      await press((labelled(wanted, buttons)[0] as { id: string } | undefined)?.id ?? '')
    }
  } else if (item.kind === 'true-false') {
    const wanted = saying(item.language)(item.answer === right ? 'question.true' : 'question.false')
    await press(buttons.find(({ label }) => label.endsWith(wanted))?.id ?? '')
  } else {
    await press(buttons[0]?.id ?? '', { [input?.id ?? '']: typedAnswer(item, right) })
  }
  return item.id
}
