import type { ItemSource } from '../content/pack-format.ts'

/** What orders the options of one item in one delivery: two items of a delivery are shuffled differently. */
export const seedOf = (place: { readonly seed: number; readonly position: number }): number =>
  (place.seed + Math.imul(place.position + 1, 0x9e3779b1)) | 0

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

const textOf = (item: ItemSource): string =>
  'options' in item ? [item.prompt, ...item.options.map((option) => option.text)].join(' ') : item.prompt

/** Milliseconds to read a question and its options at 200 words a minute, and two seconds to press. */
export const readingMs = (item: ItemSource): number => 2_000 + wordsOf(textOf(item)) * 300

/** Seconds that answering takes most people, for keeping to the daily minutes. */
export const answeringSeconds = (item: ItemSource): number => {
  const byKind = {
    'single-choice': 10,
    'true-false': 8,
    'multiple-choice': 18,
    numeric: 35,
    'short-text': 20,
  }
  return Math.round(readingMs(item) / 1000) + byKind[item.kind]
}
