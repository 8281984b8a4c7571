import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectorClaims } from '../../src/playground/teams-tenant/entra/tokens.ts'
import { createProduct } from '../../src/product.ts'
import { storedIn } from '../builders/faults.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf, teamsConfigOf, tenantOf } from '../builders/tenant.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld({ platforms: ['teams'], tenant: { installed: 'each' } })
  await world.enrol('ana')
})
afterAll(() => world.close())

const activity = (more: Record<string, unknown> = {}) => {
  const tenant = tenantOf(world)
  const me = tenant.state().users.find(({ id }) => id === aadIdOf('ana'))
  return {
    type: 'message',
    id: '1793606400001',
    channelId: 'msteams',
    serviceUrl: tenant.serviceUrl,
    from: { id: me?.teamsId, aadObjectId: me?.id },
    recipient: { id: tenant.botId },
    conversation: {
      id: teamsConversationOf(world, 'ana').dm,
      conversationType: 'personal',
      tenantId: tenant.tenantId,
    },
    channelData: { tenant: { id: tenant.tenantId } },
    text: 'help',
    ...more,
  }
}

const post = async (
  body: string | object,
  authorization: string | undefined = `Bearer ${tenantOf(world).sign()}`,
  url = world.teamsUrl,
) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await world.drive.settle()
  return response.status
}

/** Refused, and nothing came of it: nothing stored, nothing said. */
const expectRefused = async (asked: Promise<number>, status: number) => {
  const before = await storedIn(world)
  const said = teamsConversationOf(world, 'ana').all().length
  expect(await asked).toBe(status)
  expect(await storedIn(world)).toBe(before)
  expect(teamsConversationOf(world, 'ana').all()).toHaveLength(said)
}

describe('a request for Teams', () => {
  it.each<[string, ConnectorClaims]>([
    ['for another bot', { audience: '00000000-0000-4000-8000-00000000beef' }],
    ['from another issuer', { issuer: 'https://api.botframework.example' }],
    [
      'from the issuer of emulators',
      { issuer: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' },
    ],
    ['that has expired', { expiresInSeconds: -3_600 }],
    ['that is not valid yet', { notBeforeInSeconds: 3_600 }],
    ['for another service URL', { serviceUrl: 'https://smba.trafficmanager.net/elsewhere/' }],
    ['signed with a key that isn’t in the key set', { signedBy: 'stranger' }],
    ['signed with a key of Entra’s', { signedBy: 'entra' }],
    ['signed with a key that is not endorsed for Teams', { signedBy: 'unendorsed' }],
  ])('with a token %s is refused', async (_what, claims) => {
    await expectRefused(post(activity(), `Bearer ${tenantOf(world).sign(claims)}`), 401)
  })

  it('with a bad signature is refused', async () => {
    const [head, claims] = tenantOf(world).sign().split('.')
    const [, , other] = tenantOf(world).sign({ expiresInSeconds: 1_000 }).split('.')
    await expectRefused(post(activity(), `Bearer ${head}.${claims}.${other}`), 401)
  })

  it.each([
    ['none', ''],
    ['no bearer token', 'Basic d2hldHN0b25lOnB3'],
    ['something that is no token', 'Bearer nonsense'],
    ['a token that names no key', `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('with %s is refused', async (_what, header) => {
    await expectRefused(post(activity(), header), 401)
  })

  it.each([
    ['another channel than Teams', { channelId: 'slack' }],
    ['no channel', { channelId: undefined }],
    ['no service URL, so that none can be compared', { serviceUrl: undefined }],
    ['a service URL that is none', { serviceUrl: 'here' }],
  ])('that names %s is refused, whatever its token says', async (_what, more) => {
    await expectRefused(post(activity(more)), 401)
  })

  it('is taken with its own token', async () => {
    expect(await post(activity())).toBe(200)
    expect(teamsConversationOf(world, 'ana').last().text).toContain('What you can say')
  })

  it('that comes again with the same activity id is answered once', async () => {
    await expectRefused(post(activity()), 200)
  })
})

describe('a body that can’t be used', () => {
  it.each([
    ['more than 1 MB', JSON.stringify({ text: 'x'.repeat(1024 * 1024) }), 413],
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
  ])('%s is refused', async (_what, body, status) => {
    await expectRefused(post(body), status)
  })

  it.each([
    ['a message without a sender', { from: undefined, id: '2' }, 400],
    ['a press without a sender', { type: 'invoke', name: 'adaptiveCard/action', from: undefined }, 400],
    ['a message without a conversation', { conversation: undefined }, 400],
    ['two different tenants', { channelData: { tenant: { id: 'another' } } }, 400],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }, 400],
    ['no type', { type: undefined }, 400],
    ['an unknown type', { type: 'trace' }, 200],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, 200],
    ['an edited message', { type: 'messageUpdate', id: '3' }, 200],
    ['somebody who types', { type: 'typing' }, 200],
    [
      'an invoke that is not for this bot',
      { type: 'invoke', name: 'composeExtension/query', value: {} },
      501,
    ],
  ])('%s comes to nothing', async (_what, more, status) => {
    await expectRefused(post(activity(more)), status)
  })

  it('a text of a megabyte is read as far as a command may go', async () => {
    const long = activity({ id: '1793606400009', text: 'x'.repeat(1024 * 1024 - 2_000) })
    expect(await post(long)).toBe(200)
    expect(teamsConversationOf(world, 'ana').last().text).toContain('I did not understand')
  })

  it('another path or method is none of ours', async () => {
    expect(await post(activity(), undefined, world.teamsUrl.replace('messages', 'elsewhere'))).toBe(404)
    expect((await fetch(world.teamsUrl)).status).toBe(405)
  })
})

/** What a page in a browser on the same machine could send, or somebody through a tunnel. */
const fromElsewhere = async (url: string, body: string) => {
  const json = { 'content-type': 'application/json' }
  const { request } = await import('node:http')
  for (const headers of [{ 'content-type': 'text/plain' }, {}, { ...json, host: 'evil.example' }]) {
    const status = await new Promise((resolve) => {
      request(url, { method: 'POST', headers }, (response) => resolve(response.statusCode)).end(body)
    })
    expect(status).toBe(403)
  }
}

describe('without tokens, for local clients', () => {
  it('a request is taken as it comes, and belongs to the configured tenant', async () => {
    const tenant = tenantOf(world)
    const local = await createProduct({
      database: world.database,
      clock: world.clock,
      log: () => undefined,
      slack: undefined,
      teams: { ...teamsConfigOf(tenant), allowUnauthenticated: true, organizationId: world.organizationId },
    })
    const { createServer } = await import('node:http')
    const server = createServer((request, response) => local.teamsListener()?.(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/teams/messages`
    await world.travelTo('2026-11-02T06:00:00Z')
    const from = activity({ id: '17', channelData: undefined, channelId: 'emulator', text: 'progress' })
    const { tenantId: _, ...conversation } = from.conversation
    expect(await post({ ...from, conversation }, '', url)).toBe(200)
    await local.underway()
    await fromElsewhere(url, JSON.stringify({ ...from, conversation, id: '18', text: 'help' }))
    expect(teamsConversationOf(world, 'ana').last().text).toContain('Your progress')
    server.close()
    await local.stop()
  })
})

describe('the bot’s own token', () => {
  const start = (more: object) =>
    createProduct({
      database: world.database,
      clock: world.clock,
      log: () => undefined,
      slack: undefined,
      teams: { ...teamsConfigOf(tenantOf(world)), ...more, organizationId: world.organizationId },
    })

  it('is asked for at the start, and a wrong secret stops it with Microsoft’s own words', async () => {
    await expect(start({ appPassword: 'wrong' })).rejects.toThrow(/AADSTS7000215|client secret/)
  })

  it('that can’t be had just now does not: the first message asks again', async () => {
    tenantOf(world).faults.add({ on: 'token', status: 503, times: 1 })
    const product = await start({})
    await product.stop()
  })

  it('that the connector does not take any more is replaced, and the message sent once', async () => {
    const tenant = tenantOf(world)
    tenant.faults.add({ on: 'send', status: 401, times: 1 })
    const talk = teamsConversationOf(world, 'ana')
    await world.travelTo('2026-11-02T06:10:00Z')
    const before = talk.all().length
    await talk.say('help')
    expect(talk.all()).toHaveLength(before + 1)
  })
})
