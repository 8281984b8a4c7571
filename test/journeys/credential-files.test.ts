import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredentialTools } from '../../src/infra/open-badges/credential-tools.ts'
import { aBadge } from '../builders/badge.ts'

const root = join(import.meta.dirname, '../..')
const tools = createCredentialTools({ threads: 1 })
let folder: string

const whetstone = (...words: string[]) => {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
  const { PATH = '', HOME = '' } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', tsx, join(root, 'src', 'cli.ts'), 'credential', ...words],
    { cwd: folder, env: { PATH, HOME }, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}
const write = (name: string, content: unknown): string => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(folder, name), text)
  return name
}

const did = 'did:web:works.example:issuers:1'
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-credential-'))
  const made = await tools.signer.newKey()
  const key = { ...made, controller: did, id: `${did}#key-1` }
  const badge = aBadge(did, { validFrom: '2020-01-01T00:00:00Z', validUntil: '2999-01-01T00:00:00Z' })
  const signed = await tools.signer.sign(badge, key, new Date('2026-11-01T08:00:00Z'))
  write('badge.json', signed)
  write('changed.json', { ...signed, name: 'Another \u001b[2J badge' })
  write('did.json', {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [
      { id: key.id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase },
    ],
    assertionMethod: [key.id],
  })
  write('bare.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
  write('alien.json', aBadge('did:key:z\u001b[2J', { '@context': ['https://evil.example/\u001b[2J'] }))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await tools.close()
})

describe('whetstone credential', () => {
  it('says that a credential is valid with the documents that are at hand, without them that it is not known', () => {
    const valid = whetstone('verify', 'badge.json', '--did', 'did.json')
    expect(valid.stderr).toBe('')
    expect(valid).toMatchObject({ status: 0 })
    expect(valid.stdout).toMatch(/passed +proof/)
    const unknown = whetstone('verify', 'badge.json', '--json')
    expect(unknown.status).toBe(1)
    expect(JSON.parse(unknown.stdout)).toMatchObject({ verdict: 'unknown', format: 'json' })
  })

  it('names the failed check, and lets no stranger steer the terminal', () => {
    const changed = whetstone('verify', 'changed.json', '--did', 'did.json')
    expect(changed.status).toBe(1)
    expect(changed.stdout).toMatch(/FAILED +proof/)
    const alien = whetstone('verify', 'alien.json')
    expect(alien.status).toBe(1)
    expect(alien.stdout).toMatch(/FAILED +contexts/)
    expect(alien.stdout).not.toContain('\u001b')
  })

  it('bakes a credential into a picture that verifies, takes it out again, and writes over nothing', () => {
    expect(whetstone('bake', 'badge.json', 'bare.svg', '--out', 'baked.svg')).toMatchObject({ status: 0 })
    expect(whetstone('verify', 'baked.svg', '--did', 'did.json').status).toBe(0)
    const inside = whetstone('extract', 'baked.svg')
    expect(JSON.parse(inside.stdout)).toEqual(JSON.parse(readFileSync(join(folder, 'badge.json'), 'utf8')))
    expect(whetstone('bake', 'badge.json', 'bare.svg', '--out', 'baked.svg').status).toBe(1)
    expect(whetstone('bake', 'badge.json', 'baked.svg', '--out', 'twice.svg').status).toBe(1)
    expect(whetstone('extract', 'bare.svg').status).toBe(1)
    expect(whetstone('verify', 'missing.json').status).toBe(1)
  })
})
