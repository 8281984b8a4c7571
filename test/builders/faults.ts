import { conversationOf, type Seen } from './conversation.ts'
import type { TestWorld } from './product.ts'

/** How often the product has called a method of Slack's, or sent to a `response_url`, as far as Slack remembers. */
export const callsOf = (world: Pick<TestWorld, 'slack'>, what: string): number =>
  world.slack.traffic.entries().filter((entry) => entry.direction === 'app-to-slack' && entry.what === what)
    .length

/** Everything that the product has stored, as text, but for the workers’ signs of life. */
export const storedIn = async ({ database }: Pick<TestWorld, 'database'>): Promise<string> => {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('worker_heartbeats', '_prisma_migrations') ORDER BY 1`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(
      `SELECT "${name}"::text AS row FROM "${name}" ORDER BY 1`,
    )
    lines.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return lines.join('\n')
}

/** What people see, whatever it took to get there. */
export const shownIn = ({ slack }: Pick<TestWorld, 'slack'>): string =>
  Object.values(slack.state().messages)
    .flat()
    .map(({ channel, ts, text, deleted }) => `${channel} ${ts} ${deleted ? '(deleted)' : text}`)
    .join('\n')

/** Answers the question that is open, however; the id of the question. */
export const answerSomehow = async (
  world: TestWorld,
  person: string,
  how: { readonly settle?: boolean; readonly on?: Seen } = {},
): Promise<string> => {
  const talk = conversationOf(world, person)
  const on = how.on ?? talk.card()
  const inputs = talk.inputIds(on)
  const item = openQuestion(world, person)
  await talk.press('answer', {
    ...how,
    on,
    ...(inputs[0] ? { inputs: { [inputs[0]]: await some(world, item) } } : {}),
  })
  return item
}

/** Something that a typed or chosen answer to a question may be. */
const some = async ({ database }: TestWorld, deliveryItemId: string): Promise<string | string[]> => {
  const { itemVersionId } = await database.prisma.deliveryItem.findUniqueOrThrow({
    where: { id: deliveryItemId },
  })
  const { kind } = await database.prisma.itemVersion.findUniqueOrThrow({ where: { id: itemVersionId } })
  return kind === 'multiple-choice' ? ['0'] : '2.5'
}

/** The question that a message’s blocks ask, by the value of its buttons. */
const questionIn = (blocks: unknown): string | undefined => {
  for (const text of JSON.stringify(blocks ?? []).matchAll(
    /"action_id":"answer:\d+"[^}]*?"value":("(?:[^"\\]|\\.)*")/g,
  )) {
    const value = JSON.parse(JSON.parse(text[1] ?? '""') as string) as { item?: string }
    if (value.item) return value.item
  }
  return undefined
}

/** The id of the question that a person’s last message asks. */
export const openQuestion = (world: Pick<TestWorld, 'slack'>, person: string): string => {
  const messages = messagesOf(world, person)
  const found = questionIn(messages.at(-1)?.blocks)
  if (!found) throw new Error(`Nothing is asked of ${person}: ${messages.at(-1)?.text}`)
  return found
}

const messagesOf = ({ slack }: Pick<TestWorld, 'slack'>, person: string) => {
  const user = `U0${person.toUpperCase()}`
  return (slack.state().messages[`D${user.slice(1)}`] ?? []).filter(
    (message) => message.user !== user && message.visibleTo === undefined && !message.deleted,
  )
}

const verdict = /^(?:Right|Not quite)\./m

/** The questions whose results a message has shown: it asked the question, and its next change told a verdict. */
export const resultsIn = (
  history: readonly { readonly blocks?: unknown; readonly text: string }[],
): string[] => {
  let asked: string | undefined
  const seen: string[] = []
  for (const { blocks, text } of history) {
    const question = questionIn(blocks)
    if (question) asked = question
    else if (asked && verdict.test(text)) seen.push(asked)
  }
  return seen
}

/** The questions whose results a person has seen at any time. */
export const resultsSeen = (world: Pick<TestWorld, 'slack'>, person: string): string[] =>
  messagesOf(world, person).flatMap(({ history }) => resultsIn(history))
