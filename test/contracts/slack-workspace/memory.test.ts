import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { JournalEntry } from '../../../src/playground/slack-workspace/memory/journal.ts'
import { fileJournal } from '../../../src/playground/slack-workspace/memory/journal.ts'
import { aBareApp, actions, ana, aWorkspace, button, payloadOf, section, team } from './a-workspace.ts'

const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-workspace-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'journal.jsonl')
}

const busyDay = async (slack: Awaited<ReturnType<typeof aWorkspace>>) => {
  const received = await aBareApp(slack)
  const typed = {
    type: 'input',
    block_id: 't',
    label: { type: 'plain_text', text: 'T' },
    element: { type: 'plain_text_input', action_id: 't' },
  }
  const blocks = [section('x'), typed, actions(button('b'))] as never
  const { ts = '' } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'x',
    blocks,
    metadata: { event_type: 'e', event_payload: { n: 1 } },
  })
  await slack.press({ user: ana.id, channel: team.id, messageTs: ts, actionId: 'b', inputs: { t: 'typed' } })
  const trigger_id = String(payloadOf(received[0]).trigger_id)
  await slack.web.views.open({
    trigger_id,
    view: { type: 'modal', title: { type: 'plain_text', text: 'M' }, blocks: [section('m')] },
  })
  await slack.web.chat.update({ channel: team.id, ts, text: 'y' })
  await slack.web.views.publish({ user_id: ana.id, view: { type: 'home', blocks: [section('h')] } })
  await slack.web.views.publish({ user_id: ana.id, view: { type: 'home', blocks: [section('h2')] } })
  await slack.say({ user: ana.id, channel: 'D0ANA', text: 'hi' })
  const { ts: gone = '' } = await slack.web.chat.postMessage({ channel: team.id, text: 'gone' })
  await slack.web.chat.delete({ channel: team.id, ts: gone })
  await slack.saveUser({ ...ana, tz: 'Asia/Tokyo' })
  await slack.addToChannel(team.id, 'U0CLEO')
  slack.revokeToken()
}

test('given its journal again, the workspace is as it was', async () => {
  const path = aFolder()
  const before = await aWorkspace({ journal: fileJournal(path) })
  await busyDay(before)
  const state = before.state()
  await before.close()
  expect(Object.keys(state.inputs)).toHaveLength(1)

  const after = await aWorkspace({ journal: fileJournal(path) })
  expect(after.state()).toEqual(state)
  after.reinstall()
  const { ts = '' } = await after.web.chat.postMessage({ channel: team.id, text: 'later' })
  expect(ts > state.lastTs).toBe(true)
})

test('every entry is plain JSON', async () => {
  const entries: JournalEntry[] = []
  await busyDay(
    await aWorkspace({
      journal: { read: () => [], append: (entry) => entries.push(structuredClone(entry)) },
    }),
  )
  expect(JSON.parse(JSON.stringify(entries))).toEqual(entries)
})

test('a line that was cut by a kill is as if it had not been written', async () => {
  const path = aFolder()
  writeFileSync(path, '{"kind":"event-settled","eventId":"Ev1"}\n{"kind":"event-set')
  const journal = fileJournal(path)
  expect(journal.read()).toEqual([{ kind: 'event-settled', eventId: 'Ev1' }])
  journal.append({ kind: 'event-settled', eventId: 'Ev2' })
  expect(fileJournal(path).read()).toHaveLength(2)
  appendFileSync(path, 'x')
  expect(readFileSync(path, 'utf8').endsWith('x')).toBe(true)
  expect(fileJournal(path).read()).toHaveLength(2)
})

// https://docs.slack.dev/apis/events-api/#retries: Slack goes on trying while the app is away
test('an event under way when everything stopped is sent again after the restart', async () => {
  const path = aFolder()
  const before = await aWorkspace({
    journal: fileJournal(path),
    timing: { acknowledgeWithinMs: 50, retryDelaysMs: [60_000] },
  })
  await aBareApp(before, () => ({ status: 503 }))
  const saying = before.say({ user: ana.id, channel: 'D0ANA', text: 'hello?' })
  await expect.poll(() => before.deliveries.waiting()).toHaveLength(1)
  await before.close()
  expect(await saying).toMatchObject({ ok: false })

  const after = await aWorkspace({ journal: fileJournal(path) })
  const received = await aBareApp(after)
  expect(await after.deliveries.resume()).toMatchObject([{ ok: true }])
  expect(received[0]?.headers['x-slack-retry-num']).toBe('1')
  expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({ event: { text: 'hello?' } })
  expect(await after.deliveries.resume()).toEqual([])
})

test('state() is a copy', async () => {
  const slack = await aWorkspace()
  slack.state().users.length = 0
  expect(slack.state().users).toHaveLength(3)
})
