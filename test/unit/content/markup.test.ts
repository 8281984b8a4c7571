import { expect, test } from 'vitest'
import { readMarkup } from '../../../src/content/markup.rules.ts'

test.each([
  ['nothing', '', 0],
  ['plain words', 'Look at the gauge.', 4],
  ['a range and a unit', '4–20 mA', 2],
  ['signs between words', 'power = torque × speed – always', 4],
  ['marks within a word', '**un**locked is *not* `safe`', 4],
  ['a link by its text', 'See [the manual](https://example.org/one/two/three).', 3],
  ['a bare address as one', 'See https://example.org/one now.', 3],
  ['list items without their numbers', '1. Stop\n2. Lock\n3. Try it', 4],
  ['bullets', '- Stop\n- Lock', 2],
  ['lines of a paragraph', 'one\ntwo', 2],
  ['escaped marks', '5 \\* 3', 2],
])('words: %s', (_, text, words) => {
  expect(readMarkup(text).words).toBe(words)
})

test.each([
  'Two paragraphs.\n\nWith **bold**, *italic*, _italic_, `code <b>`, [a link](https://example.org) and <https://example.org>.',
  '- one\n- two\n\n1. one\n2. two',
  '4 < 5 > 3 & R&D; 10 % * 2, a_b_c, #1, 3 | 4, ~5 bar, $4',
  'Write to [us](mailto:help@example.org).',
  'A `**` in code and `&nbsp;` in code.',
])('fine: %s', (text) => {
  expect(readMarkup(text).faults).toEqual([])
})

test('a fault is placed where it begins', () => {
  const text = 'One.\n\n- two\n- three <b>four</b>\n\n# Five\n\nSix ![x](https://example.org/x.png)\n'
  expect(
    readMarkup(text).faults.map(({ offset, problem }) => [text.slice(offset, offset + 3), problem]),
  ).toEqual([
    ['<b>', 'The text holds HTML.'],
    ['# F', 'The text holds a heading.'],
    ['![x', 'The text holds an image.'],
  ])
})

test('a text far too long for its words is not taken unseen', () => {
  expect(readMarkup(`<b>${'a'.repeat(10_000)}`).faults).toHaveLength(1)
})

test('lists are faults where only inline Markdown is used', () => {
  expect(readMarkup('- one\n- two', { inlineOnly: true }).faults).toHaveLength(1)
  expect(readMarkup('One **two**.\n\nThree.', { inlineOnly: true }).faults).toEqual([])
})
