import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LookupOutcome } from '../../src/chat/platform.ts'
import {
  installationSecrets,
  openToken,
  sealedTokensOf,
  storeRenewed,
} from '../../src/people/installation-secrets.store.ts'
import { countByKey, rotateSecrets } from '../../src/people/rotate-secrets.ts'
import { conversationOf, until } from '../builders/conversation.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'
import { aVault } from '../builders/vault.ts'

const hourMs = 3_600_000
const first = `first:${Buffer.alloc(32, 1).toString('base64')}`
const second = `second:${Buffer.alloc(32, 2).toString('base64')}`

const later = (spaces: Spaces, ms: number) => spaces.clock.set(new Date(spaces.clock.now().getTime() + ms))

const askedFor = (spaces: Spaces, grant: string): number =>
  spaces.app.traffic
    .entries()
    .filter(({ request }) => (request as { grant_type: string }).grant_type === grant).length

const tokenOf = async (spaces: Spaces, tenant = 'T0ONE', vault = spaces.vault) => {
  const row = await sealedTokensOf(spaces.database.prisma, 'slack', tenant)
  const opened = row && openToken(vault, row, 'botToken')
  return { row, token: opened?.ok ? opened.text : undefined }
}

const nameIn = (found: LookupOutcome | undefined) => (found?.ok ? found.profile?.name : undefined)
const anaIn = (tenant: string) => ({ tenant, externalId: 'U0ANA' })

/** Another copy of the program; what it says at its end. */
const anotherCopy = (spaces: Spaces, keys: string, times: number) => {
  const { connection, embedded } = spaces.testDatabase
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../builders/renewing-process.ts')],
    {
      env: {
        ...process.env,
        TEST_CONNECTION: JSON.stringify({ ...connection, embedded }),
        TEST_SLACK: JSON.stringify({
          signingSecret: 'any',
          apiUrl: spaces.app.apiUrl,
          client: { id: '11.22', secret: 'client-secret' },
        }),
        TEST_NOW: spaces.clock.now().toISOString(),
        TEST_KEYS: keys,
        TEST_TENANT: 'T0ONE',
        TEST_TIMES: String(times),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  return new Promise<{ worked: number; logged: string[] }>((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`ended: ${code}`)),
    )
  })
}

describe('a token that lasts twelve hours', () => {
  let spaces: Spaces
  beforeAll(async () => {
    spaces = await startSpaces({
      sites: [{ teamId: 'T0ONE' }],
      organizations: ['One Works'],
      tokenLifeSeconds: 43_200,
    })
    await spaces.install('T0ONE', 'One Works')
  })
  afterAll(() => spaces.close())

  it('is kept with its end and with what the next is asked for with, both sealed', async () => {
    const { row } = await tokenOf(spaces)
    expect(row?.tokenExpiresAt).toEqual(new Date(spaces.clock.now().getTime() + 12 * hourMs))
    expect(row?.secrets.map(({ name }) => name).sort()).toEqual(['bot-token', 'refresh-token'])
    expect(JSON.stringify(row)).not.toContain('xox')
  })

  it('is not renewed while it lasts', async () => {
    later(spaces, 9 * hourMs)
    expect(await spaces.product.deps.platforms.slack?.profile(anaIn('T0ONE'))).toMatchObject({
      profile: { name: 'Ana' },
    })
    expect(askedFor(spaces, 'refresh_token')).toBe(0)
  })

  it('is renewed before its end, once, by however many copies want it at the same moment', async () => {
    const before = await tokenOf(spaces)
    later(spaces, 2 * hourMs)
    const others = await Promise.all([1, 2, 3].map(() => spaces.startProduct()))
    const all = [spaces.product, ...others]
    const found = await Promise.all(
      all.flatMap(({ deps }) => [1, 2, 3].map(() => deps.platforms.slack?.profile(anaIn('T0ONE')))),
    )
    expect(found.map(nameIn)).toEqual(Array(12).fill('Ana'))
    expect(askedFor(spaces, 'refresh_token')).toBe(1)
    const after = await tokenOf(spaces)
    expect(after.token).not.toBe(before.token)
    expect(after.row?.tokenExpiresAt).toEqual(new Date(spaces.clock.now().getTime() + 12 * hourMs))
    await Promise.all(others.map(({ stop }) => stop()))
  })

  it('is renewed after its end as well, once, by copies in processes of their own', async () => {
    later(spaces, 30 * hourMs)
    const copies = await Promise.all([1, 2].map(() => anotherCopy(spaces, first, 3)))
    expect(copies.map(({ worked }) => worked)).toEqual([3, 3])
    expect(askedFor(spaces, 'refresh_token')).toBe(2)
  })

  it('is renewed when Slack says that it has expired, whatever our clock says', async () => {
    const { row } = await tokenOf(spaces)
    const { prisma } = spaces.database
    later(spaces, 30 * hourMs)
    const far = new Date(spaces.clock.now().getTime() + 20 * hourMs)
    await prisma.installation.update({ where: { id: row?.id ?? '' }, data: { tokenExpiresAt: far } })
    const fresh = await spaces.startProduct()
    const found = await Promise.all([1, 2, 3].map(() => fresh.deps.platforms.slack?.profile(anaIn('T0ONE'))))
    expect(found.map(nameIn)).toEqual(['Ana', 'Ana', 'Ana'])
    expect(askedFor(spaces, 'refresh_token')).toBe(3)
    await fresh.stop()
  })

  it('a copy that died while it asked holds up nobody for long', async () => {
    const { row } = await tokenOf(spaces)
    later(spaces, 11 * hourMs)
    const until = new Date(spaces.clock.now().getTime() + 30_000)
    await spaces.database.prisma.installation.update({
      where: { id: row?.id ?? '' },
      data: { renewingUntil: until },
    })
    // Meanwhile the present token still works.
    const fresh = await spaces.startProduct()
    expect(await fresh.deps.platforms.slack?.profile(anaIn('T0ONE'))).toMatchObject({
      profile: { name: 'Ana' },
    })
    expect(askedFor(spaces, 'refresh_token')).toBe(3)
    later(spaces, 31_000)
    const next = await spaces.startProduct()
    expect(await next.deps.platforms.slack?.profile(anaIn('T0ONE'))).toMatchObject({
      profile: { name: 'Ana' },
    })
    expect(askedFor(spaces, 'refresh_token')).toBe(4)
    await Promise.all([fresh.stop(), next.stop()])
  })

  it('removed while its next token is asked for: it stays removed', async () => {
    const { row } = await tokenOf(spaces)
    later(spaces, 11 * hourMs)
    const world = spaces.worldOf('T0ONE', 'One Works')
    await spaces.site('T0ONE').removeBot()
    await world.drive.settle()
    const fresh = await spaces.startProduct()
    expect(await fresh.deps.platforms.slack?.profile(anaIn('T0ONE'))).toEqual({
      ok: true,
      profile: undefined,
    })
    // What another copy had asked for just before comes too late.
    const whose = { organizationId: row?.organizationId ?? '', installationId: row?.id ?? '' }
    await spaces.database.prisma.$transaction((tx) =>
      storeRenewed(tx, spaces.vault, whose, { botToken: 'xoxb-late' }, null),
    )
    expect((await tokenOf(spaces)).row).toBeNull()
    await fresh.stop()
  })
})

describe('keys', () => {
  let spaces: Spaces
  beforeAll(async () => {
    spaces = await startSpaces({
      sites: [{ teamId: 'T0ONE' }, { teamId: 'T0TWO' }],
      organizations: ['One Works', 'Two Works'],
      tokenLifeSeconds: 43_200,
    })
    await spaces.install('T0ONE', 'One Works')
    await spaces.install('T0TWO', 'Two Works')
  })
  afterAll(() => spaces.close())

  const counts = async () =>
    Object.fromEntries(await countByKey([installationSecrets(spaces.database.prisma)]))

  it('are changed while other copies of the program read and renew', async () => {
    expect(await counts()).toEqual({ first: 4 })
    later(spaces, 11 * hourMs)
    // Both know both keys, as after a rolling restart; one of them still seals with the old one.
    const running = [
      anotherCopy(spaces, `${second},${first}`, 40),
      anotherCopy(spaces, `${first},${second}`, 40),
    ]
    const vault = aVault(`${second},${first}`)
    await until(() => askedFor(spaces, 'refresh_token') > 0, 30_000)
    for (let time = 0; time < 10; time++)
      await rotateSecrets([installationSecrets(spaces.database.prisma)], vault, () => undefined)
    for (const { worked } of await Promise.all(running)) expect(worked).toBe(40)
    await rotateSecrets([installationSecrets(spaces.database.prisma)], vault, () => undefined)
    expect(await counts()).toEqual({ second: 4 })
    expect(askedFor(spaces, 'refresh_token')).toBe(1)
    for (const tenant of ['T0ONE', 'T0TWO']) {
      expect((await tokenOf(spaces, tenant, aVault(second))).token).toMatch(/xoxb-/)
    }
  })

  it('changed again there is nothing to do', async () => {
    const before = await spaces.database.prisma.installationSecret.findMany()
    const again = await rotateSecrets(
      [installationSecrets(spaces.database.prisma)],
      aVault(`${second},${first}`),
      () => undefined,
    )
    expect(again).toEqual({ resealed: 0, changed: 0, unopened: [] })
    expect(await spaces.database.prisma.installationSecret.findMany()).toEqual(before)
  })

  it('one that is unknown: that workspace stands still with its id in the log, the others work', async () => {
    const { prisma } = spaces.database
    const one = await prisma.installation.findFirstOrThrow({ where: { tenant: 'T0ONE' } })
    await rotateSecrets(
      [installationSecrets(spaces.database.prisma)],
      aVault(`${first},${second}`),
      () => undefined,
    )
    // T0ONE’s are under "first" now; T0TWO’s come under "second" again.
    const two = await prisma.installation.findFirstOrThrow({ where: { tenant: 'T0TWO' } })
    const vault = aVault(`${second},${first}`)
    for (const secret of await prisma.installationSecret.findMany({ where: { installationId: two.id } })) {
      const place = { ...secret, ownerId: secret.installationId }
      const opened = vault.open(secret.sealed, place)
      if (!opened.ok) throw new Error(opened.reason)
      const { installationId, name } = secret
      await prisma.installationSecret.update({
        where: { installationId_name: { installationId, name } },
        data: vault.seal(opened.text, place),
      })
    }
    const product = await spaces.startProduct(aVault(second))
    const platform = product.deps.platforms.slack
    expect(await platform?.profile(anaIn('T0TWO'))).toMatchObject({ profile: { name: 'Ana' } })
    expect(await platform?.profile(anaIn('T0ONE'))).toEqual({ ok: true, profile: undefined })
    const errors = spaces.logged.filter(({ level }) => level === 'error')
    expect(errors[0]?.message).toBe(
      'The token of Workspace T0ONE was sealed with the key first, which is not in WHETSTONE_MASTER_KEY',
    )
    expect(JSON.stringify(errors)).not.toMatch(/xox|v1\./)
    const rotation = await rotateSecrets(
      [installationSecrets(spaces.database.prisma)],
      aVault(second),
      () => undefined,
    )
    expect(rotation.unopened).toMatchObject([
      { ownerId: one.id, name: 'bot-token', keyId: 'first', reason: 'unknown-key' },
      { ownerId: one.id, name: 'refresh-token', keyId: 'first', reason: 'unknown-key' },
    ])
    await product.stop()
  })

  it('a token that was copied into another row does not open there', async () => {
    const { prisma } = spaces.database
    const rows = await prisma.installationSecret.findMany({ where: { name: 'bot-token' } })
    const [a, b] = rows
    if (!a || !b) throw new Error('Two are needed')
    const where = { installationId_name: { installationId: b.installationId, name: b.name } }
    await prisma.installationSecret.update({ where, data: { sealed: a.sealed, keyId: a.keyId } })
    const product = await spaces.startProduct(aVault(`${first},${second}`))
    const tenants = ['T0ONE', 'T0TWO']
    const found = await Promise.all(
      tenants.map((tenant) => product.deps.platforms.slack?.profile(anaIn(tenant))),
    )
    expect(found.filter((each) => nameIn(each) !== undefined)).toHaveLength(1)
    await prisma.installationSecret.update({ where, data: { sealed: b.sealed, keyId: b.keyId } })
    await product.stop()
  })

  it('lessons go on with the keys back in place', async () => {
    await rotateSecrets(
      [installationSecrets(spaces.database.prisma)],
      aVault(`${first},${second}`),
      () => undefined,
    )
    const world = spaces.worldOf('T0TWO', 'Two Works')
    await world.enrol('ana')
    await spaces.travelTo('2026-11-03T08:00:00Z')
    expect(conversationOf(world, 'ana').card().text).toContain('What a sensor reports')
  })
})
