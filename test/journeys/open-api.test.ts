import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { endorse, withdrawEndorsement } from '../../src/credentials/endorsements/endorse.ts'
import {
  addPartner,
  findPartner,
  findSubject,
} from '../../src/credentials/endorsements/endorsements.store.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { createToken } from '../../src/credentials/vc-api/tokens.store.ts'
import { webhookEvents } from '../../src/credentials/webhooks/webhook.rules.ts'
import { addWebhook } from '../../src/credentials/webhooks/webhooks.store.ts'
import type { JsonObject } from '../../src/kernel/credential-tools.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openApiDocument } from '../../src/web/openapi/document.ts'
import { createPages } from '../../src/web/pages.tsx'
import { aDidKey } from '../builders/badge.ts'
import { anAchievement } from '../builders/credentials.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { openApiOf } from '../builders/open-api.ts'
import { signPresentation } from '../builders/presentation.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { aVault } from '../builders/vault.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const examples = 'https://www.w3.org/ns/credentials/examples/v2'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let api: ReturnType<typeof openApiOf>
let [issuerId, achievementId, token, did] = ['', '', '', '']
const told: JsonObject[] = []
const receiver = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  told.push(JSON.parse(body))
  response.writeHead(204).end()
})

/** Which operations were really asked here. */
const asked = new Set<string>()
const ask = async (operation: string, path: string, init: RequestInit = {}): Promise<Response> => {
  const [method = ''] = operation.split(' ')
  const answer = await fetch(`${pages.origin}${path}`, { method: method.toUpperCase(), ...init })
  expect(await api.answerFaults(operation, answer.clone())).toEqual([])
  asked.add(operation)
  return answer
}
const get = async (template: string, values: string, init?: RequestInit): Promise<number> =>
  (await ask(`get ${template}`, template.replace(/\{\w+\}/, values), init)).status

const post = async (
  path: string,
  body: unknown,
  how: { readonly token?: string; readonly issuer?: string; readonly isOdd?: boolean } = {},
) => {
  const operation = `post /vc/{issuer}${path}`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${how.token ?? token}` }
  // What is refused as a request is no request by the document either.
  if (!how.isOdd) expect(api.requestFaults(operation, body)).toEqual([])
  const answer = await ask(operation, `/vc/${how.issuer ?? issuerId}${path}`, {
    headers,
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as JsonObject }
}
const credential = (): JsonObject => ({
  '@context': [v2, examples],
  id: `urn:uuid:${newId()}`,
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { id: 'did:example:subject', knows: 'how gauges are read' },
})

/** An award, signed as in life. */
const awarded = async (changes: JsonObject = {}): Promise<string> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const { id } = await prisma.credential.create({
    data: {
      id: newId(),
      organizationId,
      memberId: await world.memberId('ana'),
      achievementId,
      issuerId,
      recipientName: 'Ana Example',
      awardedAt: now,
      validFrom: now,
      basis: [{ kind: 'lessons-completed', lessons: 3, at: now.toISOString() }],
      ...changes,
    },
  })
  const data = { credentialId: id, memberId: null, achievementId: null }
  await prisma.$transaction((tx) =>
    world.product.deps.outbox.emit(tx, { name: 'credential.awarded', organizationId, data }),
  )
  await world.drive.settle()
  return id
}

const change = async (id: string, what: Parameters<typeof changeStanding>[3]): Promise<void> => {
  const { prisma } = world.database
  const row = await prisma.credential.findUniqueOrThrow({ where: { id } })
  await prisma.$transaction((tx) => changeStanding(world.product.deps, tx, row, what, world.clock.now()))
  await world.drive.settle()
}

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  world = await startWorld({ people: [aPerson('ana')] })
  pages = await serveMemberPages(world)
  const { prisma } = world.database
  const { organizationId, clock } = world
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma, { id: issuerId, organizationId }, { countryCode: 'DE' })
  achievementId = await anAchievement(world)
  const scopes = ['issue', 'verify', 'status'] as const
  token = (await createToken(prisma, { organizationId, name: 'all', scopes }, clock.now())) ?? ''
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
  await addWebhook(prisma, aVault(), { organizationId, url, events: [...webhookEvents], secret }, clock.now())
  const served = await fetch(`${pages.origin}/openapi.json`)
  api = openApiOf((await served.json()) as JsonObject)
})
afterAll(async () => {
  receiver.close()
  await pages?.close()
  await world?.close()
})

describe('the OpenAPI document', () => {
  it('is one, and says where it is served', async () => {
    const found = await new Validator().validate(structuredClone(api.spec) as never)
    expect(found).toEqual({ valid: true })
    expect(api.spec).toEqual(JSON.parse(JSON.stringify(openApiDocument(pages.origin))))
    expect(
      await new Validator().validate({ ...structuredClone(api.spec), paths: [] } as never),
    ).toMatchObject({
      valid: false,
    })
  })

  it('has no reference that leads nowhere, and no schema that nothing refers to', () => {
    const names = Object.keys((api.spec.components as { schemas: object }).schemas)
    const refs = [...JSON.stringify(api.spec).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect([...new Set(refs)].sort()).toEqual(names.sort())
  })

  /** What people use, by their browsers. */
  const forPeople =
    /^(\/|\/me|\/me\/.*|\/sign-in\/\{\}|\/sign-out|\/keep\/\{\}|\/tab|\/tab\/session|\/p\/\{\}|\/m\/\{\}|\/verify|\/evidence\/.*|\/calendar\/\{\})$/

  it('has every route that is served to other programs, and no other', () => {
    const served = createPages({
      isReady: () => true,
      playground: undefined,
      install: () => undefined,
      connectedTo: () => '',
      accounts: { product: () => world.product.deps, sso: () => undefined },
    })
      .routes.filter(({ method }) => method === 'GET' || method === 'POST')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:\w+/g, '{}')}`)
      .filter((route) => !forPeople.test(route.split(' ')[1] ?? ''))
    // One route serves a credential and, by their endings, its files.
    const described = api
      .operations()
      .map((operation) => operation.replace(/\{\w+\}/g, '{}').replace(/^(get \/c\/\{\})\.\w+$/, '$1'))
    expect([...new Set(described)].sort()).toEqual([...new Set(served)].sort())
  })

  it('has every event that a webhook can ask for', () => {
    expect(Object.keys(api.spec.webhooks).sort()).toEqual([...webhookEvents].sort())
  })
})

describe('what is really answered is what the document says', () => {
  it('of credentials, in all their forms', async () => {
    const id = await awarded()
    for (const type of [
      'text/html',
      'application/json',
      'application/ld+json',
      'application/vc',
      'application/vc+jwt',
    ])
      expect(await get('/c/{id}', id, { headers: { accept: type } })).toBe(200)
    for (const form of ['.json', '.jwt', '.png', '.svg', '/picture.png', '/og.png', '/qr.svg']) {
      expect(await get(`/c/{id}${form}`, id), form).toBe(200)
      expect(await get(`/c/{id}${form}`, 'nobody'), form).toBe(404)
    }
    expect(await get('/c/{id}', 'nobody')).toBe(404)
    expect(await get('/c/{id}', 'nobody', { headers: { accept: 'application/vc' } })).toBe(404)
  })

  it('of a credential that was erased', async () => {
    const id = await awarded({ sequence: 2 })
    const { prisma } = world.database
    await prisma.$executeRaw`update credentials set signed = null where id = ${id}`
    expect(await get('/c/{id}', id)).toBe(410)
    expect(await get('/c/{id}.json', id)).toBe(410)
  })

  it('of what credentials are checked by', async () => {
    const id = await awarded({ sequence: 3 })
    const { revocationListId } = await world.database.prisma.credential.findUniqueOrThrow({ where: { id } })
    expect(await get('/issuers/{id}', issuerId)).toBe(200)
    expect(await get('/issuers/{id}/did.json', issuerId)).toBe(200)
    expect(await get('/achievements/{id}', achievementId)).toBe(200)
    expect(await get('/achievements/{id}/picture.png', achievementId)).toBe(200)
    expect(await get('/status/{id}', revocationListId ?? '')).toBe(200)
    for (const path of ['/issuers/{id}', '/issuers/{id}/did.json', '/achievements/{id}', '/status/{id}'])
      expect(await get(path, 'nobody'), path).toBe(404)
    expect(await get('/achievements/{id}/picture.png', 'nobody')).toBe(404)
    const page = { headers: { accept: 'text/html' } }
    expect(await get('/issuers/{id}', issuerId, page)).toBe(200)
    expect(await get('/achievements/{id}', achievementId, page)).toBe(200)
    expect(await get('/achievements/{id}', 'nobody', page)).toBe(404)
    const tag = (await fetch(`${pages.origin}/issuers/${issuerId}`)).headers.get('etag') ?? ''
    expect(await get('/issuers/{id}', issuerId, { headers: { 'if-none-match': tag } })).toBe(304)
  })

  it('of endorsements, alone and beside what they are about', async () => {
    const { prisma } = world.database
    const { organizationId, clock } = world
    const name = 'Nordic Fasteners'
    await prisma.$transaction((tx) =>
      addPartner(tx, organizationId, { name, countryCode: 'SE' }, clock.now()),
    )
    const partner = await findPartner(prisma, organizationId, name)
    const subject = await findSubject(prisma, organizationId, { kind: 'issuer', id: issuerId })
    if (!partner || !subject) throw new Error('There is no partner or no subject')
    const wanted = { organizationId, partner, subject, comment: undefined, validUntil: undefined }
    const done = await endorse(world.product.deps, wanted, 'test')
    if (!done.ok) throw new Error('It was not endorsed')
    expect(await get('/issuers/{id}', issuerId)).toBe(200)
    expect(await get('/endorsements/{id}', done.id)).toBe(200)
    await withdrawEndorsement(world.product.deps, { id: done.id, organizationId }, 'test')
    expect(await get('/endorsements/{id}', done.id)).toBe(404)
  })

  it('of the VC API: what is done, and what is refused', async () => {
    const refused = await post('/credentials/issue', {
      credential: { ...credential(), issuer: 'did:example:x' },
    })
    expect(refused.status).toBe(400)
    did = /did:key:\w+/.exec(JSON.stringify(refused.body))?.[0] ?? ''
    const options = { credentialStatus: { type: 'BitstringStatusListEntry' } }
    const issued = await post('/credentials/issue', { credential: credential(), options })
    expect(issued.status).toBe(201)
    const signed = issued.body.verifiableCredential as JsonObject
    expect((await post('/credentials/verify', { verifiableCredential: signed })).status).toBe(200)
    const changed = { verifiableCredential: { ...signed, name: 'Other' } }
    expect((await post('/credentials/verify', changed)).status).toBe(400)
    const key = await aDidKey(world.product.deps.credentialTools)
    const presentation = {
      '@context': [v2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [signed],
    }
    const held = await signPresentation(presentation, key, { challenge: 'c' })
    expect((await post('/presentations/verify', { verifiablePresentation: held })).status).toBe(200)
    expect((await post('/presentations/verify', { presentation })).status).toBe(200)
    expect((await post('/presentations/verify', { verifiablePresentation: presentation })).status).toBe(400)
    const revoke = {
      credentialId: signed.id,
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      status: true,
    }
    expect((await post('/credentials/status', revoke)).status).toBe(200)
    expect((await post('/credentials/status', { ...revoke, status: false })).status).toBe(400)
    expect((await post('/credentials/status', { ...revoke, credentialId: 'urn:x:nobody' })).status).toBe(404)
    expect((await post('/credentials/verify', { verifiableCredential: signed })).status).toBe(400)
  })

  it('of the VC API: whoever may not, and what can’t be read', async () => {
    const { prisma } = world.database
    const { organizationId, clock } = world
    const few = { organizationId, name: 'few', scopes: ['verify'] as const }
    const onlyVerify = (await createToken(prisma, few, clock.now())) ?? ''
    const bodies: Readonly<Record<string, JsonObject>> = {
      '/credentials/issue': { credential: credential() },
      '/credentials/verify': { verifiableCredential: {} },
      '/credentials/status': {
        credentialId: 'urn:x:a',
        credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
        status: true,
      },
      '/presentations/verify': { presentation: {} },
    }
    for (const [path, body] of Object.entries(bodies)) {
      expect((await post(path, body, { token: 'wst_nobody' })).status).toBe(401)
      expect((await post(path, body, { issuer: 'nobody' })).status).toBe(404)
      expect((await post(path, { other: 1 }, { isOdd: true })).status).toBe(400)
      expect(api.requestFaults(`post /vc/{issuer}${path}`, { other: 1 })).not.toEqual([])
      if (!path.endsWith('/verify')) expect((await post(path, body, { token: onlyVerify })).status).toBe(403)
    }
  })

  it('of the program itself', async () => {
    expect(await get('/healthz', '')).toBe(200)
    expect(await get('/openapi.json', '')).toBe(200)
  })

  it('and what webhooks tell', async () => {
    told.length = 0
    const now = world.clock.now()
    const validUntil = new Date(now.getTime() + 86_400_000)
    const [one, other] = [await awarded({ sequence: 4 }), await awarded({ sequence: 5, validUntil })]
    await change(one, { change: 'suspended', reason: 'Looked into', actor: 'test' })
    await change(one, { change: 'reinstated', actor: 'test' })
    await change(one, { change: 'revoked', reason: 'Not seen done', actor: 'test' })
    await world.travelTo(new Date(validUntil.getTime() + 3_600_000).toISOString())
    await world.drive.settle()
    expect(other).not.toBe(one)
    expect([...new Set(told.map(({ type }) => type))].sort()).toEqual([...webhookEvents].sort())
    expect(told.flatMap((body) => api.webhookFaults(String(body.type), body))).toEqual([])
  })

  it('for every operation that is in it', () => {
    expect([...asked].sort()).toEqual(api.operations().sort())
  })
})
