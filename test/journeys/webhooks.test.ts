import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addressFault, afterTry } from '../../src/credentials/webhooks/webhook.rules.ts'
import { addWebhook } from '../../src/credentials/webhooks/webhooks.store.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { aVault } from '../builders/vault.ts'

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`

let world: TestWorld
let heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = []
let answers: number[] = []
const receiver = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  heard.push({ headers: request.headers, body })
  response.writeHead(answers.shift() ?? 204).end()
})

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  world = await startWorld({ people: [aPerson('ana')] })
})
afterAll(async () => {
  receiver.close()
  await world.close()
})

let webhookId = ''
let credentialId = ''
beforeEach(async () => {
  heard = []
  answers = []
  const { prisma } = world.database
  await prisma.webhook.deleteMany()
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  webhookId = await addWebhook(
    prisma,
    aVault(),
    {
      organizationId: world.organizationId,
      url,
      events: ['credential.issued', 'credential.revoked'],
      secret,
    },
    world.clock.now(),
  )
  const achievementId = await anAchievement(world)
  credentialId = await aSignedCredential(world, { achievementId })
})

const say = async (name: string, data: object): Promise<void> => {
  const { prisma } = world.database
  await prisma.$transaction((tx) =>
    world.product.deps.outbox.emit(tx, { name, organizationId: world.organizationId, data }),
  )
  await world.drive.settle()
}
const issue = () => say('credential.issued', { credentialId, memberId: null, achievementId: null })

const signatureOf = (id: unknown, time: unknown, body: string): string =>
  `v1,${createHmac('sha256', Buffer.alloc(24, 7)).update(`${id}.${time}.${body}`).digest('base64')}`

describe('a webhook', () => {
  it('hears once of what was issued, signed so that the receiver can tell', async () => {
    await issue()
    await issue()
    expect(heard).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    expect(headers['webhook-signature']).toBe(
      signatureOf(headers['webhook-id'], headers['webhook-timestamp'], body),
    )
    expect(JSON.parse(body)).toMatchObject({
      type: 'credential.issued',
      data: { credential: { id: credentialId, standing: 'valid' } },
    })
    expect(body).not.toContain('ana')
  })

  it('is not told of what it did not ask for', async () => {
    await say('credential.standing-changed', { credentialId, change: 'suspended', changeId: 'c1' })
    expect(heard).toEqual([])
  })

  it('is told again under the same id until it answers well', async () => {
    answers = [500, 302]
    await issue()
    expect(heard).toHaveLength(1)
    await world.drive.travel(new Date(world.clock.now().getTime() + 60_000))
    await world.drive.travel(new Date(world.clock.now().getTime() + 4 * 60_000))
    expect(heard).toHaveLength(2)
    await world.drive.travel(new Date(world.clock.now().getTime() + 60 * 60_000))
    expect(heard).toHaveLength(3)
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(heard.map(({ headers }) => headers['webhook-attempt'])).toEqual([undefined, '2', '3'])
    await world.drive.travel(new Date(world.clock.now().getTime() + 48 * 3_600_000))
    expect(heard).toHaveLength(3)
  })

  it('is left alone after 410 Gone', async () => {
    answers = [410]
    await issue()
    await say('credential.standing-changed', { credentialId, change: 'revoked', changeId: 'c2' })
    expect(heard).toHaveLength(1)
    const row = await world.database.prisma.webhook.findUnique({ where: { id: webhookId } })
    expect(row?.disabledAt).not.toBeNull()
    expect(row?.sealed).not.toContain('BwcH')
  })

  it('of another organization hears nothing', async () => {
    await world.database.prisma.webhook.updateMany({ data: { organizationId: 'other' } })
    await issue()
    expect(heard).toEqual([])
  })
})

describe('what follows from a try', () => {
  it('ends within three days, and waits longer each time', () => {
    const now = new Date('2027-01-01T00:00:00Z')
    let at = now
    let last = 0
    for (let attempts = 1; ; attempts++) {
      const next = afterTry({ detail: 'ECONNREFUSED' }, attempts, at)
      if (next.do !== 'retry') {
        expect([next.do, attempts]).toEqual(['give-up', 9])
        break
      }
      expect(next.at.getTime() - at.getTime()).toBeGreaterThan(last)
      last = next.at.getTime() - at.getTime()
      at = next.at
    }
    expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(3 * 86_400_000)
  })

  it('never calls anything delivered that was not answered with 2xx', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 1, max: 20 }), (status, attempts) => {
        const done = afterTry({ status }, attempts, new Date(0)).do === 'delivered'
        expect(done).toBe(status >= 200 && status < 300)
      }),
    )
  })

  it.each([
    ['http://lms.example.com/', false],
    ['https://user:pass@lms.example.com/', true],
    ['lms.example.com', true],
    ['file:///etc/passwd', true],
  ])('refuses to send to %s', (address, isPlayground) => {
    expect(addressFault(address, isPlayground)).toBeDefined()
  })
})
