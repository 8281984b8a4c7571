import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ana, aWorkspace, button, refusal, section, team } from './a-workspace.ts'

type Json = Record<string, unknown>
const text = (length: number) => 'x'.repeat(length)
const plain = (length: number) => ({ type: 'plain_text', text: text(length) })
const option = (value: string, label = 'Option') => ({ text: { type: 'plain_text', text: label }, value })
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain(5), element, ...more })
const radios = (count: number) => ({
  type: 'radio_buttons',
  action_id: 'r',
  options: times(count, (index) => option(String(index))),
})
const select = (count: number) => ({
  type: 'static_select',
  action_id: 's',
  options: times(count, (index) => option(String(index))),
})

/** A block at its limit, one that is over it, and what Slack says. */
type Edge = { page: string; fits: Json; breaks: Json; says: string }

// The page of each: https://docs.slack.dev/reference/block-kit/…
const edges: { [what: string]: Edge } = {
  'section text': {
    page: 'blocks/section-block',
    fits: section(text(3000)),
    breaks: section(text(3001)),
    says: 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  },
  'empty section text': {
    page: 'blocks/section-block',
    fits: section('x'),
    breaks: section(''),
    says: 'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  },
  'section without text or fields': {
    page: 'blocks/section-block',
    fits: { type: 'section', fields: times(10, () => plain(2000)).slice(0, 6) },
    breaks: { type: 'section' },
    says: 'must define either `text` or `fields` [json-pointer:/blocks/0]',
  },
  'number of fields': {
    page: 'blocks/section-block',
    fits: { type: 'section', fields: times(10, () => plain(10)) },
    breaks: { type: 'section', fields: times(11, () => plain(10)) },
    says: 'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  },
  'a field': {
    page: 'blocks/section-block',
    fits: { type: 'section', fields: [plain(2000)] },
    breaks: { type: 'section', fields: [plain(2001)] },
    says: 'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  },
  header: {
    page: 'blocks/header-block',
    fits: { type: 'header', text: plain(150) },
    breaks: { type: 'header', text: plain(151) },
    says: 'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  },
  'mrkdwn in a header': {
    page: 'blocks/header-block',
    fits: { type: 'header', text: plain(1) },
    breaks: { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
    says: 'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  },
  markdown: {
    page: 'blocks/markdown-block',
    fits: { type: 'markdown', text: text(12_000) },
    breaks: { type: 'markdown', text: text(12_001) },
    says: 'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  },
  'elements of a context': {
    page: 'blocks/context-block',
    fits: { type: 'context', elements: times(10, () => plain(5)) },
    breaks: { type: 'context', elements: times(11, () => plain(5)) },
    says: 'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  },
  'a text in a context': {
    page: 'blocks/context-block',
    fits: { type: 'context', elements: [plain(2000)] },
    breaks: { type: 'context', elements: [plain(2001)] },
    says: 'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/text]',
  },
  'elements of actions': {
    page: 'blocks/actions-block',
    fits: { type: 'actions', elements: times(25, (index) => button(`b${index}`)) },
    breaks: { type: 'actions', elements: times(26, (index) => button(`b${index}`)) },
    says: 'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  },
  'an input in actions': {
    page: 'block-elements/plain-text-input-element',
    fits: input({ type: 'plain_text_input' }),
    breaks: { type: 'actions', elements: [{ type: 'plain_text_input', action_id: 'a' }] },
    says: 'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  },
  'button text': {
    page: 'block-elements/button-element',
    fits: { type: 'actions', elements: [button('b', text(75))] },
    breaks: { type: 'actions', elements: [button('b', text(76))] },
    says: 'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  },
  'button value': {
    page: 'block-elements/button-element',
    fits: { type: 'actions', elements: [button('b', 'B', { value: text(2000) })] },
    breaks: { type: 'actions', elements: [button('b', 'B', { value: text(2001) })] },
    says: 'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  },
  'button style': {
    page: 'block-elements/button-element',
    fits: { type: 'actions', elements: [button('b', 'B', { style: 'danger' })] },
    breaks: { type: 'actions', elements: [button('b', 'B', { style: 'default' })] },
    says: 'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  },
  action_id: {
    page: 'block-elements/button-element',
    fits: { type: 'actions', elements: [button(text(255))] },
    breaks: { type: 'actions', elements: [button(text(256))] },
    says: 'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  },
  'a repeated action_id': {
    page: 'blocks/actions-block',
    fits: { type: 'actions', elements: [button('a'), button('b')] },
    breaks: { type: 'actions', elements: [button('a'), button('a')] },
    says: '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  },
  block_id: {
    page: 'blocks',
    fits: { type: 'divider', block_id: text(255) },
    breaks: { type: 'divider', block_id: text(256) },
    says: 'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  },
  'radio buttons': {
    page: 'block-elements/radio-button-group-element',
    fits: section('x', { accessory: radios(10) }),
    breaks: section('x', { accessory: radios(11) }),
    says: 'no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]',
  },
  'select options': {
    page: 'block-elements/select-menu-element',
    fits: section('x', { accessory: select(100) }),
    breaks: section('x', { accessory: select(101) }),
    says: 'no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]',
  },
  'overflow options': {
    page: 'block-elements/overflow-menu-element',
    fits: section('x', { accessory: { ...select(5), type: 'overflow' } }),
    breaks: section('x', { accessory: { ...select(6), type: 'overflow' } }),
    says: 'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
  },
  'option text': {
    page: 'composition-objects/option-object',
    fits: section('x', { accessory: { ...radios(1), options: [option('a', text(75))] } }),
    breaks: section('x', { accessory: { ...radios(1), options: [option('a', text(76))] } }),
    says: 'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/text/text]',
  },
  'option description': {
    page: 'composition-objects/option-object',
    fits: section('x', {
      accessory: { ...radios(1), options: [{ ...option('a'), description: plain(75) }] },
    }),
    breaks: section('x', {
      accessory: { ...radios(1), options: [{ ...option('a'), description: plain(76) }] },
    }),
    says: 'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/description/text]',
  },
  'option value': {
    page: 'composition-objects/option-object',
    fits: section('x', { accessory: { ...radios(1), options: [option(text(150))] } }),
    breaks: section('x', { accessory: { ...radios(1), options: [option(text(151))] } }),
    says: 'must be less than 151 characters [json-pointer:/blocks/0/accessory/options/0/value]',
  },
  'an initial option that is not offered': {
    page: 'block-elements/radio-button-group-element',
    fits: section('x', { accessory: { ...radios(2), initial_option: option('1') } }),
    breaks: section('x', { accessory: { ...radios(2), initial_option: option('7') } }),
    says: 'initial option must match one of the options [json-pointer:/blocks/0/accessory]',
  },
  'an image without alternative text': {
    page: 'blocks/image-block',
    fits: { type: 'image', image_url: 'https://example.com/a.png', alt_text: text(2000) },
    breaks: { type: 'image', image_url: 'https://example.com/a.png' },
    says: 'missing required field: alt_text [json-pointer:/blocks/0]',
  },
  'an input without label': {
    page: 'blocks/input-block',
    fits: input({ type: 'plain_text_input' }, { label: plain(2000) }),
    breaks: { type: 'input', element: { type: 'plain_text_input' } },
    says: 'missing required field: label [json-pointer:/blocks/0]',
  },
  'an unknown field': {
    page: 'blocks/divider-block',
    fits: { type: 'divider' },
    breaks: { type: 'divider', text: plain(1) },
    says: 'invalid additional property: text [json-pointer:/blocks/0]',
  },
  'an unknown block': {
    page: 'blocks',
    fits: { type: 'divider' },
    breaks: { type: 'spoiler' },
    says: 'unsupported type: spoiler [json-pointer:/blocks/0/type]',
  },
  'a file input in a message': {
    page: 'block-elements/file-input-element',
    fits: input({ type: 'number_input', is_decimal_allowed: true }),
    breaks: input({ type: 'file_input' }),
    says: 'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
  },
}

describe('at its limit a block is taken, beyond it refused as Slack does', () => {
  test.each(Object.entries(edges))('%s', async (_what, { fits, breaks, says }) => {
    const slack = await aWorkspace()
    const post = (block: Json) =>
      slack.web.chat.postMessage({ channel: team.id, text: 'x', blocks: [block] as never })
    expect(await post(fits)).toMatchObject({ ok: true })
    const refused = await refusal(post(breaks))
    expect(refused.error).toBe('invalid_blocks')
    expect(refused.messages).toContain(`[ERROR] ${says}`)
  })
})

// https://docs.slack.dev/reference/block-kit/blocks: "up to 50 blocks in each message, and 100 blocks in modals or home tabs"
test('the number of blocks', async () => {
  const slack = await aWorkspace()
  const blocks = (count: number) => times(count, () => ({ type: 'divider' as const }))
  const post = (count: number) =>
    slack.web.chat.postMessage({ channel: team.id, text: 'x', blocks: blocks(count) })
  const publish = (count: number) =>
    slack.web.views.publish({ user_id: ana.id, view: { type: 'home', blocks: blocks(count) } })
  expect(await post(50)).toMatchObject({ ok: true })
  expect(await refusal(post(51))).toEqual({
    error: 'invalid_blocks',
    messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
  })
  expect(await publish(100)).toMatchObject({ ok: true })
  expect(await refusal(publish(101))).toEqual({
    error: 'invalid_arguments',
    messages: ['[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]'],
  })
})

// https://github.com/slackapi/bolt-js/issues/2509 and /2867: about 13,200 characters in all blocks together
test('blocks that are too long taken together', async () => {
  const slack = await aWorkspace()
  const post = (count: number, length: number) =>
    slack.web.chat.postMessage({
      channel: team.id,
      text: 'x',
      blocks: times(count, () => section(text(length))),
    })
  expect(await post(4, 3000)).toMatchObject({ ok: true })
  expect(await post(50, 190)).toMatchObject({ ok: true })
  expect(await refusal(post(5, 2700))).toMatchObject({ error: 'msg_blocks_too_long' })
  expect(await refusal(post(45, 252))).toMatchObject({ error: 'msg_blocks_too_long' })
})

test('a block_id stands once in a message', async () => {
  const slack = await aWorkspace()
  const blocks = [section('a', { block_id: 'b' }), section('a', { block_id: 'b' })]
  expect(await refusal(slack.web.chat.postMessage({ channel: team.id, text: 'x', blocks }))).toEqual({
    error: 'invalid_blocks',
    messages: ['[ERROR] `block_id` "b" already exists [json-pointer:/blocks/1/block_id]'],
  })
})

// https://docs.slack.dev/reference/block-kit/blocks: "If not specified, a block_id will be generated."
test('ids that are left out are made up', async () => {
  const slack = await aWorkspace()
  const nameless = { type: 'actions', elements: [{ type: 'button', text: plain(3) }] }
  const { message } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'x',
    blocks: [nameless] as never,
  })
  expect(message?.blocks).toMatchObject([
    { block_id: expect.any(String), elements: [{ action_id: expect.any(String), text: { emoji: true } }] },
  ])
})

test('whatever is sent as blocks, the answer is a proper one', async () => {
  const slack = await aWorkspace({
    rateLimits: { perChannelPerSecond: Infinity, perWorkspacePerMinute: Infinity },
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.object(),
          fc.record({
            type: fc.constantFrom('section', 'actions', 'input', 'context', 'image'),
            text: fc.anything(),
            elements: fc.anything(),
            element: fc.anything(),
          }),
        ),
      ),
      async (blocks) => {
        const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
          method: 'POST',
          body: new URLSearchParams({
            token: 'xoxb-1-test',
            channel: team.id,
            text: 'x',
            blocks: JSON.stringify(blocks, (_key, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
          }),
        })
        const reply = (await response.json()) as {
          ok: boolean
          error?: string
          response_metadata?: { messages: string[] }
        }
        expect(response.status).toBe(200)
        if (blocks.length === 0) {
          expect(reply.ok).toBe(true)
          return
        }
        expect(reply.error).toBe('invalid_blocks')
        for (const message of reply.response_metadata?.messages ?? [])
          expect(message).toMatch(/^\[ERROR\] .+ \[json-pointer:\/blocks.*\]$/s)
      },
    ),
    { numRuns: 100 },
  )
})
