import type { Say } from '../../chat/messages/catalogue.ts'
import type { ItemSource } from '../../content/pack-format.ts'
import type { ItemKind } from './item-kind.ts'
import { hasTwoReadings, readNumber } from './number.rules.ts'

type Content = Extract<ItemSource, { kind: 'numeric' }>
type Answer = { readonly value: number; readonly text: string }

/** Rounding in the learner's head or in binary must not decide at the very edge of the tolerance. */
const edge = 1e-9

const within = (value: number, target: number, tolerance: number): boolean =>
  Math.abs(value - target) <= tolerance + edge * Math.max(1, Math.abs(target))

const toleranceOf = (content: Content): number =>
  content.tolerance ?? (Math.abs(content.answer) * (content.tolerancePercent ?? 0)) / 100

const withUnit = (text: string, unit: string | undefined): string => (unit ? `${text} ${unit}` : text)

/** A number as the reader writes it, not rounded in any place that was typed or computed. */
const written = (value: number, say: Say): string => say.number(value, { maximumSignificantDigits: 15 })

/** What is meant by a number, with the reader's own decimal mark. */
export const exampleNumber = (say: Say): string => say.number(2.5)

/** Type a number; the unit may be typed along. */
export const numeric: ItemKind<Content, Answer> = {
  ask: (content, { say, answer, input }) => [
    {
      type: 'text-input',
      id: input,
      label: content.unit
        ? say.plain('question.number-unit', { unit: content.unit })
        : say.plain('question.number'),
      placeholder: say.plain('question.number-placeholder', { example: exampleNumber(say) }),
      maxLength: 60,
    },
    {
      type: 'actions',
      buttons: [{ label: say.plain('question.submit'), style: 'primary', action: answer }],
    },
  ],
  parse: (content, { given }, { locale }) => {
    const text = typeof given === 'string' ? given.trim().slice(0, 60) : ''
    const value = readNumber(text, locale, content.unit)
    return value === undefined
      ? { ok: false, reason: 'question.not-a-number' }
      : { ok: true, value: { value, text } }
  },
  grade: (content, { value }) => {
    const tolerance = toleranceOf(content)
    const correct = within(value, content.answer, tolerance)
    const miss = correct
      ? undefined
      : content.misses?.find((each) => within(value, each.value, each.tolerance ?? tolerance))
    return {
      correct,
      explanations: miss ? [miss.explanation, content.explanation] : [content.explanation],
    }
  },
  describe: (content, { value }, say) => withUnit(written(value, say), content.unit),
  readAs: (content, { value, text }, say) =>
    hasTwoReadings(text, content.unit)
      ? say.rich('feedback.read-as', { typed: text, number: withUnit(written(value, say), content.unit) })
      : undefined,
  describeRight: (content, say) => [withUnit(written(content.answer, say), content.unit)],
}
