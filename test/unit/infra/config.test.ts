import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Environment, environmentOf, loadConfig, readConfig } from '../../../src/infra/config.ts'
import { masterKeyPath, masterKeysOf } from '../../../src/infra/master-key.ts'
import { settingNames, settings } from '../../../src/infra/settings.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const server = { DATABASE_URL: 'postgresql://u:p@db/w', WHETSTONE_MASTER_KEY: key }
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret' }

const teams = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-00000000a990',
  TEAMS_APP_PASSWORD: 'app-s3cret',
  TEAMS_TENANT_ID: '11111111-1111-4111-8111-111111111111',
}

const configOf = (environment: Environment) => {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.config
}
const wrongIn = (environment: Environment): string[] => {
  const read = readConfig(environment)
  return read.ok ? [] : read.problems.map(({ name }) => name)
}

const installing = {
  SLACK_CLIENT_ID: '11.22',
  SLACK_CLIENT_SECRET: 'shh',
  SLACK_SIGNING_SECRET: 's3cret',
  PUBLIC_URL: 'https://learn.example.com',
}

describe('settings', () => {
  it('have defaults for a first try: embedded, loopback, with the playground', () => {
    expect(configOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDir: './data',
      databaseUrl: undefined,
      logLevel: 'info',
      masterKeys: undefined,
      role: 'all',
      playground: true,
      organization: undefined,
      slack: undefined,
      teams: undefined,
    })
    expect(configOf(Object.fromEntries(settingNames.map((name) => [name, ' '])))).toEqual(configOf({}))
  })

  it('are read', () => {
    const config = configOf({
      ...server,
      ...slack,
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://learn.example.com/',
      WHETSTONE_ROLE: 'worker',
      WHETSTONE_ORGANIZATION: 'Müller & Söhne',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
    })
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://learn.example.com',
      role: 'worker',
      playground: false,
      organization: 'Müller & Söhne',
      slack: { botToken: 'xoxb-1', signingSecret: 's3cret', apiUrl: 'http://127.0.0.1:4000/api/' },
    })
    expect(Buffer.from(config.masterKeys?.[0]?.bytes ?? []).equals(Buffer.alloc(32, 7))).toBe(true)
  })

  it.each([
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80a' }],
    ['HOST', { HOST: 'localhost:3000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'learn.example.com' }],
    ['DATABASE_URL', { ...server, DATABASE_URL: 'mysql://u:p@db/w' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['WHETSTONE_MASTER_KEY', { ...server, WHETSTONE_MASTER_KEY: 'short' }],
    ['WHETSTONE_MASTER_KEY', { DATABASE_URL: server.DATABASE_URL }],
    ['WHETSTONE_ROLE', { ...server, WHETSTONE_ROLE: 'boss' }],
    ['WHETSTONE_ROLE', { WHETSTONE_ROLE: 'worker' }],
    ['PLAYGROUND', { PLAYGROUND: 'yes' }],
    ['PLAYGROUND', { PLAYGROUND: '1', HOST: '0.0.0.0' }],
    ['PLAYGROUND', { ...server, PLAYGROUND: '1', WHETSTONE_ROLE: 'web' }],
    ['SLACK_BOT_TOKEN', { ...slack, SLACK_BOT_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 's3cret' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_APP_TOKEN', { ...slack, SLACK_APP_TOKEN: 'xoxb-1' }],
    ['SLACK_API_URL', { SLACK_API_URL: 'slack' }],
    ['TEAMS_APP_ID', { ...teams, TEAMS_APP_ID: 'whetstone' }],
    ['TEAMS_APP_ID', { ...teams, TEAMS_APP_ID: '' }],
    ['TEAMS_TENANT_ID', { ...teams, TEAMS_TENANT_ID: 'works.onmicrosoft.com' }],
    ['TEAMS_TENANT_ID', { ...teams, TEAMS_TENANT_ID: '' }],
    ['TEAMS_APP_PASSWORD', { ...teams, TEAMS_APP_PASSWORD: '' }],
    ['TEAMS_APP_PASSWORD', { ...teams, TEAMS_APP_TYPE: 'UserAssignedMSI' }],
    ['TEAMS_APP_TYPE', { ...teams, TEAMS_APP_TYPE: 'ManyTenants' }],
    ['TEAMS_APP_PASSWORD', { ...teams, TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'MultiTenant' }],
    [
      'TEAMS_OTHER_TENANTS',
      { ...teams, TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'UserAssignedMSI', TEAMS_OTHER_TENANTS: '1' },
    ],
    ['PUBLIC_URL', { ...teams, TEAMS_OTHER_TENANTS: '1', HOST: '0.0.0.0' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...teams, TEAMS_ALLOW_UNAUTHENTICATED: 'yes' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...teams, TEAMS_ALLOW_UNAUTHENTICATED: '1', HOST: '0.0.0.0' }],
    ['TEAMS_OPENID_METADATA_URL', { ...teams, TEAMS_OPENID_METADATA_URL: 'keys' }],
    ['TEAMS_LOGIN_URL', { ...teams, TEAMS_LOGIN_URL: 'login' }],
    ['TEAMS_TOKEN_ISSUER', { ...teams, TEAMS_TOKEN_ISSUER: 'somebody' }],
    ['WHETSTONE_MASTER_KEY', { ...server, WHETSTONE_MASTER_KEY: 'one:short' }],
    ['SLACK_CLIENT_ID', { ...installing, SLACK_CLIENT_ID: '' }],
    ['SLACK_CLIENT_SECRET', { ...installing, SLACK_CLIENT_SECRET: '' }],
    ['SLACK_SIGNING_SECRET', { ...installing, SLACK_SIGNING_SECRET: '' }],
    ['SLACK_APP_TOKEN', { ...installing, SLACK_APP_TOKEN: 'xapp-1' }],
    ['PUBLIC_URL', { ...installing, PUBLIC_URL: 'http://learn.example.com' }],
    ['PUBLIC_URL', { ...installing, PUBLIC_URL: '', HOST: '0.0.0.0' }],
  ])('names %s when it is wrong: %j', (name, environment) => {
    expect(wrongIn(environment)).toEqual([name])
  })

  it('let workspaces install the bot, beside one by its token or without any', () => {
    const client = { id: '11.22', secret: 'shh' }
    expect(configOf(installing).slack).toMatchObject({ botToken: undefined, client })
    expect(configOf({ ...installing, ...slack }).slack).toMatchObject({ botToken: 'xoxb-1', client })
    expect(configOf({ ...installing, PUBLIC_URL: 'http://127.0.0.1:3000' }).slack).toMatchObject({ client })
    expect(configOf(slack).slack?.client).toBeUndefined()
    expect(configOf(installing).playground).toBe(false)
  })

  it('take several keys, the first of which seals', () => {
    const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
    const { masterKeys } = configOf({ ...server, WHETSTONE_MASTER_KEY: `b:${key(2)},a:${key(1)}` })
    expect(masterKeys?.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('name all that is wrong at once, each with its mend, and quote no secret', () => {
    const environment = {
      ...slack,
      PORT: 'x',
      HOST: 'a b',
      SLACK_BOT_TOKEN: 'hunter2',
      DATABASE_URL: 'hunter3',
    }
    expect(wrongIn(environment)).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'WHETSTONE_MASTER_KEY',
    ])
    expect(() => loadConfig(environment)).toThrow(settings.PORT.mend)
    expect(() => loadConfig(environment)).not.toThrow(/hunter/)
  })

  it('connect to Teams by a secret, by a managed identity, or without tokens on this machine alone', () => {
    expect(configOf(teams)).toMatchObject({
      playground: false,
      teams: { appId: teams.TEAMS_APP_ID, appType: 'SingleTenant', allowUnauthenticated: false },
    })
    const { TEAMS_APP_PASSWORD: _, ...withoutPassword } = teams
    const managed = { ...withoutPassword, TEAMS_APP_TYPE: 'UserAssignedMSI' }
    expect(configOf(managed).teams).toMatchObject({ appType: 'UserAssignedMSI', appPassword: undefined })
    const local = configOf({ ...withoutPassword, TEAMS_ALLOW_UNAUTHENTICATED: '1' })
    expect(local.teams).toMatchObject({ allowUnauthenticated: true })
    expect(configOf({ ...teams, TEAMS_LOGIN_URL: 'https://login.microsoftonline.us/' }).teams).toMatchObject({
      loginUrl: 'https://login.microsoftonline.us',
    })
  })

  it('offer the bot to other tenants only where its registration is said to be for them', () => {
    expect(configOf(teams).teams).toMatchObject({ otherTenants: false })
    expect(configOf({ ...teams, TEAMS_OTHER_TENANTS: '1' }).teams).toMatchObject({
      appType: 'SingleTenant',
      otherTenants: true,
    })
    expect(configOf({ ...teams, TEAMS_APP_TYPE: 'MultiTenant' }).teams).toMatchObject({
      appType: 'MultiTenant',
      otherTenants: true,
    })
  })

  it('refuse requests without tokens in plain words where other machines reach the server', () => {
    const open = { ...teams, TEAMS_ALLOW_UNAUTHENTICATED: '1', HOST: '0.0.0.0' }
    expect(() => loadConfig(open)).toThrow(
      /TEAMS_ALLOW_UNAUTHENTICATED is wrong: anybody who reaches this server could speak for anybody\. .*HOST to 127/,
    )
    expect(() => loadConfig(open)).not.toThrow(/app-s3cret/)
  })

  it('serve the playground where no real platform is meant, and apart from real data when it is asked for', () => {
    expect(configOf(slack).playground).toBe(false)
    expect(configOf({ PLAYGROUND: '0' }).playground).toBe(false)
    expect(configOf({ HOST: '0.0.0.0' }).playground).toBe(false)
    expect(configOf({ ...server, ...slack, PLAYGROUND: '1' })).toMatchObject({
      playground: true,
      slack: undefined,
      databaseUrl: undefined,
      dataDir: join('data', 'playground'),
    })
  })

  it('stand in .env.example, each with its line of why, and nothing else does', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')
    const there = [...text.matchAll(/^# (?<why>[^\n]+)\n# (?<name>[A-Z_]+)=(?<example>.*)$/gm)].map(
      ({ groups }) => [groups?.name, groups?.why, groups?.example],
    )
    expect(there).toEqual(settingNames.map((name) => [name, settings[name].why, settings[name].example]))
    // As it stands it sets nothing; with the marks taken off, it can be used.
    expect(parseEnv(text)).toEqual({})
    const uncommented = parseEnv(text.replace(/^# (?=[A-Z_]+=)/gm, ''))
    expect(Object.keys(uncommented).sort()).toEqual([...settingNames].sort())
    expect(wrongIn({ ...uncommented, WHETSTONE_MASTER_KEY: key })).toEqual([])
  })
})

describe('in a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whetstone-config-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('the .env file fills in what the environment leaves out', () => {
    expect(environmentOf(folder, { PORT: '1' })).toEqual({ PORT: '1' })
    writeFileSync(join(folder, '.env'), 'PORT=2\nHOST="127.0.0.2" # local\nLOG_LEVEL=debug\n')
    expect(environmentOf(folder, { PORT: '1', LOG_LEVEL: '' })).toEqual({
      PORT: '1',
      HOST: '127.0.0.2',
      LOG_LEVEL: 'debug',
    })
  })

  it('the master key is made once, for this user alone', async () => {
    const dataDir = join(folder, 'data')
    const keys = await Promise.all([1, 2, 3].map(() => masterKeysOf({ dataDir, masterKeys: undefined })))
    const hex = keys.map((each) => each.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join())
    expect(new Set(hex).size).toBe(1)
    expect(keys[0]?.[0]?.bytes).toHaveLength(32)
    if (process.platform !== 'win32') expect(statSync(masterKeyPath(dataDir)).mode & 0o777).toBe(0o600)
    expect(await masterKeysOf({ dataDir, masterKeys: undefined })).toEqual(keys[0])
    const given = [{ id: 'mine', bytes: new Uint8Array(32) }]
    expect(await masterKeysOf({ dataDir, masterKeys: given })).toBe(given)
    writeFileSync(masterKeyPath(dataDir), 'spoilt')
    await expect(masterKeysOf({ dataDir, masterKeys: undefined })).rejects.toMatchObject({
      problem: 'settings-wrong',
    })
  })
})
