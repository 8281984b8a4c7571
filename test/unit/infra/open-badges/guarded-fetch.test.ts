import type { lookup } from 'node:dns'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { didWebAddress } from '../../../../src/infra/open-badges/did.ts'
import { guardedFetch, isPublicAddress } from '../../../../src/infra/open-badges/guarded-fetch.ts'

/** A self-signed certificate for names of the reserved domain `test`; its key is worth nothing. */
const tls = (name: string): string => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8')

let port = 0
const asked: string[] = []
const json = { 'content-type': 'application/json' }
const pages: Record<string, (response: ServerResponse) => void> = {
  '/ok': (response) => response.writeHead(200, json).end('{"ok":true}'),
  '/missing': (response) => response.writeHead(404, json).end(),
  '/page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  '/vast': (response) => response.writeHead(200, { ...json, 'content-length': '50000000' }).end(),
  '/endless': (response) => {
    response.writeHead(200, json)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  },
  '/packed': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
  '/silent': () => undefined,
  '/inside': (response) => response.writeHead(302, { location: `https://inside.test:${port}/ok` }).end(),
  '/loopback': (response) => response.writeHead(302, { location: `https://127.0.0.1:${port}/ok` }).end(),
  '/plain': (response) => response.writeHead(302, { location: `http://badges.test:${port}/ok` }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/once': (response) => response.writeHead(302, { location: '/ok' }).end(),
}
const server = createServer({ key: tls('key.pem'), cert: tls('cert.pem') }, (request, response) => {
  asked.push(request.url ?? '')
  pages[request.url ?? '']?.(response)
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Names of the test's own network: 127.0.0.1 stands for a public address where the name is badges.test. */
const addresses: Record<string, string[]> = {
  'badges.test': ['127.0.0.1'],
  'inside.test': ['10.1.2.3'],
  'both.test': ['127.0.0.1', '10.1.2.3'],
}
const resolve = ((host: string, _options: unknown, done: (error: Error | null, found: unknown) => void) => {
  const found = addresses[host]
  if (found)
    done(
      null,
      found.map((address) => ({ address, family: 4 })),
    )
  else done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
}) as unknown as typeof lookup

let nameWasResolved = false
const fetch = guardedFetch({
  types: ['application/json'],
  resolve: ((...args: Parameters<typeof lookup>) => {
    nameWasResolved = true
    return resolve(...args)
  }) as unknown as typeof lookup,
  // By its name the server is public; by its number it is what it is.
  isAllowed: (address) => (nameWasResolved && address === '127.0.0.1') || isPublicAddress(address),
  ca: tls('cert.pem'),
  timeoutMs: 400,
})
const get = (address: string) => {
  nameWasResolved = false
  return fetch(address.replace('PORT', String(port)))
}

describe('fetching what a stranger names', () => {
  it('gets a document, also after a redirect', async () => {
    for (const path of ['/ok', '/once']) {
      const came = await get(`https://badges.test:PORT${path}`)
      expect(came.ok && Buffer.from(came.bytes).toString()).toBe('{"ok":true}')
    }
  })

  it.each([
    ['http://badges.test:PORT/ok', 'address'],
    ['ftp://badges.test/ok', 'address'],
    ['https://user:secret@badges.test:PORT/ok', 'address'],
    ['not an address', 'address'],
    ['https://127.0.0.1:PORT/ok', 'private'],
    ['https://[::1]:PORT/ok', 'private'],
    ['https://[::ffff:127.0.0.1]:PORT/ok', 'private'],
    ['https://2130706433:PORT/ok', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://inside.test:PORT/ok', 'private'],
    ['https://both.test:PORT/ok', 'private'],
    ['https://nowhere.test:PORT/ok', 'unreachable'],
    ['https://badges.test:1/ok', 'unreachable'],
    ['https://badges.test:PORT/missing', 'status'],
    ['https://badges.test:PORT/page', 'type'],
    ['https://badges.test:PORT/vast', 'size'],
    ['https://badges.test:PORT/endless', 'size'],
    ['https://badges.test:PORT/packed', 'encoding'],
    ['https://badges.test:PORT/silent', 'time'],
    ['https://badges.test:PORT/round', 'redirects'],
    ['https://badges.test:PORT/plain', 'address'],
    ['https://badges.test:PORT/inside', 'private'],
  ])('refuses %s: %s', async (address, reason) => {
    expect(await get(address)).toEqual({ ok: false, reason })
  })

  it('refuses a redirect to a number of this machine, which is never looked up', async () => {
    const strict = guardedFetch({
      types: ['application/json'],
      resolve,
      isAllowed: (address) => address === '127.0.0.1' && !asked.includes('/loopback'),
      ca: tls('cert.pem'),
    })
    expect(await strict(`https://badges.test:${port}/loopback`)).toEqual({ ok: false, reason: 'private' })
  })

  it('does not trust a certificate that nobody vouches for', async () => {
    const careful = guardedFetch({ types: ['application/json'], resolve, isAllowed: () => true })
    expect(await careful(`https://badges.test:${port}/ok`)).toEqual({ ok: false, reason: 'unreachable' })
  })
})

describe('a public address', () => {
  it('is none of those that lead inside, however they are written', () => {
    for (const address of [
      '0.0.0.0',
      '10.0.0.1',
      '100.64.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '::',
      'fd00::1',
      'fe80::1',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      'ff02::1',
      'localhost',
      '',
    ])
      expect(isPublicAddress(address), address).toBe(false)
    for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
      expect(isPublicAddress(address), address).toBe(true)
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const first = Number(address.split('.')[0])
        if ([0, 10, 127].includes(first) || first >= 224) expect(isPublicAddress(address)).toBe(false)
      }),
    )
  })
})

describe('where the document of a did:web stands', () => {
  it.each([
    ['did:web:example.com', 'https://example.com/.well-known/did.json'],
    ['did:web:example.com:issuers:1', 'https://example.com/issuers/1/did.json'],
    ['did:web:localhost%3A8443:a', 'https://localhost:8443/a/did.json'],
    ['did:key:z6Mk', undefined],
    ['did:web:', undefined],
    ['did:web:evil%2Fpath', undefined],
    ['did:web:a%40b.example', undefined],
    ['did:web:%', undefined],
  ])('%s → %s', (did, address) => {
    expect(didWebAddress(did)).toBe(address)
  })
})
