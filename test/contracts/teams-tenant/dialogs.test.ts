import { expect, test } from 'vitest'
import { aCard, actions, ana, ben, execute, message, text, withAna } from './a-tenant.ts'

const opener = {
  type: 'Action.Submit',
  title: 'Settings',
  data: { msteams: { type: 'task/fetch' }, which: 'settings' },
}

const form = aCard([
  {
    type: 'Input.Time',
    id: 'time',
    label: 'When',
    isRequired: true,
    errorMessage: 'Say when',
    value: '09:00',
  },
  actions(
    { type: 'Action.Submit', title: 'Save', data: { save: true } },
    { type: 'Action.OpenUrl', title: 'Help', url: 'https://example.com/help' },
  ),
])

const dialog = (card: unknown = form, more: Record<string, unknown> = {}) => ({
  body: {
    task: {
      type: 'continue',
      value: {
        title: 'Settings',
        height: 'medium',
        width: 400,
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
        ...more,
      },
    },
  },
})

/** Ana has pressed the button that opens a dialog; each invoke is answered as told. */
const opened = async (...answers: { status?: number; body?: unknown }[]) => {
  const { tenant, received } = await withAna(({ activity }) =>
    activity.type === 'invoke' ? (answers.shift() ?? {}) : {},
  )
  const activityId = await tenant.sends(message(aCard([actions(opener)])))
  const outcome = await tenant.press({ user: ana.id, activityId, actionId: 'Settings' })
  return { tenant, received, outcome, activityId, open: () => tenant.state().dialogs[ana.id] }
}

test('a button fetches a dialog', async () => {
  const { received, outcome, open, activityId } = await opened(dialog())
  expect(outcome).toMatchObject({ ok: true })
  expect(received[0]?.activity).toMatchObject({
    type: 'invoke',
    name: 'task/fetch',
    replyToId: activityId,
    value: { data: { type: 'task/fetch', which: 'settings' }, context: { theme: 'default' } },
  })
  expect(open()).toMatchObject({ title: 'Settings', height: 'medium', width: 400, card: form, activityId })
})

test('what is submitted is the card as filled in, and an empty answer closes it', async () => {
  const { tenant, received, open } = await opened(dialog(), {})
  const dialogId = open()?.id ?? ''
  expect(await tenant.submitDialog({ user: ana.id, dialogId, inputs: { time: '' } })).toMatchObject({
    reason: 'invalid-input',
    inputErrors: { time: 'Say when' },
  })
  expect(await tenant.submitDialog({ user: ben.id, dialogId })).toMatchObject({ reason: 'no-such-dialog' })
  expect(await tenant.submitDialog({ user: ana.id, dialogId, actionId: 'Help' })).toMatchObject({
    reply: { openUrl: 'https://example.com/help' },
  })
  expect(await tenant.submitDialog({ user: ana.id, dialogId, inputs: { time: '08:30' } })).toMatchObject({
    ok: true,
  })
  expect(received[1]?.activity).toMatchObject({
    name: 'task/submit',
    value: { data: { save: true, time: '08:30' }, context: { theme: 'default' } },
  })
  expect(open()).toBeUndefined()
  expect(await tenant.submitDialog({ user: ana.id, dialogId })).toMatchObject({ reason: 'no-such-dialog' })
})

test('an answer may be the next dialog, or a message that stays until it is closed', async () => {
  const next = aCard([text('Sure?'), actions({ type: 'Action.Submit', title: 'Yes' })])
  const { tenant, received, open } = await opened(dialog(), dialog(next, { title: 'Sure?' }), {
    body: { task: { type: 'message', value: 'Saved' } },
  })
  await tenant.submitDialog({ user: ana.id, dialogId: open()?.id ?? '' })
  expect(open()).toMatchObject({ title: 'Sure?', card: next })
  await tenant.submitDialog({ user: ana.id, dialogId: open()?.id ?? '' })
  expect(open()).toMatchObject({ message: 'Saved' })
  const count = received.length
  expect(await tenant.closeDialog({ user: ana.id, dialogId: open()?.id ?? '' })).toMatchObject({ ok: true })
  expect(open()).toBeUndefined()
  expect(received).toHaveLength(count)
})

const unfit: [name: string, answer: { status?: number; body?: unknown }][] = [
  ['nothing', {}],
  ['a card with Action.Execute', dialog(aCard([actions(execute('save'))]))],
  ['a card with a fault', dialog(aCard([{ type: 'TextBlock' }]))],
  ['neither card nor page', dialog(form, { card: undefined })],
  ['a bare card', { body: form }],
  ['an unknown size', dialog(form, { height: 'huge' })],
]
test.each(unfit)('%s opens no dialog', async (_name, answer) => {
  const { outcome, open } = await opened(answer)
  expect(outcome).toMatchObject({ ok: false, reason: 'invalid-response' })
  expect(open()).toBeUndefined()
})

test('a failed submission leaves the dialog as it was', async () => {
  const { tenant, open } = await opened(dialog(), { status: 400 })
  const dialogId = open()?.id ?? ''
  expect(await tenant.submitDialog({ user: ana.id, dialogId })).toMatchObject({ reason: 'not-acknowledged' })
  expect(open()?.id).toBe(dialogId)
})
