import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Button, Card, CardNode } from '../../../src/chat/card.ts'
import { optionLetter } from '../../../src/chat/card.ts'
import { actionData, parseActionData } from '../../../src/platforms/teams/action-data.ts'
import { renderCard, renderDialog } from '../../../src/platforms/teams/render.ts'
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
import { bytesOf, faultsOf, setsOf } from './teams-checks.ts'

const card = (...nodes: readonly CardNode[]): Card => ({ name: 'test', nodes })
const bodyFor = (...nodes: readonly CardNode[]) => renderCard(card(...nodes)).body

const stringsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : []

const textsOf = (value: unknown): string => stringsOf(value).join('\n')

describe('any card on Teams', () => {
  test('is an Adaptive Card 1.5 within 80 KB', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        expect(faultsOf(renderCard(any))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('so is any dialog', () => {
    fc.assert(
      fc.property(anyDialog, (any) => {
        expect(faultsOf(renderDialog(any))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('shows every word of a card of common size', () => {
    fc.assert(
      fc.property(wordyCard, (wordy) => {
        const drawn = textsOf(bodyFor(...wordy.nodes))
        expect(wordsOf(wordy).filter((word) => !drawn.includes(word))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('the parser does refuse what is no card', () => {
    const wrong = {
      ...renderCard(card()),
      body: [{ type: 'Nothing' }, { type: 'Input.ChoiceSet', id: 'x', style: 'z' }],
    }
    expect(faultsOf(wrong).length).toBeGreaterThanOrEqual(3)
  })
})

describe('each node type by itself', () => {
  test.each(nodeTypes.map((type) => [type]))('%s', (type) => {
    fc.assert(
      fc.property(nodeOf(type, { text: anyText, most: 30 }), (node) => {
        expect(faultsOf(renderCard(card(node)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('at the edge of each limit', () => {
  const buttons = (count: number): Button[] =>
    Array.from({ length: count }, (_, place) => ({ label: optionLetter(place), action: { intent: 'go' } }))

  test('six actions are one set, seven two', () => {
    expect(setsOf(bodyFor({ type: 'actions', buttons: buttons(6) }))).toEqual([6])
    expect(setsOf(bodyFor({ type: 'actions', buttons: buttons(7) }))).toEqual([6, 1])
  })

  test('a row has no more than a phone shows whole', () => {
    const rowsOf = (...labels: string[]) =>
      setsOf(
        bodyFor({ type: 'actions', buttons: labels.map((label) => ({ label, action: { intent: 'go' } })) }),
      )
    expect(rowsOf('Have one now', 'Settings', 'Pause')).toEqual([2, 1])
    expect(rowsOf('07:00', '09:00', '12:30', '15:00', '18:00', '21:00')).toEqual([3, 3])
    expect(rowsOf('Diesen Lernpfad anfangen', 'A')).toEqual([2])
    expect(rowsOf('Continue')).toEqual([1])
  })

  test('fields with short names are facts, others stand one below the other', () => {
    const fields = (...labels: string[]): CardNode => ({
      type: 'fields',
      fields: labels.map((label) => ({ label, value: '3 days' })),
    })
    expect(bodyFor(fields('Streak', 'Additive fabrication')).map(({ type }) => type)).toEqual(['FactSet'])
    const long = { label: 'Slack: Halden', value: 'linked since Tuesday, 24 November 2026' }
    expect(bodyFor({ type: 'fields', fields: [long] }).map(({ type }) => type)).toEqual([
      'TextBlock',
      'TextBlock',
    ])
    expect(bodyFor(fields('Streak', 'Microsoft Teams: Halden Works'))).toMatchObject([
      { text: 'Streak', weight: 'Bolder' },
      { text: '3 days', spacing: 'None' },
      { text: 'Microsoft Teams: Halden Works', weight: 'Bolder' },
      { text: '3 days', spacing: 'None' },
    ])
  })

  test('what is over 80 KB is left out, said, and leaves what can be done', () => {
    const texts: CardNode[] = Array.from({ length: 40 }, () => ({ type: 'text', text: 'word '.repeat(600) }))
    const drawn = renderCard(card(...texts, { type: 'actions', buttons: buttons(2) }))
    expect(bytesOf(drawn)).toBeLessThanOrEqual(80_000)
    expect(bytesOf(drawn)).toBeGreaterThan(60_000)
    expect(setsOf(drawn.body)).toEqual([2])
    expect(textsOf(drawn.body.at(-1))).toMatch(/\d+ more parts are not shown/)
  })

  test('a text that is split tears no escape and no link', () => {
    const texts = (text: string): readonly string[] =>
      bodyFor({ type: 'text', text }).map((one) => String(one.text))
    const stars = texts(`a${'\\*'.repeat(3000)}`)
    expect(stars.length).toBeGreaterThan(1)
    expect(stars.every((text) => !/^\*|\\$/.test(text))).toBe(true)
    const link = texts(`${'word '.repeat(796)}[the guide to it](https://example.org/a/long/address) end`)
    expect(link[1]).toBe('[the guide to it](https://example.org/a/long/address) end')
  })

  test('what looks like an entity stays as typed', () => {
    expect(textsOf(bodyFor({ type: 'heading', text: 'R&D &lt;b&gt;' }))).toContain(
      'R&D &\u200blt;b&\u200bgt;',
    )
  })

  test('a title of 75 stands, a longer one is cut and told in full in the tooltip', () => {
    const labelled = (length: number) =>
      bodyFor({ type: 'actions', buttons: [{ label: 'x'.repeat(length), action: { intent: 'go' } }] })
    expect(labelled(75)).toMatchObject([{ actions: [{ title: 'x'.repeat(75) }] }])
    expect(labelled(76)).toMatchObject([
      { actions: [{ title: `${'x'.repeat(74)}…`, tooltip: 'x'.repeat(76) }] },
    ])
  })

  test('10 choices are a list, 11 a menu, none is said in words', () => {
    const select = (count: number): CardNode => ({
      type: 'select',
      id: 's',
      label: 'Which one',
      options: Array.from({ length: count }, (_, place) => ({ value: `${place}`, label: `c${place}` })),
    })
    expect(bodyFor(select(10))).toMatchObject([{ style: 'expanded' }])
    expect(bodyFor(select(11))).toMatchObject([{ style: 'compact' }])
    expect(textsOf(bodyFor(select(0)))).toMatch(/Which one[\s\S]*nothing to choose/)
  })
})

describe('actions and inputs on Teams', () => {
  test('a button is an Execute with its intent, and the same as a Submit for older clients', () => {
    const [set] = bodyFor(
      { type: 'checks', id: 'days', label: 'Days', options: [{ value: 'mon', label: 'Monday' }] },
      {
        type: 'actions',
        buttons: [{ label: 'Save', action: { intent: 'save', args: { id: '7' } }, style: 'primary' }],
      },
    ).slice(1)
    const data = { whetstone: { intent: 'save', args: { id: '7' }, lists: ['days'] } }
    expect(set).toMatchObject({
      actions: [
        {
          type: 'Action.Execute',
          verb: 'save',
          data,
          style: 'positive',
          fallback: { type: 'Action.Submit', data },
        },
      ],
    })
  })

  test('a press comes back as intent, arguments and inputs', () => {
    fc.assert(
      fc.property(anyArgs, fc.array(fc.string({ minLength: 1 })), (args, values) => {
        const node: CardNode = {
          type: 'checks',
          id: 'days',
          label: 'Days',
          options: values.map((value) => ({ value, label: value })),
          selected: values,
        }
        // The client sends what was chosen as the value that the card began with.
        const [set] = bodyFor(node)
        const days = set?.value ?? ''
        const data = { ...actionData({ intent: 'save', args }, ['days']), days, note: 'a,b' }
        expect(parseActionData(JSON.parse(JSON.stringify(data)))).toEqual({
          intent: 'save',
          args: { ...args },
          inputs: { days: values, note: 'a,b' },
        })
      }),
    )
  })

  test.each([
    [undefined],
    [{}],
    [{ whetstone: { intent: '' } }],
    [{ whetstone: { intent: 'x', args: { a: 1 } } }],
  ])('%j is no press of ours', (data) => {
    expect(parseActionData(data)).toBeUndefined()
  })

  test('inputs are required in a dialog and never in a message, where other buttons stand beside them', () => {
    const input: CardNode = { type: 'text-input', id: 'a', label: 'Answer' }
    expect(bodyFor(input)[0]).not.toHaveProperty('isRequired')
    const dialog = renderDialog({
      name: 'd',
      title: 'Settings',
      submitLabel: 'Save',
      closeLabel: 'Cancel',
      submit: { intent: 'save' },
      nodes: [input, { ...input, id: 'b', optional: true }],
    })
    expect(dialog.body).toMatchObject([
      { id: 'a', isRequired: true, errorMessage: 'Please fill in: Answer' },
      { id: 'b' },
      { type: 'ActionSet', actions: [{ type: 'Action.Submit', data: { whetstone: { intent: 'save' } } }] },
    ])
    expect(dialog.body[1]).not.toHaveProperty('isRequired')
  })

  test('long options are listed in full, with lettered buttons whose tooltip holds them', () => {
    const long = 'Isolate, lock, tag, then try to start'
    const drawn = bodyFor({
      type: 'options',
      options: ['Wait', long].map((text) => ({ text, action: { intent: 'answer' } })),
    })
    expect(drawn).toMatchObject([
      { text: '**A**  Wait' },
      { text: `**B**  ${long}` },
      {
        actions: [
          { title: 'A', tooltip: 'A: Wait' },
          { title: 'B', tooltip: `B: ${long}` },
        ],
      },
    ])
  })

  test('a divider is a line above what comes next', () => {
    const drawn = bodyFor({ type: 'heading', text: 'a' }, { type: 'divider' }, { type: 'heading', text: 'b' })
    expect(drawn.map(({ separator }) => separator)).toEqual([undefined, true])
  })
})
