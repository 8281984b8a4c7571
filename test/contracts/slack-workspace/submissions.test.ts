import { expect, test } from 'vitest'
import { aBareApp, ana, aWorkspace, payloadOf } from './a-workspace.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string) => ({ text: plain(value), value })
const input = (id: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element: { action_id: id, ...element },
  ...more,
})
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'kept',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    input('name', { type: 'plain_text_input', min_length: 2, max_length: 5 }),
    input('age', { type: 'number_input', is_decimal_allowed: false, min_value: '18', max_value: '99' }),
    input('mail', { type: 'email_text_input' }, { optional: true }),
    input('days', {
      type: 'checkboxes',
      options: [option('mon'), option('tue')],
      initial_options: [option('mon')],
    }),
    input('time', { type: 'timepicker', initial_time: '09:00' }),
    {
      type: 'section',
      block_id: 'zone',
      text: plain('Zone'),
      accessory: { type: 'static_select', action_id: 'zone', options: [option('utc'), option('cet')] },
    },
  ],
}
const good = { name: 'Ana', age: 30 }

const withForm = async (answer: () => string | undefined) => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack, ({ url }) => {
    const body = url === '/interactivity' ? answer() : undefined
    return body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body }
  })
  await slack.command({ user: ana.id, channel: 'D0ANA', text: '/whetstone' })
  const trigger_id = new URLSearchParams(received[0]?.body).get('trigger_id') ?? ''
  const { view } = await slack.web.views.open({ trigger_id, view: form as never })
  const submit = (values: Record<string, unknown>) =>
    slack.submitView({ user: ana.id, viewId: view?.id ?? '', values })
  const titles = () =>
    slack.state().views.modals[ana.id]?.map((one) => (one.content.title as { text: string }).text)
  return { slack, received, submit, titles }
}

// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission
test('a submission carries every stateful element, touched or not', async () => {
  const { received, submit, titles } = await withForm(() => undefined)
  expect(await submit({ ...good, zone: 'cet' })).toMatchObject({ ok: true })
  expect(payloadOf(received.at(-1))).toMatchObject({
    type: 'view_submission',
    user: { id: ana.id, username: 'ana', team_id: 'T0TEAM' },
    team: { id: 'T0TEAM', domain: 'example-works' },
    api_app_id: 'A0WHETSTONE',
    trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    response_urls: [],
    view: {
      callback_id: 'form',
      private_metadata: 'kept',
      state: {
        values: {
          name: { name: { type: 'plain_text_input', value: 'Ana' } },
          age: { age: { type: 'number_input', value: '30' } },
          mail: { mail: { type: 'email_text_input', value: null } },
          days: { days: { type: 'checkboxes', selected_options: [{ value: 'mon' }] } },
          time: { time: { type: 'timepicker', selected_time: '09:00' } },
          zone: { zone: { type: 'static_select', selected_option: { value: 'cet' } } },
        },
      },
    },
  })
  expect(titles()).toBeUndefined()
})

// https://docs.slack.dev/reference/block-kit/blocks/input-block, /block-elements/number-input-element
test('the client itself refuses what does not fit', async () => {
  const { received, submit } = await withForm(() => undefined)
  const sent = received.length
  const errors = async (values: Record<string, unknown>) => {
    const outcome = await submit({ ...good, ...values })
    return outcome.ok ? {} : outcome.inputErrors
  }
  expect(Object.keys((await errors({ name: '', age: null })) ?? {})).toEqual(['name', 'age'])
  expect(await errors({ name: 'A' })).toEqual({ name: 'Please enter at least 2 characters' })
  expect(await errors({ name: 'Ana María' })).toEqual({ name: 'Please enter at most 5 characters' })
  expect(Object.keys((await errors({ age: 17 })) ?? {})).toEqual(['age'])
  expect(Object.keys((await errors({ age: '20.5' })) ?? {})).toEqual(['age'])
  expect(Object.keys((await errors({ age: 'thirty' })) ?? {})).toEqual(['age'])
  expect(Object.keys((await errors({ mail: 'not an address' })) ?? {})).toEqual(['mail'])
  expect(Object.keys((await errors({ mail: null, days: [] })) ?? {})).toEqual(['days'])
  expect(await submit({ zone: 'mars' })).toMatchObject({ ok: false, reason: 'no-such-option' })
  expect(await submit({ nothing: 1 })).toMatchObject({ ok: false, reason: 'no-such-element' })
  expect(received).toHaveLength(sent)
})

// https://docs.slack.dev/surfaces/modals#response_actions
test.each([
  ['errors', { response_action: 'errors', errors: { name: 'Taken' } }, false, ['Form']],
  ['update', { response_action: 'update', view: { ...form, title: plain('Thanks') } }, true, ['Thanks']],
  ['push', { response_action: 'push', view: { ...form, title: plain('Next') } }, true, ['Form', 'Next']],
  ['clear', { response_action: 'clear' }, true, undefined],
  ['an invalid view', { response_action: 'update', view: { type: 'modal' } }, false, ['Form']],
  ['anything else', { ok: true }, false, ['Form']],
])('the answer to a submission: %s', async (_what, answer, ok, expected) => {
  const { submit, titles } = await withForm(() => JSON.stringify(answer))
  const outcome = await submit(good)
  expect(outcome.ok).toBe(ok)
  expect(titles()).toEqual(expected)
  if (!outcome.ok && outcome.reason === 'invalid-input')
    expect(outcome.inputErrors).toEqual({ name: 'Taken' })
  if (!outcome.ok && outcome.reason === 'invalid-response')
    expect(outcome.warning).toBe('We had some trouble connecting. Try again?')
})
