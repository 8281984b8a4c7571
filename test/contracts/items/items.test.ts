import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardNode } from '../../../src/chat/card.ts'
import { fallbackText } from '../../../src/chat/fallback.ts'
import { languages, sayIn } from '../../../src/chat/messages/catalogue.ts'
import { richToPlain } from '../../../src/chat/rich.ts'
import { itemKinds } from '../../../src/content/item-schemas/registry.ts'
import type { ItemKindName, ItemSource } from '../../../src/content/pack-format.ts'
import { itemSchema } from '../../../src/content/pack-format.ts'
import { feedbackCard } from '../../../src/quizzes/feedback.card.ts'
import type { RawAnswer } from '../../../src/quizzes/items/item-kind.ts'
import { askedKinds, kindOf } from '../../../src/quizzes/items/registry.ts'
import { questionCard } from '../../../src/quizzes/question.card.ts'
import { answeringSeconds, readingMs, seedOf } from '../../../src/quizzes/question.rules.ts'
import { anyContent } from './item-samples.ts'

const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const says = languages.map(sayIn)
const anySay = fc.constantFrom(...says)

test('every kind of the folder is registered, and there is a schema in content for each', () => {
  const files = readdirSync(new URL('../../../src/quizzes/items/', import.meta.url))
    .filter((name) => !['registry.ts', 'item-kind.ts'].includes(name) && !name.endsWith('.rules.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
  expect(files.sort()).toEqual([...askedKinds].sort())
  expect([...askedKinds].sort()).toEqual(Object.keys(itemKinds).sort())
  expect(Object.keys(anyContent).sort()).toEqual([...askedKinds].sort())
})

const reading = (seed: number, locale: string) => ({ seed, locale })

/** What a person can press or send with what an item was asked, and what it says beside. */
const pressesOf = (nodes: readonly CardNode[], typed: readonly string[]) =>
  nodes.flatMap((node): { readonly labels: readonly string[]; readonly raw: RawAnswer }[] => {
    switch (node.type) {
      case 'options':
        return node.options.map(({ text, action }) => ({
          labels: [text],
          raw: { args: action.args ?? {}, given: undefined },
        }))
      case 'checks':
      case 'select':
        return subsets(node.options).map((chosen) => ({
          labels: chosen.map(({ label }) => label),
          raw: { args: {}, given: chosen.map(({ value }) => value) },
        }))
      case 'text-input':
        return typed.map((text) => ({ labels: [text], raw: { args: {}, given: text } }))
      default:
        return []
    }
  })

const subsets = <Each>(all: readonly Each[]): Each[][] =>
  Array.from({ length: 2 ** all.length - 1 }, (_, mask) => all.filter((_each, at) => (mask + 1) & (1 << at)))

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n')

/** Anything that a faulty or forged request could bring. */
const anyRaw: fc.Arbitrary<RawAnswer> = fc.record({
  args: fc.oneof(
    fc.dictionary(fc.constantFrom('place', 'value', 'item', '__proto__'), fc.string()),
    fc.record({ place: fc.constantFrom('', '0', '7', '-1', '1e0', ' 1', '٣', 'NaN', '9999999999') }),
  ),
  given: fc.oneof(
    fc.constant(undefined),
    fc.string(),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.double().map(String),
    fc.array(fc.oneof(fc.string(), fc.constantFrom('0', '1', '2', '', '-0')), { maxLength: 12 }),
  ),
})

describe.each(Object.entries(anyContent) as [ItemKindName, fc.Arbitrary<ItemSource>][])(
  '%s',
  (name, contents) => {
    const askedWith = (content: ItemSource, seed: number, say = says[0] ?? sayIn('en')) =>
      kindOf(content).ask(content, {
        say,
        seed,
        answer: { intent: 'answer', args: { item: 'i1' } },
        input: 'x',
      })

    test('the samples are items that a pack may hold', () => {
      fc.assert(
        fc.property(contents, (content) => itemSchema.safeParse(content).success && content.kind === name),
      )
    })

    test('a press of what is offered is read, described as what was pressed, and graded', () => {
      fc.assert(
        fc.property(contents, seeds, anySay, (content, seed, say) => {
          const kind = kindOf(content)
          const right = kind.describeRight(content, say)
          expect(right.length).toBeGreaterThan(0)
          expect(right.every((text) => text.trim() !== '')).toBe(true)
          const presses = pressesOf(askedWith(content, seed, say), right)
          let graded = 0
          for (const { labels, raw } of presses) {
            const read = kind.parse(content, raw, reading(seed, say.locale))
            if (!read.ok) throw new Error(`${labels.join(', ')} was not read: ${read.reason}`)
            const stored: unknown = JSON.parse(JSON.stringify(read.value))
            const said = kind.describe(content, stored, say)
            for (const label of labels) expect(said).toContain(label)
            const { correct, explanations } = kind.grade(content, stored)
            expect(correct).toBe(right.length > 1 ? sameWords(labels, right) : right.join() === labels.join())
            expect(explanations.length).toBeGreaterThan(0)
            expect(explanations.every((text) => text.trim() !== '')).toBe(true)
            if (correct) graded++
          }
          expect(graded).toBe(1)
        }),
        { numRuns: 60 },
      )
    })

    test('each press carries where its answer goes', () => {
      fc.assert(
        fc.property(contents, seeds, (content, seed) => {
          const actions = askedWith(content, seed).flatMap((node) =>
            node.type === 'options'
              ? node.options.map(({ action }) => action)
              : node.type === 'actions'
                ? node.buttons.map(({ action }) => action)
                : [],
          )
          expect(actions.length).toBeGreaterThan(0)
          expect(actions.every(({ intent, args }) => intent === 'answer' && args?.item === 'i1')).toBe(true)
          const inputs = askedWith(content, seed).filter((node) => 'id' in node)
          expect(inputs.every((node) => 'id' in node && node.id === 'x')).toBe(true)
        }),
      )
    })

    test('is asked in the same order for the same seed, and options in another for others', () => {
      fc.assert(
        fc.property(contents, fc.nat({ max: 10_000 }), (content, seed) => {
          expect(askedWith(content, seed)).toEqual(askedWith(content, seed))
          if (!('options' in content)) return
          const orders = Array.from({ length: 24 }, (_, position) =>
            JSON.stringify(askedWith(content, seedOf({ seed, position }))),
          )
          expect(new Set(orders).size).toBeGreaterThan(1)
        }),
        { numRuns: 50 },
      )
    })

    test('whatever comes is read or refused with words, and what is read can be stored, graded and told', () => {
      fc.assert(
        fc.property(contents, anyRaw, seeds, anySay, (content, raw, seed, say) => {
          const kind = kindOf(content)
          const read = kind.parse(content, raw, reading(seed, say.locale))
          if (!read.ok) {
            expect(say.rich(read.reason, { unit: 'none', example: '2.5' }).length).toBeGreaterThan(10)
            return
          }
          const stored: unknown = JSON.parse(JSON.stringify(read.value))
          const graded = kind.grade(content, stored)
          expect(graded).toEqual(kind.grade(content, read.value))
          expect(kind.describe(content, stored, say).trim()).not.toBe('')
        }),
        { numRuns: 1000 },
      )
    })

    test('nothing at all is no answer', () => {
      fc.assert(
        fc.property(contents, seeds, (content, seed) => {
          for (const given of [undefined, '', '   ', [], ['']]) {
            expect(kindOf(content).parse(content, { args: {}, given }, reading(seed, 'en')).ok).toBe(false)
          }
          const noPlace = { args: { place: '', value: '' }, given: undefined }
          expect(kindOf(content).parse(content, noPlace, reading(seed, 'en')).ok).toBe(false)
        }),
      )
    })

    test('the feedback tells verdict, answer, right answer, why and source to a screen reader, too', () => {
      fc.assert(
        fc.property(contents, seeds, anySay, fc.boolean(), (content, seed, say, again) => {
          const kind = kindOf(content)
          const right = kind.describeRight(content, say)
          const typed = content.kind === 'numeric' ? ['987654.25'] : ['quite *another* <thing>']
          const told = {
            deliveryId: 'd',
            deliveryItemId: 'i',
            item: content,
            answered: 2,
            total: 4,
            returnsInDays: 3,
            again,
          }
          for (const { raw } of pressesOf(askedWith(content, seed, say), [...right, ...typed])) {
            const read = kind.parse(content, raw, reading(seed, say.locale))
            if (!read.ok) throw new Error(read.reason)
            const { correct, explanations } = kind.grade(content, read.value)
            const sources = ['NAMUR NE 43, *section* 4']
            const text = fallbackText(feedbackCard({ ...told, answer: read.value, sources }, say))
            const whole = [
              say.plain(correct ? 'feedback.right' : 'feedback.wrong'),
              kind.describe(content, read.value, say),
              ...(correct ? [] : right),
              ...explanations.map(richToPlain),
              ...sources,
              say.plain('feedback.next'),
              ...(again ? [richToPlain(say.rich('feedback.again'))] : []),
            ]
            expect(whole.filter((part) => !text.includes(part.replace(/\s+/g, ' ').trim()))).toEqual([])
          }
        }),
        { numRuns: 30 },
      )
    })

    test('the options that were chosen or missed are named as they were written', () => {
      fc.assert(
        fc.property(contents, seeds, (content, seed) => {
          if (content.kind !== 'multiple-choice') return
          const kind = kindOf(content)
          for (const { labels, raw } of pressesOf(askedWith(content, seed), [])) {
            const read = kind.parse(content, raw, reading(seed, 'en'))
            if (!read.ok) throw new Error(read.reason)
            const told = richToPlain(kind.grade(content, read.value).explanations.join('\n\n'))
            const named = [...labels, ...kind.describeRight(content, sayIn('en'))]
            expect(named.filter((label) => !told.includes(label))).toEqual([])
          }
        }),
        { numRuns: 30 },
      )
    })

    test('a question that could not be read is asked again with the reason and with what was typed', () => {
      fc.assert(
        fc.property(contents, seeds, (content, seed) => {
          const read = kindOf(content).parse(content, { args: {}, given: '👍' }, reading(seed, 'en'))
          if (read.ok) throw new Error('an emoji was taken for an answer')
          const asked = {
            deliveryItemId: 'i1',
            item: content,
            outcome: 'Read a *loop*',
            position: 1,
            total: 4,
            isReview: true,
            seed,
          }
          const say = sayIn('en')
          const text = fallbackText(questionCard(asked, say, { reason: read.reason, typed: '👍' }))
          const unit = content.kind === 'numeric' && content.unit ? content.unit : 'none'
          expect(text).toContain(richToPlain(say.rich(read.reason, { unit, example: '2.5' })))
          expect(text).toContain('Read a *loop*')
          const typedInto = askedWith(content, seed).some((node) => node.type === 'text-input')
          expect(text.includes('👍')).toBe(typedInto)
        }),
      )
    })

    test('takes a time that grows with its words', () => {
      fc.assert(
        fc.property(contents, (content) => {
          const longer = { ...content, prompt: `${content.prompt} ${'word '.repeat(100)}` }
          expect(readingMs(longer) - readingMs(content)).toBe(30_000)
          expect(answeringSeconds(longer)).toBeGreaterThan(answeringSeconds(content))
          expect(answeringSeconds(content)).toBeGreaterThan(readingMs(content) / 1000)
        }),
      )
    })
  },
)
