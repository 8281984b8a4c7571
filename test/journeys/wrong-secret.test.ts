import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProduct, type Product } from '../../src/product.ts'
import { conversationOf } from '../builders/conversation.ts'
import { openQuestion, shownIn, storedIn } from '../builders/faults.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let other: Product
let server: Server
beforeAll(async () => {
  world = await startWorld()
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  other = await createProduct({
    database: world.database,
    clock: world.clock,
    log: () => undefined,
    slack: {
      botToken: `xoxb-${world.teamId}`,
      signingSecret: 'not-the-secret-that-slack-signs-with',
      appToken: undefined,
      apiUrl: world.slack.apiUrl,
      organizationId: world.organizationId,
    },
  })
  server = createServer((request, response) => other.slackListener()?.(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await other.stop()
  await world.close()
})

const sendTo = (url: string) => world.slack.setRequestUrls({ events: url, interactivity: url, commands: url })

it('with another signing secret than Slack’s, nothing works: no press, no sentence, no command, no home', async () => {
  sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  const before = { stored: await storedIn(world), shown: shownIn(world) }
  const ana = conversationOf(world, 'ana')
  const pressed = await ana.press('start')
  const commanded = await ana.command('/whetstone progress')
  const visited = await world.slack.openHome({ user: ana.user })
  expect([pressed, commanded, visited]).toMatchObject([
    { ok: false, status: 401 },
    { ok: false, status: 401 },
    { ok: false, status: 401 },
  ])
  expect(world.slack.state().views.home[ana.user]).toBeUndefined()
  expect({ stored: await storedIn(world), shown: shownIn(world) }).toEqual(before)
  expect(await ana.say('help')).toMatchObject({ ok: false, status: 401 })
  expect(await storedIn(world)).toBe(before.stored)
})

it('and with the right one, the same press works', async () => {
  sendTo(world.slackUrl)
  await conversationOf(world, 'ana').press('start')
  openQuestion(world, 'ana')
})
