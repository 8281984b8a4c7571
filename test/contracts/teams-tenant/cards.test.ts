import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderCard } from '../../../src/platforms/teams/render.ts'
import { cardFaults, dialogFaults } from '../../../src/playground/teams-tenant/cards/card.ts'
import { galleryOfPacks } from '../../builders/gallery.ts'
import { anyCard } from '../cards/arbitrary-cards.ts'
import { aCard, actions, execute, text } from './a-tenant.ts'

test('every card of the gallery is one that Teams draws', () => {
  const faults = galleryOfPacks().flatMap((entry) =>
    'card' in entry && entry.card !== undefined
      ? cardFaults(renderCard(entry.card)).map((fault) => `${entry.name}: ${fault}`)
      : [],
  )
  expect(faults).toEqual([])
})

test('and so is any card that can be made', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(cardFaults(renderCard(card))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

const choice = { title: 'A', value: 'a' }
const choiceSet = (more: Record<string, unknown>) => ({
  type: 'Input.ChoiceSet',
  id: 'c',
  choices: [choice],
  ...more,
})
const field = (id: string) => ({ type: 'Input.Text', id })
const show = { type: 'Action.Execute', verb: 'show' }

const faulty: [name: string, card: unknown, says: RegExp][] = [
  ['no card', 'x', /^card: /],
  ['too much', aCard([text('ä'.repeat(40_000))]), /^card: larger/],
  ['another type', { type: 'Card', version: '1.5' }, /^type: /],
  ['no version', { type: 'AdaptiveCard', body: [] }, /^version: .*up to 1\.5/],
  ['a version that Teams doesn’t draw', aCard([], { version: '1.6' }), /^version: .*up to 1\.5/],
  ['an unknown element', aCard([{ type: 'CodeBlock', codeSnippet: 'x' }]), /^body\.0\.?.*: /],
  ['a misspelt property', aCard([{ type: 'TextBlock', text: 'x', warp: true }]), /^body\.0: .*warp/],
  ['a text without words', aCard([{ type: 'TextBlock', text: '' }]), /^body\.0\.text: /],
  ['an image without an address', aCard([{ type: 'Image' }]), /^body\.0\.url: /],
  ['an image from a file', aCard([{ type: 'Image', url: 'file:///etc/passwd' }]), /^body\.0\.url: /],
  ['a fact without a title', aCard([{ type: 'FactSet', facts: [{ value: 'x' }] }]), /facts\.0\.title/],
  [
    'seven actions',
    aCard([actions(...Array.from({ length: 7 }, () => execute('x')))]),
    /^body\.0\.actions: /,
  ],
  ['a set without actions', aCard([actions()]), /^body\.0\.actions: /],
  ['an action without a title', aCard([actions({ type: 'Action.Submit' })]), /actions\.0\.title/],
  ['an unknown action', aCard([actions({ type: 'Action.Http', title: 'x' })]), /actions\.0/],
  [
    'a link to nowhere',
    aCard([actions({ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' })]),
    /url/,
  ],
  ['an input without an id', aCard([{ type: 'Input.Text' }]), /^body\.0\.id: /],
  ['two inputs of one id', aCard([field('a'), field('a')]), /two inputs have the id a/],
  ['no choices', aCard([choiceSet({ choices: [] })]), /choices/],
  ['a choice without a value', aCard([choiceSet({ choices: [{ title: 'A', value: '' }] })]), /value/],
  ['a value that isn’t offered', aCard([choiceSet({ value: 'b' })]), /not among the choices/],
  [
    'a comma in a choice of several',
    aCard([choiceSet({ isMultiSelect: true, choices: [{ title: 'A', value: 'a,b' }] })]),
    /no comma/,
  ],
  ['a time that no clock shows', aCard([{ type: 'Input.Time', id: 't', value: '9:00' }]), /value/],
  ['a day that no month has', aCard([{ type: 'Input.Date', id: 'd', value: '2027-02-30' }]), /value/],
  ['Action.Execute in an old card', aCard([actions(execute('x'))], { version: '1.4' }), /needs version 1\.5/],
  [
    'refresh in an old card',
    aCard([], { version: '1.4', refresh: { action: show } }),
    /refresh needs version/,
  ],
  [
    'a refresh for 61',
    aCard([], { refresh: { action: show, userIds: Array.from({ length: 61 }, (_, one) => `29:${one}`) } }),
    /^refresh\.userIds: /,
  ],
  ['a refresh for ids of Entra', aCard([], { refresh: { action: show, userIds: ['abc'] } }), /29:/],
  [
    'a fault deep inside',
    aCard([{ type: 'Container', items: [{ type: 'Container', items: [{ type: 'x' }] }] }]),
    /body\.0\.items\.0\.items\.0/,
  ],
]
test.each(faulty)('%s is a fault that says where', (_name, card, says) => {
  expect(cardFaults(card).join('; ')).toMatch(says)
})

describe('a sound card', () => {
  test('may hold all that is written down of version 1.5', () => {
    const card = aCard(
      [
        text('x'),
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', italic: true }] },
        { type: 'Image', url: 'https://example.com/a.png', altText: 'A', size: 'Medium', style: 'Person' },
        { type: 'ColumnSet', columns: [{ type: 'Column', width: 'stretch', items: [text('x')] }] },
        {
          type: 'Table',
          columns: [{ width: 1 }],
          rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text('x')] }] }],
        },
        { ...text('x'), isVisible: false, id: 'more', spacing: 'ExtraLarge', separator: true },
        { type: 'Input.Toggle', id: 'on', title: 'On', value: 'true' },
        actions(
          { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
          { type: 'Action.ShowCard', title: 'Note', card: aCard([field('note')]) },
          execute('go', { fallback: { type: 'Action.Submit', title: 'go' }, style: 'positive' }),
        ),
      ],
      { msteams: { width: 'Full' }, refresh: { action: show, userIds: [] }, lang: 'de' },
    )
    expect(cardFaults(card)).toEqual([])
  })

  test('of an old version has no need of what came later', () => {
    expect(cardFaults(aCard([text('x')], { version: '1.2' }))).toEqual([])
  })

  test('of a dialog is submitted by Action.Submit', () => {
    expect(dialogFaults(aCard([actions({ type: 'Action.Submit', title: 'Save' })]))).toEqual([])
    expect(dialogFaults(aCard([actions(execute('save'))])).join()).toMatch(
      /^body\.0\.actions\.0: .*Action\.Submit/,
    )
    expect(dialogFaults(aCard([{ type: 'x' }]))).toHaveLength(1)
  })
})
