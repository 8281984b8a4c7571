import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { phoneButtonLabel } from '../../../src/chat/button-label.rules.ts'
import { cardWordsIn } from '../../../src/chat/card-words.ts'
import { parseCommand } from '../../../src/chat/commands.rules.ts'
import { fallbackText } from '../../../src/chat/fallback.ts'
import { ownName } from '../../../src/chat/locale.rules.ts'
import { languages, type MessageKey, sayIn } from '../../../src/chat/messages/catalogue.ts'
import { de } from '../../../src/chat/messages/de.ts'
import { en } from '../../../src/chat/messages/en.ts'
import { es } from '../../../src/chat/messages/es.ts'
import { accent, pseudoLocale } from '../../../src/chat/pseudo.rules.ts'
import { slackLimits } from '../../../src/platforms/slack/limits.ts'
import { sampleAccounts, sampleCode } from '../../../src/playground/gallery-accounts.ts'
import { sampleEvidence } from '../../../src/playground/gallery-evidence.ts'
import { sampleReach } from '../../../src/playground/gallery-mentoring.ts'
import { sampleRecognition } from '../../../src/playground/gallery-recognition.ts'
import * as samples from '../../../src/playground/gallery-samples.ts'
import { sampleAddresses } from '../../../src/playground/gallery-talks.ts'
import { galleryOfPacks } from '../../builders/gallery.ts'

const catalogues: Readonly<Record<string, Readonly<Record<MessageKey, string>>>> = { en, de, es }
const keys = Object.keys(en) as MessageKey[]

type Part = {
  type: number
  value?: unknown
  pluralType?: string
  options?: Record<string, { value: Part[] }>
}

const partsOf = (message: string, language: string): Part[] =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as Part[]

const everyPart = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [
    part,
    ...Object.values(part.options ?? {}).flatMap(({ value }) => everyPart(value)),
  ])

/** Counts that between them fall into every category that the languages have. */
const counts = [0, 1, 2, 3, 5, 10, 21, 100, 1_000_000, 2_000_000]

/** The plural categories that a message tells apart some of, and has nothing for. */
const missingCategories = (message: string, language: string): string[] => {
  const rules = new Intl.PluralRules(language)
  return everyPart(partsOf(message, language))
    .filter(({ type }) => type === 6)
    .flatMap(({ options = {} }) => {
      const has = Object.keys(options)
      // Where nothing but zero is told apart, one form is meant to serve all.
      if (has.every((name) => name === 'other' || name === '=0')) return []
      const open = counts.filter((count) => !has.includes(`=${count}`))
      return [...new Set(open.map((count) => rules.select(count)))].filter((name) => !has.includes(name))
    })
}

describe.each(languages)('the messages in %s', (language) => {
  const messages = catalogues[language]
  if (!messages) throw new Error(`The tests don't know the catalogue of ${language}: add it above`)

  test('have every plural form of the language', () => {
    const lacking = keys.flatMap((key) =>
      missingCategories(messages[key], language).map((category) => `${key} lacks ${category}`),
    )
    expect(lacking).toEqual([])
  })

  test('have no plural form that the language does not have', () => {
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const idle = keys.flatMap((key) =>
      everyPart(partsOf(messages[key], language))
        .filter(({ type }) => type === 6)
        .flatMap(({ options = {} }) => Object.keys(options))
        .filter((name) => !name.startsWith('=') && !known.some((each) => each === name)),
    )
    expect(idle).toEqual([])
  })

  test('name commands that are understood, and the same ones as in English', () => {
    const meant = (message: string): string[] =>
      [...message.matchAll(/\*\*([^*{}]+)\*\*/g)].map(([, typed = '']) => parseCommand(typed).name)
    expect(keys.flatMap((key) => meant(messages[key])).length).toBeGreaterThan(12)
    for (const key of keys) {
      expect(meant(messages[key])).not.toContain('hint')
      expect({ key, meant: meant(messages[key]) }).toEqual({ key, meant: meant(en[key]) })
    }
  })

  test('fit on the buttons of a phone, and on the titles that they stand on', () => {
    const entries = galleryOfPacks().filter(({ locale }) => locale === language)
    expect(entries.length).toBeGreaterThan(50)
    const wrong = entries.flatMap(({ name, card, dialog }) => {
      const buttons = (card ?? dialog)?.nodes.flatMap((node) => (node.type === 'actions' ? node.buttons : []))
      const frame = dialog ? [dialog.title, dialog.submitLabel, dialog.closeLabel] : []
      return [
        ...(buttons ?? []).filter(({ label }) => label.length > phoneButtonLabel).map(({ label }) => label),
        ...frame.filter((text) => text.length > slackLimits.modalTitle),
      ].map((text) => `${name}: ${text}`)
    })
    expect(wrong).toEqual([])
  })
})

/** What is said in the same way on purpose: placeholders alone, and words that two languages share. */
const sameOnPurpose: Readonly<Record<string, readonly MessageKey[]>> = {
  de: [
    'lesson.heading',
    'progress.pathway',
    'progress.module',
    'home.pause',
    'account.name',
    'account.platform',
    'evidence.judge-heading',
    'sitting.shown',
    'mentoring.heading',
    'mentoring.request',
    'mentoring.proposal-goal',
    'meeting.calendar-title',
    'mentor-gaps.line',
  ],
  es: [
    'lesson.heading',
    'progress.pathway',
    'progress.module',
    'account.name',
    'account.platform',
    'evidence.judge-heading',
    'sitting.shown',
    'mentoring.request',
    'mentoring.proposal-goal',
    'mentor-gaps.line',
  ],
}

describe.each(languages.filter((language) => language !== 'en'))('no English is left in %s', (language) => {
  const messages = catalogues[language] ?? en

  test('no message is the English one, but for those on the list', () => {
    expect(keys.filter((key) => messages[key] === en[key])).toEqual(sameOnPurpose[language])
  })

  test('no English word stands among the others', () => {
    const english =
      /\b(?:the|your|you|and|of|with|for|is|are|this|that|lesson|lessons|question|questions|answer|next)\b/i
    const texts = keys.flatMap((key) =>
      everyPart(partsOf(messages[key], language))
        .filter(({ type }) => type === 0)
        .map(({ value }) => ({ key, text: String(value) })),
    )
    expect(texts.filter(({ text }) => english.test(text))).toEqual([])
  })
})

test('the checks see what is planted', () => {
  expect(missingCategories('{n, plural, one {# día} other {# días}}', 'es')).toEqual(['many'])
  expect(missingCategories('{n, plural, =1 {mañana} many {#} other {#}}', 'es')).toEqual([])
  expect(missingCategories('{n, plural, =0 {keine} other {#}}', 'de')).toEqual([])
  expect(missingCategories('{n, plural, =0 {keine} =2 {zwei} other {#}}', 'de')).toEqual(['one'])
})

test('Spanish counts millions with “de”, and each region its numbers', () => {
  expect(sayIn('es').plain('summary.streak-days', { days: 1_000_000 })).toBe('1.000.000 de días')
  expect(sayIn('es-MX').plain('summary.streak-days', { days: 2_000_000 })).toBe('2,000,000 de días')
  expect(sayIn('de').plain('summary.streak-days', { days: 1 })).toBe('1 Tag')
  const answers = { answers: 12_345, right: 12_000 }
  expect(sayIn('en').plain('progress.answers-value', answers)).toBe('12,345 answers, 12,000 right')
  expect(sayIn('de').plain('progress.answers-value', answers)).toBe('12.345 Antworten, 12.000 richtig')
  expect(sayIn('de-CH').number(1234.5)).toMatch(/^1['’]234\.5$/)
  expect(sayIn('es_LA').number(1234.5)).toBe('1,234.5')
  expect(languages.map(ownName)).toEqual(['English', 'Deutsch', 'Español'])
})

describe('the pseudo-locale', () => {
  const say = sayIn(pseudoLocale)

  test('is not offered to members', () => {
    expect(languages).not.toContain(pseudoLocale)
  })

  test('lengthens and accents every message, keeps what is put in, and shows where it ends', () => {
    const values = {
      title: 'Xanthippe',
      url: 'https://example.org/a',
      days: 3,
      minutes: 4,
      questions: 5,
      count: 2,
    }
    expect(say.plain('lesson.heading', values)).toBe('Xanthippe')
    expect(say.plain('lesson.video', values)).toMatch(/^⟦\[[^\]A-Za-z]+\]\(https:\/\/example\.org\/a\)⟧$/)
    expect(say.plain('summary.streak-days', { days: 3 })).toMatch(/^⟦3 [^A-Za-z]+⟧$/)
    for (const key of ['summary.heading', 'settings.title', 'question.submit'] as const) {
      const plain = sayIn('en').plain(key)
      expect(say.plain(key)).toMatch(/^⟦[^A-Za-z]+⟧$/)
      expect(say.plain(key).length).toBeGreaterThanOrEqual(plain.length * 1.3)
    }
    expect(accent('AaZz 9')).not.toMatch(/[A-Za-z]/)
  })

  test('has the words that renderers add, too', () => {
    const { shortened, notShown, nothingToChoose, required } = cardWordsIn(pseudoLocale)
    for (const said of [shortened, notShown(3), nothingToChoose, required('9')]) {
      expect(said).not.toMatch(/[A-Za-z]/)
    }
  })

  const stringsOf = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(stringsOf)
        : []

  /** What the samples put into the cards, and the names that Intl has for days and languages. */
  const putIn = [
    ...stringsOf(samples),
    ...stringsOf(sampleEvidence),
    ...Object.values(sampleReach),
    ...Object.values(sampleAddresses),
    ...Object.values(sampleRecognition),
    ...['Berlin', 'London'],
    ...['Mia Brandt', 'Mia', 'Jonas Weber', 'Priya Nair', 'Europe/Berlin', 'lunch', 'K3M9-7QXA'],
    // The place of an account is a workspace's own name, and its platform a brand's; a code is no word.
    ...sampleAccounts.map(({ place }) => place),
    sampleCode,
    ...languages.map(ownName),
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ]
    // As it stands in a fallback text, without its marks.
    .flatMap((text) => [text, ...text.replaceAll('**', '').split(/\n+(?:- )?|; /)])
    .filter((text) => /[A-Za-z]{2,}/.test(text))
    .sort((a, b) => b.length - a.length)

  const plainWordsOf = (text: string): string[] =>
    putIn.reduce((left, each) => left.replaceAll(each, ''), text).match(/[A-Za-z]{2,}/g) ?? []

  test.each(
    galleryOfPacks()
      .filter(({ locale }) => locale === pseudoLocale)
      .map((entry) => [entry.name, entry] as const),
  )('finds no fixed text on %s', (_name, { card, dialog }) => {
    const shown = card ?? dialog
    expect(plainWordsOf(shown ? fallbackText(shown) : '')).toEqual([])
  })

  test('finds what is planted', () => {
    expect(plainWordsOf(`${say.plain('home.settings')}: Settings for Mia Brandt`)).toEqual([
      'Settings',
      'for',
    ])
  })
})
