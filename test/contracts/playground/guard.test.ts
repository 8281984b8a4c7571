import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type APlayground, aPlayground } from '../../builders/playground/a-playground.ts'

let playground: APlayground
beforeAll(async () => {
  playground = await aPlayground()
})
afterAll(() => playground.close())

/** With any Host header, which fetch would not send. */
const send = (path: string, method: string, headers: Record<string, string>, body = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(playground.origin)
    request({ hostname, port, path: `/playground${path}`, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end(body)
  })

const json = { 'content-type': 'application/json' }
const portOf = () => new URL(playground.origin).port

describe('who may use the playground', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('this machine by the name %s', async (name) => {
    const host = `${name}:${portOf()}`
    expect(await send('/api/state', 'GET', { host })).toBe(200)
    expect(await send('/api/state', 'GET', { host, origin: `http://${host}` })).toBe(200)
    expect(await send('/api/reset', 'POST', { host, ...json, origin: `http://${host}` }, '{}')).toBe(200)
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example', '10.0.0.1'])(
    'not the host %s',
    async (name) => {
      expect(await send('/api/state', 'GET', { host: `${name}:${portOf()}` })).toBe(403)
      expect(await send('/', 'GET', { host: `${name}:${portOf()}` })).toBe(403)
    },
  )

  it('not another port', async () => {
    expect(await send('/api/state', 'GET', { host: '127.0.0.1:1' })).toBe(403)
    expect(await send('/api/state', 'GET', { host: '127.0.0.1' })).toBe(403)
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'not a page from %s',
    async (origin) => {
      const host = `127.0.0.1:${portOf()}`
      expect(await send('/api/state', 'GET', { host, origin })).toBe(403)
      expect(await send('/api/reset', 'POST', { host, origin, ...json }, '{}')).toBe(403)
    },
  )

  it('not a page on this machine under another name', async () => {
    const host = `127.0.0.1:${portOf()}`
    expect(await send('/api/state', 'GET', { host, origin: `http://localhost:${portOf()}` })).toBe(403)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])(
    'not a form of type %s',
    async (type) => {
      const host = `127.0.0.1:${portOf()}`
      expect(await send('/api/reset', 'POST', { host, 'content-type': type }, '{}')).toBe(403)
      expect(await send('/api/reset', 'POST', { host }, '{}')).toBe(403)
    },
  )
})

describe('a body', () => {
  it('of more than a megabyte is refused', async () => {
    const host = `127.0.0.1:${portOf()}`
    const body = (bytes: number) => JSON.stringify({ x: 'x'.repeat(bytes - 8) })
    const length = (text: string) => ({ host, ...json, 'content-length': String(text.length) })
    const fits = body(1024 * 1024)
    expect(await send('/api/act', 'POST', length(fits), fits)).toBe(400)
    const over = body(1024 * 1024 + 1)
    expect(await send('/api/act', 'POST', length(over), over)).toBe(413)
    expect(await send('/api/act', 'POST', { host, ...json, 'transfer-encoding': 'chunked' }, over)).toBe(413)
  })

  it('that is no JSON is refused', async () => {
    expect(await playground.api('act', '{oops')).toEqual({
      status: 400,
      body: { error: 'malformed-body', detail: 'is no JSON' },
    })
    expect(await playground.api('act', '[]')).toMatchObject({ status: 400 })
  })

  it('to an address that is not there gets a 404', async () => {
    expect(await playground.api('nowhere')).toEqual({ status: 404, body: { error: 'not-found' } })
  })
})

describe('with the wrong signing secret', () => {
  it('nothing works: no command, no message, no home', async () => {
    const broken = await aPlayground({ productSecret: 'another-secret' })
    try {
      const say = (text: string) => broken.api('say', { person: 'ana', conversation: 'D0ANA', text })
      expect((await say('/whetstone today')).body).toMatchObject({ ok: false, error: 'not-delivered' })
      expect((await say('hello')).body).toMatchObject({ ok: false, error: 'not-delivered' })
      expect((await broken.api('home?person=ana')).body).toEqual({ text: '', native: [], actions: [] })
      const { body } = await broken.api('traffic')
      expect(body.traffic).toContainEqual(
        expect.objectContaining({ direction: 'in', status: 401, ok: false }),
      )
    } finally {
      await broken.close()
    }
  })
})
