import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { type HandMade, pressPayload, sendSigned } from '../builders/slack-requests.ts'

let world: TestWorld
let ana: ReturnType<typeof pupilOf>
beforeAll(async () => {
  world = await startWorld()
  await world.enrol('ana')
  ana = pupilOf(world, 'ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  await ana.press('start')
})
afterAll(() => world.close())

/** The press that answers the open question. */
const answering = async (): Promise<HandMade> => {
  const { deliveryItemId } = await ana.asked()
  const args = { item: deliveryItemId, place: '0' }
  const { ts } = ana.card()
  return {
    payload: pressPayload(world, { by: 'ana', intent: 'answer', args, channel: ana.dm, messageTs: ts }),
  }
}

const stored = async () => {
  const { prisma } = world.database
  return {
    responses: await prisma.response.count(),
    deliveries: await prisma.delivery.findMany(),
    events: await prisma.inboundEvent.count(),
    enrolments: await prisma.enrolment.findMany(),
    schedules: await prisma.schedule.findMany(),
    messages: ana.all(),
  }
}

describe('a request that is not Slack’s', () => {
  const forged = 'v0=0000000000000000000000000000000000000000000000000000000000000000'
  it.each<[string, Partial<HandMade>, number]>([
    ['with a forged signature', { headers: { 'x-slack-signature': forged } }, 401],
    ['with a signature of another form', { headers: { 'x-slack-signature': 'v0=' } }, 401],
    ['with an empty signature', { headers: { 'x-slack-signature': '' } }, 401],
    ['six minutes old', { secondsFromNow: -360 }, 401],
    ['six minutes from the future', { secondsFromNow: 360 }, 401],
    ['without a time', { headers: { 'x-slack-request-timestamp': '' } }, 401],
    ['with a time that is none', { headers: { 'x-slack-request-timestamp': 'noon' } }, 401],
    [
      'signed for another time',
      { headers: { 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000) - 10) } },
      401,
    ],
  ])('%s is refused, and nothing is stored', async (_what, difference, status) => {
    const before = await stored()
    expect((await sendSigned(world, { ...(await answering()), ...difference })).status).toBe(status)
    await world.drive.settle()
    expect(await stored()).toEqual(before)
  })

  it('whose body was changed after it was signed is refused', async () => {
    const before = await stored()
    const { payload = {} } = await answering()
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    const headers = { ...world.slack.sign(body) }
    const changed = body.replace('place', 'other')
    expect(changed).not.toBe(body)
    expect((await sendSigned(world, { body: changed, headers })).status).toBe(401)
    expect(await stored()).toEqual(before)
  })
})

describe('a request that is no use', () => {
  it.each<[string, HandMade, number]>([
    // One after another: the second comes over the connection of the first.
    ['larger than two megabytes', { body: `payload=${'x'.repeat(2_000_000)}` }, 413],
    [
      'of JSON larger than two megabytes',
      { body: JSON.stringify({ text: 'x'.repeat(2_000_000) }), contentType: 'application/json' },
      413,
    ],
    ['to an unknown path', { path: '/slack/elsewhere', body: 'payload={}' }, 404],
    ['to a path below', { path: '/slack/events/more', body: 'payload={}' }, 404],
    ['that reads instead of posting', { method: 'GET', body: '' }, 404],
    ['that deletes', { method: 'DELETE', body: '' }, 404],
    ['whose payload is no JSON', { body: 'payload=%7Bnot' }, 400],
    ['whose JSON is cut off', { body: '{"type":"event_callback"', contentType: 'application/json' }, 400],
    ['without a payload', { body: 'nothing=here' }, 404],
    ['with an empty body', { body: '' }, 404],
  ])('%s gets its status, and nothing is stored', async (_what, request, status) => {
    const before = await stored()
    expect((await sendSigned(world, request)).status).toBe(status)
    await world.drive.settle()
    expect(await stored()).toEqual(before)
  })

  it.each<[string, object]>([
    [
      'without a user',
      {
        type: 'block_actions',
        team: { id: 'T0TEST' },
        actions: [{ type: 'button', action_id: 'today:0', block_id: 'b' }],
      },
    ],
    [
      'without an action',
      { type: 'block_actions', team: { id: 'T0TEST' }, user: { id: 'U0ANA' }, actions: [] },
    ],
    [
      'with a value that is no JSON',
      {
        type: 'block_actions',
        team: { id: 'T0TEST' },
        user: { id: 'U0ANA' },
        actions: [{ type: 'button', action_id: 'today:0', block_id: 'b', value: '{' }],
      },
    ],
    [
      'with a value that holds other things than texts',
      {
        type: 'block_actions',
        team: { id: 'T0TEST' },
        user: { id: 'U0ANA' },
        actions: [{ type: 'button', action_id: 'answer:0', block_id: 'b', value: '{"item":{"$ne":""}}' }],
      },
    ],
    [
      'with an intent that nobody has',
      {
        type: 'block_actions',
        team: { id: 'T0TEST' },
        user: { id: 'U0ANA' },
        actions: [{ type: 'button', action_id: '__proto__:0', block_id: 'b', value: '{}' }],
      },
    ],
    [
      'that submits an unknown dialog',
      {
        type: 'view_submission',
        team: { id: 'T0TEST' },
        user: { id: 'U0ANA' },
        view: { callback_id: 'constructor', private_metadata: '{}', state: { values: {} } },
      },
    ],
  ])('an interaction %s changes nothing that is taught', async (_what, payload) => {
    const before = await stored()
    await sendSigned(world, { payload })
    await world.drive.settle()
    const after = await stored()
    expect({ ...after, messages: [] }).toEqual({ ...before, messages: [] })
    expect(world.logged.filter(({ message }) => message.includes('could not be carried out'))).toEqual([])
  })
})

describe('a press that is sent again', () => {
  it('with the same signature is acknowledged, and counts once', async () => {
    await ana.say('today')
    const request = await answering()
    const body = new URLSearchParams({ payload: JSON.stringify(request.payload) }).toString()
    const headers = { ...world.slack.sign(body) }
    const before = await stored()
    const statuses: number[] = []
    for (let time = 0; time < 3; time++) statuses.push((await sendSigned(world, { body, headers })).status)
    await world.drive.settle()
    expect(statuses).toEqual([200, 200, 200])
    expect((await stored()).responses).toBe(before.responses + 1)
  })

  it('twice by a proxy counts once', async () => {
    await ana.say('today')
    const before = await stored()
    world.slack.faults.inject({ on: 'interactivity', times: 1, duplicate: true })
    await ana.answer(true)
    expect((await stored()).responses).toBe(before.responses + 1)
    expect(ana.card().text).toMatch(/Right/)
  })

  it('a command twice by a proxy is answered once', async () => {
    const before = ana.all().length
    world.slack.faults.inject({ on: 'commands', times: 1, duplicate: true })
    await ana.command('/whetstone help')
    expect(ana.all()).toHaveLength(before + 1)
  })
})
