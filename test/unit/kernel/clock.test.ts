import { expect, test } from 'vitest'
import { manualClock } from '../../../src/kernel/clock.ts'

const noon = new Date('2026-11-24T12:00:00Z')

test('a manual clock stands still, goes forward, and never back', () => {
  const clock = manualClock(noon)
  expect(clock.now()).toEqual(noon)
  clock.set(new Date('2026-11-24T13:00:00Z'))
  expect(clock.now().toISOString()).toBe('2026-11-24T13:00:00.000Z')
  expect(() => clock.set(noon)).toThrow(new RangeError('clock-goes-forward'))
  expect(clock.now().toISOString()).toBe('2026-11-24T13:00:00.000Z')
})

test('nobody can move it by changing a date that it gave or was given', () => {
  const start = new Date(noon)
  const clock = manualClock(start)
  start.setUTCFullYear(1999)
  clock.now().setUTCFullYear(1999)
  expect(clock.now()).toEqual(noon)
})
