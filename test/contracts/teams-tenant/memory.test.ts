import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  aBareBot,
  aCard,
  actions,
  activitiesOf,
  ana,
  aTenant,
  ben,
  cardAnswer,
  execute,
  general,
  guest,
  message,
  team,
  text,
  withAna,
} from './a-tenant.ts'

const aJournal = () => {
  const folder = mkdtempSync(join(tmpdir(), 'teams-tenant-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'journal.jsonl')
}

const opener = { type: 'Action.Submit', title: 'Settings', data: { msteams: { type: 'task/fetch' } } }

const answered = (name = ''): { body?: unknown } => {
  const form = aCard([actions({ type: 'Action.Submit', title: 'Save' })])
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: form }
  if (name === 'adaptiveCard/action') return cardAnswer(aCard([text('Right')]))
  return name === 'task/fetch' ? { body: { task: { type: 'continue', value: { title: 'S', card } } } } : {}
}

const busyDay = async (journalFile: string) => {
  const { tenant } = await withAna(({ activity }) => answered(activity.name), { journalFile })
  const activityId = await tenant.sends(message(aCard([actions(execute('go'), opener)])))
  const place = { user: ana.id, activityId }
  await tenant.press({ ...place, actionId: 'Settings' })
  await tenant.press({ ...place, actionId: 'go' })
  await tenant.say({ user: ana.id, text: 'hi' })
  const gone = await tenant.sends({ type: 'message', text: 'gone' })
  await tenant.call('DELETE', activitiesOf(tenant.anasChat, gone))
  const updated = await tenant.sends({ type: 'message', text: 'before' })
  await tenant.call('PUT', activitiesOf(tenant.anasChat, updated), { type: 'message', text: 'after' })
  await tenant.installInTeam({ team: team.id, by: ana.id })
  await tenant.sends({ type: 'message', text: 'to all' }, general.id)
  const channel = { id: '19:new@thread.tacv2', name: 'New' }
  await tenant.createChannel({ team: team.id, channel, by: ana.id })
  await tenant.deleteChannel({ team: team.id, channel: channel.id, by: ana.id })
  tenant.saveUser({ ...ben, locale: 'de-DE' })
  tenant.removeUser({ user: guest.id })
  tenant.block({ user: ben.id })
  return tenant
}

test('given its journal again, the tenant is as it was', async () => {
  const journalFile = aJournal()
  const before = await busyDay(journalFile)
  const state = before.state()
  await before.close()
  expect(state.dialogs[ana.id]).toBeDefined()
  expect(state.messages[before.anasChat]?.[0]?.views[ana.id]).toBeDefined()

  const after = await aTenant({ journalFile })
  expect(after.state()).toEqual(state)
  const later = await after.sends({ type: 'message', text: 'later' })
  expect(Number(later)).toBeGreaterThan(state.lastId)
})

test('every entry is plain JSON, one a line', async () => {
  const journalFile = aJournal()
  await busyDay(journalFile)
  const lines = readFileSync(journalFile, 'utf8').trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('kind')
})

test('a state that was handed out is a copy', async () => {
  const { tenant } = await withAna()
  await tenant.sends({ type: 'message', text: 'x' })
  tenant.state().installed.push('somebody')
  expect(tenant.state().installed).toEqual([ana.id])
})

test('an activity under way when everything stopped is sent again after the restart, an invoke is not', async () => {
  const journalFile = aJournal()
  const slow = { answerWithinMs: 10_000, retryDelaysMs: [60_000] }
  const { tenant: before } = await withAna(
    ({ activity }) => (activity.type === 'message' || activity.type === 'invoke' ? { status: 503 } : {}),
    { journalFile, timing: slow },
  )
  const activityId = await before.sends(message(aCard([actions(execute('go'))])))
  const saying = before.say({ user: ana.id, text: 'hello?' })
  const pressing = before.press({ user: ana.id, activityId, actionId: 'go' })
  await expect.poll(() => before.deliveries.waiting()).toHaveLength(2)
  const said = before.messages().at(-1)?.id
  await before.close()
  expect(await saying).toMatchObject({ ok: false })
  expect(await pressing).toMatchObject({ ok: false })

  const after = await aTenant({ journalFile })
  const received = await aBareBot(after)
  expect(await after.deliveries.resume()).toMatchObject([{ ok: true }])
  expect(received.map(({ activity }) => activity)).toMatchObject([{ id: said, text: 'hello?' }])
  expect(after.state().unsettled).toEqual({})
})

test('a retry that waits can be told to go on', async () => {
  let failures = 0
  const { tenant } = await withAna(
    ({ activity }) => {
      if (activity.type !== 'message') return {}
      failures += 1
      return failures === 1 ? { status: 503 } : {}
    },
    { timing: { answerWithinMs: 10_000, retryDelaysMs: [60_000] } },
  )
  const saying = tenant.say({ user: ana.id, text: 'hello?' })
  await expect.poll(() => tenant.deliveries.waiting()).toMatchObject([{ attempt: 2 }])
  await tenant.deliveries.idle()
  tenant.deliveries.retryNow()
  expect(await saying).toMatchObject({ ok: true, attempts: 2 })
})

test('on the port of before, the tenant is found where it was', async () => {
  const before = await aTenant()
  const { serviceUrl } = before
  await before.close()
  const after = await aTenant({ port: Number(new URL(serviceUrl).port) })
  expect(after.serviceUrl).toBe(serviceUrl)
})
