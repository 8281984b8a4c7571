/** Somebody who knows a content pack by heart and goes through lessons over the playground's control API. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const itemSchema = z.looseObject({
  kind: z.string(),
  prompt: z.string(),
  options: z.array(z.looseObject({ text: z.string(), correct: z.boolean().optional() })).optional(),
  answer: z.union([z.number(), z.boolean()]).optional(),
  accept: z.array(z.string()).optional(),
})
type Item = z.infer<typeof itemSchema>

const actionSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})
const messageSchema = z.object({ id: z.string(), text: z.string(), actions: z.array(actionSchema) })
const stateSchema = z.object({
  conversations: z.array(z.object({ id: z.string(), messages: z.array(messageSchema) })),
})
const nextSchema = z.object({ next: z.iso.datetime() })
type Message = z.infer<typeof messageSchema>

const itemsOf = (pack: string): Item[] =>
  readdirSync(pack, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.items.yaml'))
    .flatMap((name) => z.array(itemSchema).parse(parse(readFileSync(join(pack, name), 'utf8'))))

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Calls the control API. @throws when the playground refuses. */
export const callPlayground = async (origin: string, path: string, body?: object): Promise<unknown> => {
  const response = await fetch(`${origin}/playground/api/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** What to press, and what to fill in, for an answer that is right, or wrong if asked for. */
const answerTo = (item: Item, { actions }: Message, right: boolean): { action: string; inputs?: object } => {
  const buttons = actions.filter(({ kind }) => kind === 'button')
  const input = actions.find(({ kind }) => kind !== 'button')
  const first = buttons[0]?.id ?? ''
  const wanted = (item.options ?? []).filter((option) => (option.correct === true) === right)
  if (input?.kind === 'choices') {
    const isWanted = (label: string) => wanted.some(({ text }) => letters(label).endsWith(letters(text)))
    const values = (input.options ?? []).filter(({ label }) => isWanted(label)).map(({ value }) => value)
    return { action: first, inputs: { [input.id]: values } }
  }
  if (input) {
    const known = item.accept?.[0] ?? String(item.answer)
    return { action: first, inputs: { [input.id]: right ? known : '0' } }
  }
  const said = wanted[0]?.text ?? (item.answer === right ? 'True' : 'False')
  const pressed = buttons.find(({ label }) => letters(label).endsWith(letters(said)))
  return { action: pressed?.id ?? first }
}

export const pupilOf = (origin: string, person: string, pack: string) => {
  const items = itemsOf(pack)
  const dm = `D0${person.toUpperCase()}`

  const seen = async (): Promise<Message | undefined> => {
    const { conversations } = stateSchema.parse(await callPlayground(origin, 'state'))
    return conversations.find(({ id }) => id === dm)?.messages.at(-1)
  }
  const newest = async (): Promise<string | undefined> => (await seen())?.id

  const last = async (): Promise<Message> => {
    const message = await seen()
    if (!message) throw new Error(`Nothing has been said to ${person}`)
    return message
  }

  /** Moves the clock from one due instant to the next until something new has come. */
  const nextLesson = async (): Promise<void> => {
    const before = await newest()
    for (let hop = 0; hop < 40 && (await newest()) === before; hop++) {
      const { next } = nextSchema.parse(await callPlayground(origin, 'next'))
      await callPlayground(origin, 'clock', { to: next })
    }
  }

  const press = async (id: string, inputs?: object): Promise<void> => {
    const { id: message } = await last()
    await callPlayground(origin, 'act', { person, message, action: id, ...(inputs ? { inputs } : {}) })
  }

  const button = (message: Message, intent: string) =>
    message.actions.find(({ id }) => id.startsWith(`${intent}:`))

  /** Answers the question that stands open. */
  const answer = async (right: boolean): Promise<void> => {
    const message = await last()
    const item = items.find(({ prompt }) => letters(message.text).includes(letters(prompt)))
    if (!item) throw new Error(`No item of ${pack} is asked: ${message.text}`)
    const { action, inputs } = answerTo(item, message, right)
    await press(action, inputs)
  }

  /** Presses a button of the last message, by what it does; false when there is none such. */
  const go = async (intent: 'start' | 'next' | 'summary'): Promise<boolean> => {
    const found = button(await last(), intent)
    if (found) await press(found.id)
    return found !== undefined
  }

  /** Goes through what is open to its summary, all right. */
  const finish = async (): Promise<void> => {
    await go('start')
    for (let step = 0; step < 40 && !(await go('summary')); step++) {
      if (!(await go('next'))) await answer(true)
    }
  }

  const say = (text: string) => callPlayground(origin, 'say', { person, conversation: dm, text })

  return { nextLesson, answer, go, finish, say }
}
