import fc from 'fast-check'
import {
  type AnswerOption,
  type Button,
  type Card,
  type CardNode,
  type Choice,
  type Dialog,
  escapeRich,
} from '../../../src/chat/card.ts'

const nasty = [
  '<@U123> <!channel> <https://evil.example|look> <#C1>',
  '*bold* _italic_ ~gone~ `code`',
  '**bold** [label](https://evil.example) ![x](y)',
  '- one\n- two',
  '1. one',
  '> quoted',
  '# heading',
  '<b>html</b> <at>Name</at> &lt;b&gt; &amp;',
  'a long line '.repeat(300),
  'x'.repeat(3001),
  '👩‍👩‍👧‍👦'.repeat(120),
  '𝒳'.repeat(1600),
  'שלום עולם مرحبا',
  '\\ \\\\ \\*',
  '  ',
  '',
  '---',
  '===',
  '&'.repeat(700),
]

/** Anything that a person or an author could put into a card. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 30 }) },
)

/** Arguments of an action; `__proto__` is no name that JSON carries safely. */
export const anyArgs: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.string().filter((name) => name !== '__proto__'),
  fc.string({ unit: 'binary' }),
)

const rich = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    text.map(escapeRich),
    text.map((typed) => `**Note** for ${escapeRich(typed)}: see [the page](https://example.org/a?b=1&c=2)`),
    text.map((typed) => `First *this*.\n\n- ${escapeRich(typed)}\n- \`second\``),
    text,
  )

const flag = fc.boolean()
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })

/** Leaves out what is undefined, as exact optional properties want it. */
const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T

type Sized = { readonly text: fc.Arbitrary<string>; readonly most: number }

const action = ({ text }: Sized) =>
  fc.record({
    intent: fc.constantFrom('answer', 'open-settings', 'why'),
    args: fc.dictionary(fc.constantFrom('item', 'option', 'delivery'), text),
  })

const button = (sized: Sized): fc.Arbitrary<Button> =>
  fc
    .record({
      label: sized.text,
      action: action(sized),
      style: maybe(fc.constantFrom('default' as const, 'primary' as const, 'danger' as const)),
      spokenLabel: maybe(sized.text),
      url: maybe(
        fc.constantFrom(
          'https://example.org/verify',
          'javascript:alert(1)',
          `https://a.example/${'p'.repeat(3000)}`,
        ),
      ),
    })
    .map((made) => without(made) as Button)

const option = (sized: Sized): fc.Arbitrary<AnswerOption> =>
  fc.record({ text: sized.text, action: action(sized) })
const choice = ({ text }: Sized): fc.Arbitrary<Choice> =>
  fc.record({ value: fc.oneof(fc.uuid(), text), label: text })
const id = fc.constantFrom('answer', 'time', 'days', 'zone')
const list = <T>(one: fc.Arbitrary<T>, { most }: Sized) => fc.array(one, { maxLength: most, size: 'max' })

/** One maker for each node type: a new node doesn't compile until it has one. */
const nodeMakers = {
  heading: ({ text }: Sized) => fc.record({ type: fc.constant('heading' as const), text }),
  text: ({ text }: Sized) =>
    fc
      .record({ text: rich(text), tone: maybe(fc.constantFrom('good' as const, 'attention' as const)) })
      .map((made) => without({ type: 'text' as const, ...made })),
  image: ({ text }: Sized) =>
    fc.record({
      type: fc.constant('image' as const),
      url: fc.constantFrom(
        'https://example.org/a.png',
        'ftp://no',
        '',
        `https://e.example/${'x'.repeat(3000)}`,
      ),
      alt: text,
    }),
  fields: (sized: Sized) =>
    fc.record({
      type: fc.constant('fields' as const),
      fields: list(fc.record({ label: sized.text, value: sized.text }), sized),
    }),
  divider: () => fc.constant({ type: 'divider' as const }),
  context: ({ text }: Sized) => fc.record({ type: fc.constant('context' as const), text: rich(text) }),
  progress: ({ text }: Sized) =>
    fc.record({
      type: fc.constant('progress' as const),
      label: text,
      text,
      done: fc.oneof(fc.nat(20), fc.double()),
      total: fc.oneof(fc.nat(20), fc.double()),
    }),
  actions: (sized: Sized) =>
    fc.record({ type: fc.constant('actions' as const), buttons: list(button(sized), sized) }),
  options: (sized: Sized) =>
    fc.record({ type: fc.constant('options' as const), options: list(option(sized), sized) }),
  select: (sized: Sized) =>
    fc
      .record({ id, label: sized.text, options: list(choice(sized), sized), selected: maybe(sized.text) })
      .map((made) => without({ type: 'select' as const, ...made })),
  checks: (sized: Sized) =>
    fc
      .record({ id, label: sized.text, options: list(choice(sized), sized), optional: maybe(flag) })
      .map((made) =>
        without({
          type: 'checks' as const,
          ...made,
          selected: made.options.slice(0, 2).map(({ value }) => value),
        }),
      ),
  'text-input': ({ text }: Sized) =>
    fc
      .record({
        id,
        label: text,
        placeholder: maybe(text),
        value: maybe(text),
        maxLength: maybe(fc.nat(5000)),
        multiline: maybe(flag),
        optional: maybe(flag),
      })
      .map((made) => without({ type: 'text-input' as const, ...made })),
  'time-input': ({ text }: Sized) =>
    fc
      .record({ id, label: text, value: maybe(fc.constantFrom('09:00', '24:00', 'noon')) })
      .map((made) => without({ type: 'time-input' as const, ...made })),
  'date-input': ({ text }: Sized) =>
    fc
      .record({ id, label: text, value: maybe(fc.constantFrom('2027-03-28', 'soon')), optional: maybe(flag) })
      .map((made) => without({ type: 'date-input' as const, ...made })),
} satisfies { readonly [Type in CardNode['type']]: (sized: Sized) => fc.Arbitrary<unknown> }

export const nodeTypes = Object.keys(nodeMakers) as readonly CardNode['type'][]

export const nodeOf = (type: CardNode['type'], sized: Sized): fc.Arbitrary<CardNode> =>
  nodeMakers[type](sized) as fc.Arbitrary<CardNode>

const anyNode = (sized: Sized): fc.Arbitrary<CardNode> =>
  fc.oneof(...nodeTypes.map((type) => nodeOf(type, sized)))

const extremes: Sized = { text: anyText, most: 14 }

/** Cards far over and within the limits, with every kind of text. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  name: fc.constant('any'),
  nodes: fc.array(anyNode(extremes), { maxLength: 70, size: 'max' }),
})

export const anyDialog: fc.Arbitrary<Dialog> = fc.record({
  name: fc.constant('any'),
  title: anyText,
  submitLabel: anyText,
  closeLabel: anyText,
  submit: action(extremes),
  nodes: fc.array(anyNode(extremes), { maxLength: 70, size: 'max' }),
})

/** A card of a size that people get, each of whose texts is one word of its own. */
export const wordyCard: fc.Arbitrary<Card> = fc.record({
  name: fc.constant('wordy'),
  nodes: fc.array(anyNode({ text: fc.stringMatching(/^[a-z]{5,12}$/).map((word) => `w${word}`), most: 6 }), {
    maxLength: 8,
  }),
})

/** The words that people see of a wordy card; a button that can't be sent says so in place of its label. */
export const wordsOf = ({ nodes }: Card): readonly string[] =>
  nodes.flatMap((node) => {
    switch (node.type) {
      case 'actions':
        return node.buttons
          .filter((button) => button.url === undefined || /^https:.{1,2990}$/.test(button.url))
          .map((button) => button.label)
      case 'options':
        return node.options.map((option) => option.text)
      case 'select':
      case 'checks':
        return [node.label, ...node.options.map((option) => option.label)]
      case 'fields':
        return node.fields.flatMap((field) => [field.label, field.value])
      case 'image':
        return [node.alt]
      case 'heading':
        return [node.text]
      case 'text':
      case 'context':
        return [...(node.text.match(/\bw[a-z]{5,12}\b/g) ?? [])]
      case 'progress':
        return [node.label, node.text]
      case 'text-input':
        return [node.label, node.placeholder ?? '']
      case 'time-input':
      case 'date-input':
        return [node.label]
      case 'divider':
        return []
      default: {
        const forgotten: never = node
        return forgotten
      }
    }
  })
