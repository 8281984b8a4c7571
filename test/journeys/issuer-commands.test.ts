import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrisma } from '../../src/infra/db.ts'
import { applyMigrations } from '../../src/infra/migrate.ts'
import { createCredentialTools } from '../../src/infra/open-badges/credential-tools.ts'
import { openDatabase } from '../../src/infra/open-database.ts'
import type { JsonObject } from '../../src/kernel/credential-tools.ts'
import { newId } from '../../src/kernel/ids.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { achievementSource } from '../builders/credentials.ts'
import { onServer } from '../builders/program.ts'

const root = join(import.meta.dirname, '../..')
const now = new Date('2026-11-02T08:00:00Z')
const address = 'https://badges.example'

type Run = { readonly code: number | null; readonly out: string; readonly said: string }

describe.skipIf(onServer)('issuing on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-issuer-'))
  const tools = createCredentialTools({ threads: 1 })
  let opened: Awaited<ReturnType<typeof openDatabase>>
  let database: ReturnType<typeof openPrisma>
  const [organizationId, packId, achievementId, memberId] = [newId(), newId(), newId(), newId()]

  const runIn = (environment: Readonly<Record<string, string>>, words: string[], input = ''): Promise<Run> =>
    new Promise((resolve, reject) => {
      const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
      const { PATH = '', HOME = '' } = process.env
      const child = spawn(process.execPath, ['--import', tsx, join(root, 'src', 'cli.ts'), ...words], {
        cwd: folder,
        env: { PATH, HOME, DATA_DIR: join(folder, 'data'), PLAYGROUND: '0', ...environment },
      })
      let [out, said] = ['', '']
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        said += data
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, out, said }))
      child.stdin.end(input)
    })
  const ready = {
    PUBLIC_URL: address,
    WHETSTONE_MASTER_KEY: `first:${Buffer.alloc(32, 1).toString('base64')}`,
  }
  const run = (...words: string[]): Promise<Run> => runIn(ready, words)
  const json = async (...words: string[]): Promise<JsonObject> =>
    JSON.parse((await run(...words, '--json')).out)
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const problem = async (...words: string[]): Promise<unknown> =>
    ((await json(...words)).error as JsonObject | undefined)?.problem

  beforeAll(async () => {
    opened = await openDatabase({ dataDir: join(folder, 'data') })
    await applyMigrations(opened.pool, join(root, 'prisma', 'migrations'))
    database = openPrisma(opened.pool, true)
    const { prisma } = database
    await prisma.organization.create({
      data: { id: organizationId, slug: 'works', name: 'Works', createdAt: now },
    })
    await prisma.member.create({
      data: {
        id: memberId,
        organizationId,
        name: 'Ana',
        address: 'ana@works.example',
        timeZone: 'Europe/Berlin',
        createdAt: now,
      },
    })
    const pack = { slug: 'p', version: '1.0.0', title: 'P', summary: 'P', language: 'en', hash: '' }
    await prisma.pack.create({ data: { id: packId, organizationId, ...pack, importedAt: now } })
    const definition = achievementSource({ id: 'gauges' })
    await prisma.achievement.create({
      data: { id: achievementId, organizationId, packId, slug: 'gauges', hash: '', definition },
    })
  }, 120_000)
  afterAll(async () => {
    await tools.close()
    await database.prisma.$disconnect()
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('signs a file of anybody for the organization, as JSON or JWT, or says why not', async () => {
    const { issuer: _, ...badge } = aBadge('')
    const path = file('badge.json', badge)
    expect(await problem('credential', 'issue', path)).toBe('no-country')
    expect((await run('issuer', 'set', '--country', 'DE')).code).toBe(0)
    const out = join(folder, 'signed.json')
    const done = await run('credential', 'issue', path, '--revocable', '--out', out)
    expect(done).toMatchObject({ code: 0, said: '' })
    const signed = JSON.parse(readFileSync(out, 'utf8')) as JsonObject
    const did = (signed.issuer as JsonObject).id as string
    expect(did).toMatch(/^did:web:badges\.example:issuers:/)
    expect(signed.credentialStatus).toMatchObject({ statusPurpose: 'revocation' })
    expect(await problem('credential', 'issue', path, '--out', out)).toBe('not-written')
    const piped = await runIn(ready, ['credential', 'issue', '-', '--jwt', '--json'], JSON.stringify(badge))
    expect(JSON.parse(piped.out)).toMatchObject({ issued: true, credential: expect.stringMatching(/^ey/) })
    expect(await problem('credential', 'issue', file('other.json', { ...badge, issuer: 'did:web:x' }))).toBe(
      'malformed',
    )
    const undefinedTerm = file('term.json', { ...badge, nobodyDefines: 'this' })
    expect(await problem('credential', 'issue', undefinedTerm)).toBe('malformed')
    expect(await problem('credential', 'issue', file('text.json', 'no JSON'))).toBe('no-credential')
    // Nothing of what was refused is left.
    expect(await database.prisma.credential.count({ where: { signedAt: null } })).toBe(0)
  }, 180_000)

  it('a partner endorses here; a file of elsewhere is taken in, or refused with the check that failed', async () => {
    expect((await run('issuer', 'endorse', '--by', 'Guild')).code).toBe(2)
    expect(await problem('issuer', 'endorse', '--by', 'Guild', '--achievement', 'gauges')).toBe(
      'unknown-partner',
    )
    const add = ['issuer', 'add', '--partner', 'Guild', '--country', 'SE']
    expect((await run(...add)).code).toBe(0)
    expect(await problem(...add)).toBe('name-taken')
    const by = ['issuer', 'endorse', '--by', 'Guild', '--achievement']
    expect(await problem(...by, 'none')).toBe('other-subject')
    const made = await json(...by, 'gauges', '--comment', 'We ask the same.', '--until', '2090-01-01')
    expect(made).toMatchObject({ by: 'Guild', of: 'Gauge reader' })
    const theirs = await aDidKey(tools)
    const signed = await tools.signer.sign(
      {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        id: 'https://elsewhere.example/1',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'Endorsement',
        issuer: { id: theirs.controller, type: ['Profile'], name: 'Elsewhere' },
        validFrom: '2026-11-01T08:00:00Z',
        credentialSubject: { id: `${address}/achievements/${achievementId}`, type: ['EndorsementSubject'] },
      },
      theirs,
      now,
    )
    const changed = file('changed.json', { ...signed, name: 'Endorsed' })
    const refused = await run('issuer', 'endorse', '--file', changed)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('proof: ') })
    const taken = await json('issuer', 'endorse', '--file', file('endorsement.json', signed))
    expect(taken).toMatchObject({ by: 'Elsewhere' })
    const withdraw = ['issuer', 'endorse', '--withdraw', String(made.id)]
    expect((await run(...withdraw)).code).toBe(0)
    expect(await problem(...withdraw)).toBe('unknown-endorsement')
    const { endorsements } = await json('issuer', 'endorsements')
    expect((endorsements as JsonObject[]).map(({ by, state }) => `${by} ${state}`).sort()).toEqual([
      'Elsewhere standing',
      'Guild withdrawn',
    ])
    const { issuers } = await json('issuer', 'list')
    expect(issuers).toMatchObject([
      { kind: 'organization', name: 'Works', keys: [{ number: 1 }] },
      { kind: 'partner', name: 'Guild', did: expect.stringContaining('did:web:badges.example:issuers:') },
    ])
    expect(JSON.stringify(issuers)).not.toContain('sealed')
  }, 180_000)

  it('lists tokens without what they open with', async () => {
    const { token } = await json('token', 'create', 'lms', '--scope', 'issue')
    await run('token', 'create', 'old')
    await run('token', 'revoke', 'old')
    const listed = await run('token', 'list', '--json')
    expect(JSON.parse(listed.out).tokens).toMatchObject([
      { name: 'lms', scopes: ['issue'], revokedAt: null },
      { name: 'old', scopes: ['issue', 'verify', 'status'], revokedAt: expect.any(String) },
    ])
    expect(listed.out).not.toContain(String(token).slice(4))
    expect(listed.out).not.toContain('hash')
  }, 60_000)

  it('gives up a lost key only when told so twice, names what others have to ask for again, and goes on', async () => {
    const lost = ['issuer', 'compromised', '--key', '1', '--reason', 'The backup was stolen']
    expect(await problem('issuer', 'compromised', '--key', '9', '--reason', 'x')).toBe('unknown-key')
    const asked = await run(...lost)
    expect(asked.out).toContain('Do it with --yes')
    const where = { number: 1, issuer: { kind: 'organization' } }
    const key = () => database.prisma.issuerKey.findFirstOrThrow({ where })
    expect((await key()).compromisedAt).toBeNull()
    const done = await json(...lost, '--yes')
    expect(done).toMatchObject({
      done: true,
      awards: [],
      documents: [{ revocable: true }, { revocable: false }],
    })
    expect((await key()).compromisedAt).not.toBeNull()
    expect(await json('issuer', 'show')).toMatchObject({ keys: [{ number: 1 }, { number: 2 }] })
    const again = await run(...lost, '--yes')
    expect(again.out).toContain('given up already')
    const audited = { organizationId, action: 'issuer.key-compromised' }
    expect(await database.prisma.auditEntry.count({ where: audited })).toBe(1)
  }, 120_000)

  it('the doctor says how many awards wait to be signed, and why', async () => {
    const issuer = await database.prisma.issuer.findFirstOrThrow({ where: { kind: 'organization' } })
    await database.prisma.credential.create({
      data: {
        id: newId(),
        organizationId,
        memberId,
        achievementId,
        issuerId: issuer.id,
        recipientName: 'Ana',
        awardedAt: now,
        validFrom: now,
        basis: [],
      },
    })
    const said = async (changes: Readonly<Record<string, string>>): Promise<string> => {
      const { out } = await runIn({ ...ready, ...changes }, ['doctor', '--json'])
      const checks = JSON.parse(out).checks as { name: string; ok: boolean; says: string; mend?: string }[]
      const found = checks.find(({ name }) => name === 'awards')
      return `${found?.ok} ${found?.says} ${found?.mend ?? ''}`
    }
    expect(await said({})).toContain('true 1 award of Works waits to be signed since 2026-11-02')
    expect(await said({ PUBLIC_URL: 'http://badges.example' })).toMatch(/^false .*https:\/\/\. Put a proxy/)
    expect(await said({ PUBLIC_URL: '' })).toMatch(/^false .*PUBLIC_URL is not set\. Set/)
    const other = `second:${Buffer.alloc(32, 2).toString('base64')}`
    expect(await said({ WHETSTONE_MASTER_KEY: other })).toMatch(/^false .*can’t be opened.*keys list/)
    await database.prisma.issuer.update({
      where: { id: issuer.id, organizationId },
      data: { countryCode: null },
    })
    expect(await said({})).toMatch(/^false .*no country\. Say it: whetstone issuer set/)
  }, 180_000)
})
