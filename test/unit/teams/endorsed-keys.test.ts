import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endorsedKeys } from '../../../src/platforms/teams/endorsed-keys.ts'

let fetched = 0
let origin = ''
const server = createServer((request, response) => {
  if (request.url === '/keys') fetched++
  const keys = [
    { kid: 'ours', endorsements: ['msteams', 'webchat'] },
    { kid: 'others', endorsements: ['webchat'] },
    { kid: 'empty', endorsements: [] },
    { kid: 'bare' },
  ]
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(request.url === '/keys' ? { keys } : { jwks_uri: `${origin}/keys` }))
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const headerOf = (head: object) =>
  `Bearer ${Buffer.from(JSON.stringify({ alg: 'RS256', ...head })).toString('base64url')}.e30.x`

describe('a key', () => {
  it.each([
    ['that is endorsed for Teams', { kid: 'ours' }, true],
    ['that is endorsed for another channel', { kid: 'others' }, false],
    ['whose endorsements are empty', { kid: 'empty' }, false],
    ['without endorsements, which the SDK takes', { kid: 'bare' }, false],
    ['that isn’t there', { kid: 'elsewhere' }, false],
    ['without a name', {}, false],
  ])('%s: %j is %s', async (_what, head, endorsed) => {
    expect(await endorsedKeys(`${origin}/metadata`, 'msteams')(headerOf(head))).toBe(endorsed)
  })

  it('that is unknown is not asked for again and again', async () => {
    const isEndorsed = endorsedKeys(`${origin}/metadata`, 'msteams')
    const before = fetched
    for (let time = 0; time < 5; time++)
      expect(await isEndorsed(headerOf({ kid: `made-up-${time}` }))).toBe(false)
    expect(await isEndorsed(headerOf({ kid: 'ours' }))).toBe(true)
    expect(fetched - before).toBe(1)
  })
})
