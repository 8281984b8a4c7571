import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionValue, parseActionId, parseValue } from '../../../src/platforms/slack/action-value.ts'
import { renderDialog, renderHome, renderMessage } from '../../../src/platforms/slack/render.ts'
import { readView } from '../../../src/playground/slack-workspace/blocks/view.ts'
import {
  anyArgs,
  anyCard,
  anyDialog,
  anyText,
  nodeOf,
  nodeTypes,
  wordsOf,
  wordyCard,
} from './arbitrary-cards.ts'

import { blocksFor, card, faultsOfMessage, isTorn, stringsOf, textsOf } from './slack-checks.ts'

describe('any card on Slack', () => {
  test('is a message that Slack takes', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        expect(faultsOfMessage(renderMessage(any))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('is a home that Slack takes', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        expect(readView(renderHome(any), 'home')).toMatchObject({ ok: true })
      }),
      { numRuns: 100 },
    )
  })

  test('any dialog is a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyDialog, (any) => {
        expect(readView(renderDialog(any), 'modal')).toMatchObject({ ok: true })
      }),
      { numRuns: 100 },
    )
  })

  test('tears no character apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𝒳', '👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', 'a', '&', ' '), {
          size: 'max',
          maxLength: 4000,
        }),
        (characters) => {
          const text = characters.join('')
          const drawn = renderMessage(
            card(
              { type: 'heading', text },
              { type: 'text', text },
              { type: 'context', text },
              { type: 'fields', fields: [{ label: text, value: text }] },
              { type: 'actions', buttons: [{ label: text, action: { intent: 'a' } }] },
            ),
          )
          expect(stringsOf(drawn).filter(isTorn)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('shows every word of a card of common size', () => {
    fc.assert(
      fc.property(wordyCard, (wordy) => {
        const drawn = textsOf(renderMessage(wordy).blocks)
        const missing = wordsOf(wordy).filter((word) => !drawn.includes(word))
        expect(missing).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('each node type by itself', () => {
  test.each(nodeTypes.map((type) => [type]))('%s', (type) => {
    fc.assert(
      fc.property(nodeOf(type, { text: anyText, most: 30 }), (node) => {
        expect(faultsOfMessage(renderMessage(card(node)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('answer options on Slack', () => {
  const option = (text: string) => ({ text, action: { intent: 'answer', args: { option: text } } })

  test('short ones stand on their buttons', () => {
    expect(blocksFor({ type: 'options', options: [option('True'), option('False')] })).toMatchObject([
      { type: 'actions', elements: [{ text: { text: 'True' } }, { text: { text: 'False' } }] },
    ])
  })

  test('long ones are listed with letters, and each button speaks its text', () => {
    const long = 'Isolate, lock, tag, then try to start *the machine*'
    expect(blocksFor({ type: 'options', options: [option('Wait'), option(long)] })).toMatchObject([
      { type: 'section', text: { text: `*A*  Wait\n*B*  ${long.replace(/\*/g, '∗')}` } },
      {
        type: 'actions',
        elements: [
          { text: { text: 'A' }, accessibility_label: 'A: Wait' },
          { text: { text: 'B' }, accessibility_label: `B: ${long}` },
        ],
      },
    ])
  })

  test('a press tells its intent and arguments again', () => {
    const [row] = blocksFor({ type: 'options', options: [option('Wait'), option('Go')] })
    const [, second] = row?.type === 'actions' ? row.elements : []
    expect(second).toMatchObject({ type: 'button' })
    const pressed = second as { action_id: string; value: string }
    expect(parseActionId(pressed.action_id)).toEqual({ intent: 'answer', index: 1 })
    expect(parseValue(pressed.value)).toEqual({ option: 'Go' })
  })
})

describe('action values', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(anyArgs, (args) => {
        expect(parseValue(actionValue(args))).toEqual({ ...args })
      }),
    )
  })

  test.each(['{', '[]', '"x"', '{"a":1}', 'null'])('%s is not one', (value) => {
    expect(parseValue(value)).toBeUndefined()
  })

  test.each(['answer', 'answer:', ':1', 'a:b:1', 'answer:x', ''])('%s is no action id', (id) => {
    expect(parseActionId(id)).toBeUndefined()
  })

  test('nothing means no arguments', () => {
    expect(parseValue(undefined)).toEqual({})
    expect(parseValue('')).toEqual({})
  })
})
