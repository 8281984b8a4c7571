import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { languageOf, languages, type MessageKey, sayIn } from '../../../src/chat/messages/catalogue.ts'
import { en } from '../../../src/chat/messages/en.ts'
import { richToPlain } from '../../../src/chat/rich.ts'
import { anyText } from '../cards/arbitrary-cards.ts'
import { isNode, keyOf, lineOf, nodesOf, type SourceFile, sourceFiles, textsOf, walk } from './source.ts'

const messagesFolder = '../../../src/chat/messages/'
const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  await Promise.all(
    readdirSync(new URL(messagesFolder, import.meta.url))
      .filter((name) => name !== 'catalogue.ts')
      .map(async (name) => {
        const language = name.replace(/\.ts$/, '')
        const found: Record<string, Record<string, string>> = await import(`${messagesFolder}${name}`)
        return [language, found[language] ?? {}] as const
      }),
  ),
)
const keys = Object.keys(en) as MessageKey[]
const everyMessage = Object.entries(catalogues).flatMap(([language, messages]) =>
  Object.entries(messages).map(([key, message]) => ({ language, key, message })),
)

type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }> }

const partsOf = (message: string, language: string): Part[] =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as Part[]

/** The placeholders of a message and what each wants: words, or a number to count by. */
const placeholdersOf = (
  message: string,
  language = 'en',
): ReadonlyMap<string, 'words' | 'number' | 'choice'> => {
  const found = new Map<string, 'words' | 'number' | 'choice'>()
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      const kind = { 1: 'words', 2: 'number', 5: 'choice', 6: 'number' } as const
      const wants = kind[part.type as keyof typeof kind]
      // What is counted by may be said as a word, too.
      if (wants && (wants !== 'words' || !found.has(String(part.value)))) found.set(String(part.value), wants)
      for (const option of Object.values(part.options ?? {})) visit(option.value)
    }
  }
  visit(partsOf(message, language))
  return found
}

const valuesFor = (message: string, words: string, count: number): Record<string, string | number> =>
  Object.fromEntries(
    [...placeholdersOf(message)].map(([name, wants]) => [name, wants === 'number' ? count : words]),
  )

describe('the catalogues', () => {
  test('are those that the product offers, each with every key of English and no other', () => {
    expect(Object.keys(catalogues).sort()).toEqual([...languages].sort())
    for (const messages of Object.values(catalogues)) {
      expect(Object.keys(messages).sort()).toEqual([...keys].sort())
    }
  })

  test.each(everyMessage)('$language: $key can be said', ({ language, key, message }) => {
    expect(new Set(placeholdersOf(message, language).keys())).toEqual(
      new Set(placeholdersOf(en[key as MessageKey]).keys()),
    )
    const saysWords = partsOf(message, language).some(({ type }) => type === 1)
    for (const count of [0, 1, 2, 5, 21, 100]) {
      const said = sayIn(language).plain(key as MessageKey, valuesFor(message, 'Xanthippe', count))
      expect(said.trim()).not.toBe('')
      expect(said).not.toMatch(/[{}]|\b(?:undefined|null|NaN)\b|\[object/)
      if (saysWords) expect(said).toContain('Xanthippe')
    }
    // A straight apostrophe quotes in ICU messages, and three points are one character.
    expect(message).not.toMatch(/'|\.\.\./)
  })

  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us', 'en'],
    ['de-AT', 'de' in catalogues ? 'de' : 'en'],
    ['xx', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['__proto__', 'en'],
  ])('the language of %j is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
    expect(sayIn(locale).plain('question.true').length).toBeGreaterThan(0)
  })

  test('dates and numbers are in the words of the region', () => {
    const at = new Date('2027-03-28T01:00:00Z')
    expect(sayIn('en-GB').date(at, 'Europe/Berlin', 'day-time')).toBe('Sunday 28 March at 03:00')
    expect(sayIn('en_GB').date(at, 'Europe/Berlin', 'day-time')).toBe('Sunday 28 March at 03:00')
    expect(sayIn('en-US').date(at, 'America/New_York', 'day-time')).toBe('Saturday, March 27 at 21:00')
    expect(sayIn('en-IN').number(1_234_567)).toBe('12,34,567')
    expect(sayIn('en-!!').number(1_234_567)).toBe('1,234,567')
  })
})

type Saying = {
  readonly at: string
  readonly how: string
  readonly key: string
  readonly given: readonly string[] | undefined
}

/** Every `say.plain(key, values)` and `say.rich(key, values)`; `given` is undefined where it isn't written out. */
const sayingsOf = (file: SourceFile): Saying[] => {
  const found: Saying[] = []
  walk(file, (node) => {
    if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'MemberExpression')
      return
    const [property] = nodesOf(node.callee.property)
    const how = String(property?.name)
    const [key, values] = nodesOf(node.arguments)
    if (!['plain', 'rich'].includes(how) || !key) return
    const spread = nodesOf(values?.properties).some((each) => each.type !== 'Property')
    const written = values === undefined || (values.type === 'ObjectExpression' && !spread)
    const given = written ? nodesOf(values?.properties).map((each) => keyOf(each) ?? '') : undefined
    for (const text of textsOf(key)) found.push({ at: lineOf(file, node), how, key: text, given })
  })
  return found
}

const sources = sourceFiles()
const sayings = sources.flatMap(sayingsOf)

describe('what the code says', () => {
  const isKey = (key: string): key is MessageKey => Object.hasOwn(en, key)

  test('every message is said somewhere', () => {
    const literals = new Set<string>()
    for (const file of sources.filter(({ path }) => !path.startsWith('chat/messages/'))) {
      walk(file, (node) => {
        if (node.type === 'Literal' && typeof node.value === 'string') literals.add(node.value)
      })
    }
    expect(keys.filter((key) => !literals.has(key))).toEqual([])
  })

  test('every placeholder is filled, and nothing is given that is not said', () => {
    expect(sayings.length).toBeGreaterThan(100)
    const wrong = sayings.flatMap(({ at, key, given }) => {
      if (!isKey(key)) return [`${at} ${key} is no message`]
      if (given === undefined) return []
      const wanted = [...placeholdersOf(en[key]).keys()]
      const missing = wanted.filter((name) => !given.includes(name))
      const idle = given.filter((name) => !wanted.includes(name))
      return [
        ...missing.map((name) => `${at} ${key} lacks ${name}`),
        ...idle.map((name) => `${at} ${key} does not say ${name}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('few values are given in a way that can’t be read here', () => {
    expect(sayings.filter(({ given }) => given === undefined).length).toBeLessThanOrEqual(2)
  })

  test('the scan sees what is planted', () => {
    const text = "say.rich(late ? 'today.done' : 'nowhere', { wen: at, why })\nsay.plain('home.heading')"
    expect(sayingsOf({ path: 'planted.ts', text })).toEqual([
      { at: 'planted.ts:1', how: 'rich', key: 'today.done', given: ['wen', 'why'] },
      { at: 'planted.ts:1', how: 'rich', key: 'nowhere', given: ['wen', 'why'] },
      { at: 'planted.ts:2', how: 'plain', key: 'home.heading', given: [] },
    ])
  })
})

/** Where people would read a text: the fields of cards, and what helper functions put there. */
const readFields = new Set([
  'text',
  'label',
  'title',
  'placeholder',
  'alt',
  'spokenLabel',
  'submitLabel',
  'closeLabel',
])
const readCalls: Readonly<Record<string, number>> = { noticeCard: 1, button: 0 }

/** Texts with a word in them that stand in code where people would read them. */
const fixedTexts = (file: SourceFile): string[] => {
  const found: string[] = []
  const isWords = (text: string) => /\p{L}{2,}/u.test(text.replace(/<?https?:\S+/g, ''))
  walk(file, (node) => {
    const [callee] = node.type === 'CallExpression' ? nodesOf(node.callee) : []
    const place = callee?.type === 'Identifier' ? readCalls[String(callee.name)] : undefined
    const given = place === undefined ? undefined : nodesOf(node.arguments)[place]
    const read = readFields.has(keyOf(node) ?? '') ? node.value : given
    for (const text of textsOf(read).filter(isWords)) found.push(`${lineOf(file, node)} ${text}`)
  })
  return found
}

describe('words that people read', () => {
  /** Rooms and edges that make messages; the playground's page and the web pages are not messages. */
  const speaking = sources.filter(
    ({ path }) =>
      /^(?:chat|people|review|quizzes|lessons|progress|insights|skills|credentials|mentorship|recognition|platforms)\//.test(
        path,
      ) && !path.startsWith('chat/messages/'),
  )

  test('stand in the catalogue, not in the code', () => {
    expect(speaking.length).toBeGreaterThan(50)
    expect(speaking.flatMap(fixedTexts)).toEqual([])
  })

  test('the scan sees what is planted', () => {
    const text = [
      "const a = { type: 'text', text: 'Well done' }",
      'const b = { label: ready ? `Start $' + '{name}` : say.plain(key), title: `$' + '{x}: $' + '{y}` }',
      "noticeCard('saved', 'It is saved')",
    ].join('\n')
    expect(fixedTexts({ path: 'a.ts', text })).toEqual([
      'a.ts:1 Well done',
      'a.ts:2 Start *',
      'a.ts:3 It is saved',
    ])
  })
})

describe('what people typed, in a message', () => {
  const said = [...new Set(sayings.filter(({ how }) => how === 'rich').map(({ key }) => key))] as MessageKey[]
  const withWords = said.filter((key) => [...placeholdersOf(en[key]).values()].includes('words'))
  const folded = (typed: string): string => typed.replace(/\s+/g, ' ').trim()
  const marks = fc.string({ unit: fc.constantFrom(...'*_~`[]()<>#|\\-+=.1!&;:@ ab\n'), maxLength: 30 })
  const typedText = fc
    .oneof(
      anyText,
      marks,
      fc.constantFrom(
        '<@U123>',
        '<!channel>',
        '*bold*',
        '<b>x</b>',
        '[a](https://example.org)',
        '{x}',
        '&lt;',
        '1. a',
      ),
    )
    .filter((typed) => folded(typed) !== '')

  test('there are such messages', () => {
    expect(withWords.length).toBeGreaterThan(15)
  })

  test.each(languages)(
    'in %s stays as it was typed: no style, link, list or mention comes of it',
    (language) => {
      const say = sayIn(language)
      const word = 'Xanthippe'
      fc.assert(
        fc.property(fc.constantFrom(...withWords), typedText, (key, typed) => {
          const message = catalogues[language]?.[key] ?? ''
          const asWord = richToPlain(say.rich(key, valuesFor(message, word, 3)))
          expect(richToPlain(say.rich(key, valuesFor(message, typed, 3)))).toBe(
            asWord.replaceAll(word, () => folded(typed)),
          )
        }),
        { numRuns: 2000 },
      )
    },
  )
})
