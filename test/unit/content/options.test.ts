import { expect, test } from 'vitest'
import { speaksOfOtherOptions } from '../../../src/content/options.rules.ts'

test.each([
  'All of the above',
  'none of the above',
  'None of these.',
  'Both of them',
  'All the options',
  'Any of the other answers',
  'Both A and B',
  'both options A and C',
  'Neither A nor B',
  'Options 1 and 2',
  'A and C',
  'A, B and C',
])('refused: %s', (text) => {
  expect(speaksOfOtherOptions(text)).toBe(true)
})

test.each([
  'All of the pressure above 6 bar',
  'Close all valves above the pump',
  'None of the workers',
  'Both the motor and the pump',
  'Both hands on the controls',
  'All of these lamps are red',
  'Phase A and neutral',
  'A and B are interlocked contactors',
  'The value above the setpoint',
])('fine: %s', (text) => {
  expect(speaksOfOtherOptions(text)).toBe(false)
})
