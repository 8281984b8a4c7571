import { describe, expect, test } from 'vitest'
import type { Button, CardNode, Dialog } from '../../../src/chat/card.ts'
import { parseValue } from '../../../src/platforms/slack/action-value.ts'
import { renderDialog, renderHome, renderMessage } from '../../../src/platforms/slack/render.ts'
import { readView } from '../../../src/playground/slack-workspace/blocks/view.ts'
import { blocksFor, card, faultsOfMessage, mrkdwnOf, textsOf } from './slack-checks.ts'

describe('at the edge of each limit', () => {
  const buttons = (count: number): Button[] =>
    Array.from({ length: count }, (_, place) => ({ label: `b${place}`, action: { intent: 'go' } }))
  const choices = (count: number, length = 5) =>
    Array.from({ length: count }, (_, place) => ({
      value: `v${place}`,
      label: `${place}`.padEnd(length, 'x'),
    }))
  const types = (...nodes: readonly CardNode[]): readonly string[] =>
    blocksFor(...nodes).map(({ type }) => type)
  const inputTypes = (node: CardNode): readonly string[] =>
    blocksFor(node).flatMap((block) => (block.type === 'input' ? [block.element.type] : []))

  test('50 blocks fit, one more leaves a line that says what is missing', () => {
    const dividers = (count: number): CardNode[] => Array.from({ length: count }, () => ({ type: 'divider' }))
    expect(types(...dividers(50))).toHaveLength(50)
    const over = blocksFor(...dividers(51))
    expect(over).toHaveLength(50)
    expect(over.at(-1)).toMatchObject({ type: 'context' })
    expect(textsOf(over.at(-1))).toContain('2 more parts are not shown')
  })

  test('what can be done stays when the text is too much', () => {
    const nodes: CardNode[] = Array.from({ length: 60 }, (_, place) => ({
      type: 'heading',
      text: `h${place}`,
    }))
    const drawn = blocksFor(...nodes, { type: 'actions', buttons: buttons(2) })
    expect(drawn).toHaveLength(50)
    expect(drawn.filter(({ type }) => type === 'actions')).toHaveLength(1)
    expect(faultsOfMessage({ text: 'x', blocks: drawn })).toEqual([])
  })

  test('13,200 characters fit in a message, not many more', () => {
    const texts = (count: number): CardNode[] =>
      Array.from({ length: count }, () => ({ type: 'text', text: 'x'.repeat(2956) }))
    expect(textsOf(blocksFor(...texts(4)))).not.toContain('not shown')
    expect(textsOf(blocksFor(...texts(5)))).toContain('not shown')
    expect(faultsOfMessage(renderMessage(card(...texts(30))))).toEqual([])
  })

  test('a home of more than 250 KB loses what is over, and says so', () => {
    const texts: CardNode[] = Array.from({ length: 99 }, () => ({ type: 'text', text: 'д'.repeat(3000) }))
    const home = renderHome(card(...texts))
    expect(readView(home, 'home')).toMatchObject({ ok: true })
    expect(JSON.stringify(home)).toContain('not shown here')
  })

  test('a text of 3,000 is one section, of 3,001 two, and nothing is lost', () => {
    expect(types({ type: 'text', text: 'x'.repeat(3000) })).toEqual(['section'])
    expect(types({ type: 'text', text: 'x'.repeat(3001) })).toEqual(['section', 'section'])
    const drawn = mrkdwnOf(blocksFor({ type: 'text', text: 'x'.repeat(7001) }))
    expect(drawn.join('')).toBe('x'.repeat(7001))
  })

  test('a long text is split between words, and links stay whole', () => {
    const text = `${'word '.repeat(590)}[the guide to it](https://example.org/a/long/address) end`
    const drawn = mrkdwnOf(blocksFor({ type: 'text', text }))
    expect(drawn).toHaveLength(2)
    expect(drawn[1]).toBe('<https://example.org/a/long/address|the guide to it> end')
  })

  test('escapes count, and are not cut through', () => {
    const drawn = mrkdwnOf(blocksFor({ type: 'text', text: '&'.repeat(700) }))
    expect(drawn.join('')).toBe('&amp;'.repeat(700))
    expect(drawn.every((text) => text.length <= 3000)).toBe(true)
  })

  test('a heading of 150 is a header, a longer one a bold section', () => {
    expect(types({ type: 'heading', text: 'x'.repeat(150) })).toEqual(['header'])
    expect(blocksFor({ type: 'heading', text: 'x'.repeat(151) })).toMatchObject([
      { type: 'section', text: { text: `*${'x'.repeat(151)}*` } },
    ])
  })

  test('25 buttons are one row, 26 two', () => {
    expect(types({ type: 'actions', buttons: buttons(25) })).toEqual(['actions'])
    expect(types({ type: 'actions', buttons: buttons(26) })).toEqual(['actions', 'actions'])
  })

  test('10 fields are one section, 11 two', () => {
    const fields = (count: number) => choices(count).map(({ value, label }) => ({ label, value }))
    expect(types({ type: 'fields', fields: fields(10) })).toHaveLength(1)
    expect(types({ type: 'fields', fields: fields(11) })).toHaveLength(2)
  })

  test('a label of 75 stands, a longer one is cut with a mark and spoken as far as it goes', () => {
    const labelled = (length: number) =>
      blocksFor({ type: 'actions', buttons: [{ label: 'x'.repeat(length), action: { intent: 'go' } }] })
    expect(labelled(75)).toMatchObject([{ elements: [{ text: { text: 'x'.repeat(75) } }] }])
    expect(labelled(76)).toMatchObject([{ elements: [{ text: { text: `${'x'.repeat(74)}…` } }] }])
  })

  test('arguments of 2,000 are sent; a button with more is not, and that is said', () => {
    const withArgs = (length: number): CardNode => ({
      type: 'actions',
      buttons: [
        { label: 'Go', action: { intent: 'go', args: { a: 'x'.repeat(length - '{"a":""}'.length) } } },
      ],
    })
    expect(types(withArgs(2000))).toEqual(['actions'])
    expect(types(withArgs(2001))).toEqual(['context'])
    expect(textsOf(blocksFor(withArgs(2001)))).toContain('1 more part is not shown')
  })

  test('10 choices are radio buttons, 11 a menu, of 101 one is said to be missing', () => {
    const select = (count: number): CardNode => ({
      type: 'select',
      id: 's',
      label: 'S',
      options: choices(count),
    })
    expect(inputTypes(select(10))).toEqual(['radio_buttons'])
    expect(inputTypes(select(11))).toEqual(['static_select'])
    expect(textsOf(blocksFor(select(100)))).not.toContain('not shown')
    expect(textsOf(blocksFor(select(101)))).toContain('1 more part is not shown')
  })

  test('a choice value of 150 can be sent, of 151 it is said to be missing', () => {
    const select = (length: number): CardNode => ({
      type: 'select',
      id: 's',
      label: 'S',
      options: [{ value: 'v'.repeat(length), label: 'one' }],
    })
    expect(inputTypes(select(150))).toEqual(['radio_buttons'])
    expect(inputTypes(select(151))).toEqual([])
    expect(textsOf(blocksFor(select(151)))).toContain('1 more part is not shown')
  })

  test('10 checks are boxes, 11 a menu', () => {
    const checks = (count: number): CardNode => ({
      type: 'checks',
      id: 'c',
      label: 'C',
      options: choices(count),
    })
    expect(inputTypes(checks(10))).toEqual(['checkboxes'])
    expect(inputTypes(checks(11))).toEqual(['multi_static_select'])
  })

  test('choices of 75 stand by themselves, longer ones are listed in full with letters', () => {
    const checks = (length: number): CardNode => ({
      type: 'checks',
      id: 'c',
      label: 'C',
      options: choices(3, length),
    })
    expect(types(checks(75))).toEqual(['input'])
    expect(types(checks(76))).toEqual(['section', 'input'])
    expect(textsOf(blocksFor(checks(76)))).toContain('0'.padEnd(76, 'x'))
  })

  test.each(['options', 'actions', 'fields'] as const)('no %s: nothing is drawn', (type) => {
    const empty: CardNode =
      type === 'options'
        ? { type, options: [] }
        : type === 'actions'
          ? { type, buttons: [] }
          : { type, fields: [] }
    expect(blocksFor(empty)).toEqual([])
  })

  test.each(['select', 'checks'] as const)('%s without choices says so', (type) => {
    const text = textsOf(blocksFor({ type, id: 'x', label: 'Which one', options: [] }))
    expect(text).toContain('Which one')
    expect(text).toContain('nothing to choose')
  })

  test('notification text is at most 4,000 characters and says that it was cut', () => {
    expect(renderMessage(card({ type: 'text', text: 'x'.repeat(4000) })).text).toBe('x'.repeat(4000))
    expect(renderMessage(card({ type: 'text', text: 'x'.repeat(4001) })).text).toMatch(/^x+… \(shortened\)$/)
  })

  test('a modal title of 24 stands, a longer one is cut and told in full in the modal', () => {
    const dialog = (title: string): Dialog => ({
      name: 'd',
      title,
      submitLabel: 'Save',
      closeLabel: 'Cancel',
      submit: { intent: 'save', args: { id: '7' } },
      nodes: [],
    })
    expect(renderDialog(dialog('x'.repeat(24)))).toMatchObject({
      title: { text: 'x'.repeat(24) },
      blocks: [],
    })
    const long = renderDialog(dialog('x'.repeat(25)))
    expect(long.title.text).toBe(`${'x'.repeat(23)}…`)
    expect(long.blocks).toMatchObject([{ type: 'header', text: { text: 'x'.repeat(25) } }])
    expect(long.callback_id).toBe('save')
    expect(parseValue(long.private_metadata)).toEqual({ id: '7' })
  })
})
