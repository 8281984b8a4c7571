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

test('right after answering, all of it is likely to be recalled', () => {
  expect(recallOf([known, missed], at)).toEqual({ share: 1, items: 2 })
})

test('later it is the mean over the items, with their number', () => {
  const [a, b] = [recallNow(known, later), recallNow(missed, later)]
  expect(a).toBeGreaterThan(b)
  const recall = recallOf([known, missed, known], later)
  expect(recall?.items).toBe(3)
  expect(recall?.share).toBeCloseTo((a + b + a) / 3, 12)
})
