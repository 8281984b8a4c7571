import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { SlackWorkspaceOptions } from '../../../src/playground/slack-workspace/memory/options.ts'
import { aBareApp, actions, ana, aWorkspace, button, payloadOf, refusal, section } from './a-workspace.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (title: string, more: Record<string, unknown> = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [section(title)],
  ...more,
})
const home = (text: string) => ({ type: 'home' as const, blocks: [section(text), actions(button('open'))] })

/** Ana's Home tab is published, and she presses a button on it: that makes a trigger. */
const withTriggers = async (changes: Partial<SlackWorkspaceOptions> = {}) => {
  const slack = await aWorkspace(changes)
  const received = await aBareApp(slack)
  await slack.web.views.publish({ user_id: ana.id, view: home('Welcome') })
  const viewId = slack.state().views.home[ana.id]?.id ?? ''
  const trigger = async (): Promise<string> => {
    await slack.press({ user: ana.id, viewId, actionId: 'open' })
    return String(payloadOf(received.at(-1)).trigger_id)
  }
  const stack = () =>
    slack.state().views.modals[ana.id]?.map((view) => (view.content.title as { text: string }).text)
  return { slack, received, trigger, stack }
}

// https://docs.slack.dev/reference/methods/views.open#errors
test('a trigger opens one view, once, within three seconds', async () => {
  const { slack, trigger, stack } = await withTriggers()
  const trigger_id = await trigger()
  await slack.web.views.open({ trigger_id, view: modal('One') })
  expect(stack()).toEqual(['One'])
  const open = (id: string, workspace = slack) =>
    refusal(workspace.web.views.open({ trigger_id: id, view: modal('Two') }))
  expect(await open(trigger_id)).toMatchObject({ error: 'exchanged_trigger_id' })
  expect(await open('1.2.made-up')).toMatchObject({ error: 'invalid_trigger_id' })
  expect(stack()).toEqual(['One'])

  const hasty = await withTriggers({ timing: { triggerLivesMs: 1 } })
  const late = await hasty.trigger()
  await sleep(10)
  expect(await open(late, hasty.slack)).toMatchObject({ error: 'expired_trigger_id' })
})

// https://docs.slack.dev/reference/views/modal-views, /home-tab-views
test('views are checked like blocks, and a refused one leaves its trigger usable', async () => {
  const { slack, trigger } = await withTriggers()
  const trigger_id = await trigger()
  const open = (view: unknown) => refusal(slack.web.apiCall('views.open', { trigger_id, view } as never))
  const input = { type: 'input', label: plain('L'), element: { type: 'plain_text_input' } }
  expect(await open({ type: 'modal' })).toEqual({
    error: 'invalid_arguments',
    messages: [
      '[ERROR] missing required field: title [json-pointer:/view]',
      '[ERROR] missing required field: blocks [json-pointer:/view]',
    ],
  })
  expect((await open(modal('x'.repeat(25)))).messages).toContain(
    '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
  )
  expect((await open(modal('x', { submit: plain('x'.repeat(25)) }))).messages).toHaveLength(1)
  expect((await open(modal('x', { private_metadata: 'x'.repeat(3001) }))).messages).toEqual([
    '[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ])
  expect((await open(modal('x', { blocks: [input] }))).messages).toEqual([
    '[ERROR] missing required field: submit [json-pointer:/view]',
  ])
  expect((await open(modal('x', { blocks: [{ type: 'markdown', text: 'x' }] }))).messages).toEqual([
    '[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]',
  ])
  const heavy = Array.from({ length: 90 }, () => section('x'.repeat(3000)))
  expect(await open(modal('x', { blocks: heavy }))).toMatchObject({ error: 'view_too_large' })
  expect(await open('{')).toMatchObject({ error: 'invalid_arguments' })
  expect(await slack.web.views.open({ trigger_id, view: modal('x'.repeat(24)) })).toMatchObject({ ok: true })
})

// https://docs.slack.dev/reference/methods/views.push: "Currently the limit is 3"
test('at most three views are stacked', async () => {
  const { slack, trigger, stack } = await withTriggers()
  expect(
    await refusal(slack.web.views.push({ trigger_id: await trigger(), view: modal('x') })),
  ).toMatchObject({ error: 'not_found' })
  const { view: root } = await slack.web.views.open({ trigger_id: await trigger(), view: modal('1') })
  const { view: second } = await slack.web.views.push({ trigger_id: await trigger(), view: modal('2') })
  expect(second).toMatchObject({ root_view_id: root?.id, previous_view_id: root?.id })
  await slack.web.views.push({ trigger_id: await trigger(), view: modal('3') })
  expect(stack()).toEqual(['1', '2', '3'])
  expect(
    await refusal(slack.web.views.push({ trigger_id: await trigger(), view: modal('4') })),
  ).toMatchObject({ error: 'push_limit_reached' })
})

// https://docs.slack.dev/reference/methods/views.update, https://docs.slack.dev/reference/methods/views.publish
test('a view is updated by its id or external id, and a stale hash is refused', async () => {
  const { slack, trigger, stack } = await withTriggers()
  const { view } = await slack.web.views.open({
    trigger_id: await trigger(),
    view: modal('One', { external_id: 'settings' }),
  })
  await slack.web.views.update({
    view_id: view?.id ?? '',
    hash: view?.hash ?? '',
    view: modal('Two', { external_id: 'settings' }),
  })
  expect(
    await refusal(
      slack.web.views.update({ view_id: view?.id ?? '', hash: view?.hash ?? '', view: modal('Three') }),
    ),
  ).toMatchObject({ error: 'hash_conflict' })
  await slack.web.views.update({ external_id: 'settings', view: modal('Four') })
  expect(stack()).toEqual(['Four'])
  expect(await refusal(slack.web.views.update({ view_id: 'V0NONE', view: modal('x') }))).toMatchObject({
    error: 'not_found',
  })

  await slack.web.views.publish({ user_id: ana.id, view: home('Again') })
  expect(slack.state().views.home[ana.id]).toMatchObject({
    revision: 2,
    content: { blocks: [{ text: { text: 'Again' } }, {}] },
  })
  expect(
    await refusal(slack.web.views.publish({ user_id: ana.id, hash: 'old', view: home('x') })),
  ).toMatchObject({ error: 'hash_conflict' })
  expect(await refusal(slack.web.views.publish({ user_id: 'U0NOBODY', view: home('x') }))).toMatchObject({
    error: 'invalid_arguments',
  })
})

// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed
test('closing is told where the view asked for it, and a closed view is gone', async () => {
  const { slack, received, trigger, stack } = await withTriggers()
  const { view } = await slack.web.views.open({ trigger_id: await trigger(), view: modal('Quiet') })
  const { view: top } = await slack.web.views.push({
    trigger_id: await trigger(),
    view: modal('Loud', { notify_on_close: true, private_metadata: 'm' }),
  })
  await slack.closeView({ user: ana.id, viewId: top?.id ?? '' })
  expect(payloadOf(received.at(-1))).toMatchObject({
    type: 'view_closed',
    is_cleared: false,
    view: { id: top?.id, private_metadata: 'm' },
  })
  expect(stack()).toEqual(['Quiet'])
  const count = received.length
  await slack.closeView({ user: ana.id, viewId: view?.id ?? '' })
  expect(received).toHaveLength(count)
  expect(stack()).toBeUndefined()
  expect(await refusal(slack.web.views.update({ view_id: view?.id ?? '', view: modal('x') }))).toMatchObject({
    error: 'not_found',
  })
})
