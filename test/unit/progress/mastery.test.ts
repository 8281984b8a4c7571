import { expect, test } from 'vitest'
import { recallOf } from '../../../src/progress/mastery.rules.ts'
import { afterAnswer, recallNow } from '../../../src/review/memory.rules.ts'

const at = new Date('2026-03-02T09:00:00Z')
const later = new Date('2026-03-12T09:00:00Z')
const known = afterAnswer(undefined, 'easy', at, 'UTC')
const missed = afterAnswer(undefined, 'again', at, 'UTC')

test('nothing is said of nobody’s answers', () => {
  expect(recallOf([], at)).toBeUndefined()
})

test('right after answering, what was right is likely to be recalled, and what was missed is not counted as known', () => {
  expect(recallOf([known, known], at)).toEqual({ share: 1, items: 2 })
  expect(recallOf([known, missed], at)).toEqual({ share: 0.5, items: 2 })
})

test('what was missed counts again once it has been answered right', () => {
  const relearnt = afterAnswer(missed, 'good', later, 'UTC')
  expect(recallOf([relearnt], later)).toEqual({ share: 1, items: 1 })
})

test('later it is the mean over the items, with their number', () => {
  const a = recallNow(known, later)
  const recall = recallOf([known, missed, known], later)
  expect(recall?.items).toBe(3)
  expect(recall?.share).toBeCloseTo((a + a) / 3, 12)
})
