import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardNode, needsLetters, optionLetter } from '../../../src/chat/card.ts'
import { fallbackText, progressBar, spokenLabel } from '../../../src/chat/fallback.ts'
import { richToPlain } from '../../../src/chat/rich.ts'
import { packTexts, shorten } from '../../../src/chat/shorten.ts'
import { anyCard, anyDialog, anyText } from './arbitrary-cards.ts'

/** Every text of a node that people see, as they read it. A new node doesn't compile until it stands here. */
const saidBy = (node: CardNode): readonly string[] => {
  switch (node.type) {
    case 'heading':
      return [node.text]
    case 'text':
    case 'context':
      return [richToPlain(node.text)]
    case 'image':
      return [node.alt]
    case 'fields':
      return node.fields.map((field) => `${field.label}: ${field.value}`)
    case 'divider':
      return []
    case 'progress':
      return [node.label, node.text]
    case 'actions':
      return node.buttons.flatMap((button) => [`[${spokenLabel(button)}]`, button.label, button.url ?? ''])
    case 'options':
      return node.options.map(({ text }, index) =>
        needsLetters(node.options) ? `${optionLetter(index)}: ${text}` : `[${text}]`,
      )
    case 'select':
    case 'checks':
      return [node.label, ...node.options.map((option) => option.label)]
    case 'text-input':
      return [node.label, node.placeholder ?? '', node.value ?? '']
    case 'time-input':
    case 'date-input':
      return [node.label, node.value ?? '']
    default: {
      const forgotten: never = node
      return forgotten
    }
  }
}

/** Blank lines are left out of the whole, and so they are here. */
const withoutBlankLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')

describe('the fallback text', () => {
  test('holds every text of any card, and what can be done', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const text = withoutBlankLines(fallbackText(card))
        const missing = card.nodes.flatMap(saidBy).filter((said) => !text.includes(withoutBlankLines(said)))
        expect(missing).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('holds every text of any dialog, and its two buttons', () => {
    fc.assert(
      fc.property(anyDialog, (dialog) => {
        const text = withoutBlankLines(fallbackText(dialog))
        const said = [
          dialog.title,
          `[${dialog.submitLabel}] [${dialog.closeLabel}]`,
          ...dialog.nodes.flatMap(saidBy),
        ]
        expect(said.filter((one) => !text.includes(withoutBlankLines(one)))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('reads in the order of the card', () => {
    const action = { intent: 'answer' }
    expect(
      fallbackText({
        name: 'item',
        nodes: [
          { type: 'heading', text: 'Lockout' },
          { type: 'text', text: 'Who **removes** a lock?', tone: 'good' },
          { type: 'options', options: ['Its owner', 'Anyone'].map((text) => ({ text, action })) },
          { type: 'divider' },
          { type: 'progress', label: 'Module', text: '3 of 12 lessons', done: 3, total: 12 },
          { type: 'select', id: 's', label: 'Sure?', options: [{ value: 'y', label: 'Yes' }], selected: 'y' },
          {
            type: 'actions',
            buttons: [
              { label: 'Why this?', action: { intent: 'why' } },
              { label: 'Source', action: { intent: 'source' }, url: 'https://example.org' },
            ],
          },
        ],
      }),
    ).toBe(
      [
        'Lockout',
        'Who removes a lock?',
        '[Its owner]',
        '[Anyone]',
        'Module: 3 of 12 lessons',
        'Sure?',
        '(x) Yes',
        '[Why this?] [Source] https://example.org',
      ].join('\n'),
    )
  })
})

describe('pieces of the rendering', () => {
  test('a spoken label begins with what is seen', () => {
    const button = { label: 'Remove', action: { intent: 'remove' } }
    expect(spokenLabel(button)).toBe('Remove')
    expect(spokenLabel({ ...button, spokenLabel: 'Remove Monday' })).toBe('Remove Monday')
    expect(spokenLabel({ ...button, spokenLabel: 'Monday' })).toBe('Remove: Monday')
  })

  test.each([
    [0, 12, 0],
    [1, 100, 1],
    [6, 12, 5],
    [99, 100, 9],
    [12, 12, 10],
    [13, 12, 10],
    [1, 0, 0],
    [-1, 5, 0],
    [Number.NaN, 5, 0],
  ])('%d of %d fills %d steps of ten', (done, total, steps) => {
    expect(progressBar(done, total)).toBe('▰'.repeat(steps) + '▱'.repeat(10 - steps))
  })

  test('letters go on after Z', () => {
    expect([0, 25, 26, 27, 52].map(optionLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'BA'])
  })

  test('a shortened text is a beginning with a mark, never longer than allowed, and whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, most) => {
        const short = shorten(text, most)
        expect(short.length).toBeLessThanOrEqual(most)
        if (text.length <= most) expect(short).toBe(text)
        else {
          expect(short.endsWith('…')).toBe(true)
          expect(text.startsWith(short.slice(0, -1))).toBe(true)
          if (!/\p{Surrogate}/u.test(text)) expect(short).not.toMatch(/\p{Surrogate}/u)
        }
      }),
      { numRuns: 500 },
    )
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20)).toBe('👩‍👩‍👧‍👦…')
  })

  test('packed texts hold all that was given but white space', () => {
    const bare = (text: string): string => text.replace(/\s+/g, '')
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), fc.integer({ min: 8, max: 500 }), (pieces, most) => {
        const packed = packTexts(pieces, most, '\n', (beginning) => beginning)
        expect(packed.every((text) => text.length <= most)).toBe(true)
        expect(bare(packed.join(''))).toBe(bare(pieces.join('')))
      }),
    )
  })
})
