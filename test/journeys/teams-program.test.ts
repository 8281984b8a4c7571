import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import type { TeamsTenant } from '../../src/playground/teams-tenant/teams-tenant.ts'
import { until } from '../builders/conversation.ts'
import { aPerson } from '../builders/product.ts'
import { expectToStop, onServer, programs } from '../builders/program.ts'
import { aadIdOf, startTenant, teamsConfigOf } from '../builders/tenant.ts'

const root = join(import.meta.dirname, '..', '..')
const { newFolder, start, endAll } = programs()
afterAll(endAll)

const settingsFor = (tenant: TeamsTenant): Record<string, string> => {
  const {
    appId,
    appPassword = '',
    tenantId,
    openIdMetadataUrl = '',
    tokenIssuer = '',
    loginUrl = '',
  } = teamsConfigOf(tenant)
  return {
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: appPassword,
    TEAMS_TENANT_ID: tenantId,
    TEAMS_OPENID_METADATA_URL: openIdMetadataUrl,
    TEAMS_TOKEN_ISSUER: tokenIssuer,
    TEAMS_LOGIN_URL: loginUrl,
  }
}

const aTenant = () =>
  startTenant({
    people: [aPerson('zoe')],
    clock: systemClock,
    messagingEndpoint: 'http://127.0.0.1:9/teams/messages',
    wishes: {},
  })

const doctor = (environment: Record<string, string>) =>
  new Promise<{ code: number; stdout: string }>((resolve) => {
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
    const words = ['--import', tsx, join(root, 'src', 'cli.ts'), 'doctor', '--json']
    const folder = newFolder()
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'none'), ...environment }
    execFile(process.execPath, words, { cwd: folder, env }, (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout }),
    )
  })

type Check = { name: string; ok: boolean; says: string; mend?: string }

const checksIn = (stdout: string): Check[] => (JSON.parse(stdout) as { checks: Check[] }).checks

const teamsIn = (stdout: string) => checksIn(stdout).find(({ name }) => name === 'Teams')

/** Slack, where workspaces install the bot themselves. */
const slackSettings = {
  SLACK_CLIENT_ID: '11.22',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_SIGNING_SECRET: 'a-secret',
}

describe.skipIf(onServer)('the program, connected to Teams', () => {
  it('answers at /teams/messages, beside its pages, and without a playground', async () => {
    const tenant = await aTenant()
    const folder = newFolder()
    const program = start(folder, { ...settingsFor(tenant), WHETSTONE_ORGANIZATION: 'Halden Works' })
    const address = await program.ready
    expect((await fetch(`${address}/playground`)).status).toBe(404)
    expect(await (await fetch(address)).text()).toContain('Connected to Microsoft Teams.')
    expect((await fetch(`${address}/teams/messages`, { method: 'POST', body: '{}' })).status).toBe(401)
    tenant.setMessagingEndpoint(`${address}/teams/messages`)
    await tenant.installPersonal({ user: aadIdOf('zoe') })
    await tenant.say({ user: aadIdOf('zoe'), text: 'hello' })
    const said = () => JSON.stringify(tenant.state().messages)
    await until(() => said().includes('You are not on the list yet'))
    await expectToStop(program, folder, 'SIGTERM')
    await tenant.close()
  })

  it('and to Slack beside it: each takes its requests, and both can be added to', async () => {
    const tenant = await aTenant()
    const folder = newFolder()
    const settings = { ...settingsFor(tenant), ...slackSettings, TEAMS_OTHER_TENANTS: '1' }
    const program = start(folder, settings)
    const address = await program.ready
    expect(await (await fetch(address)).text()).toContain('Connected to Slack and Microsoft Teams.')
    for (const path of ['/slack/events', '/teams/messages'])
      expect((await fetch(`${address}${path}`, { method: 'POST', body: '{}' })).status).toBe(401)
    for (const path of ['/slack/install', '/teams/install'])
      expect(await (await fetch(`${address}${path}?for=guessed`)).text()).toContain('invitation')
    const { code, stdout } = await doctor({ ...settings, DATA_DIR: join(folder, 'data') })
    expect(code).toBe(0)
    expect(checksIn(stdout).map(({ name, ok }) => [name, ok])).toEqual(
      expect.arrayContaining([
        ['Slack', true],
        ['Teams', true],
        [`teams ${tenant.tenantId}`, true],
      ]),
    )
    await expectToStop(program, folder, 'SIGTERM')
    await tenant.close()
  })

  it.each([
    ['alone', {}],
    ['beside Slack', slackSettings],
  ])('%s, says which secret is wrong, in a sentence, and does not start', async (_how, slack) => {
    const tenant = await aTenant()
    const program = start(newFolder(), { ...settingsFor(tenant), ...slack, TEAMS_APP_PASSWORD: 'hunter2' })
    await expect(program.ready).rejects.toThrow()
    expect(program.output()).toContain('Microsoft gives the bot no token')
    expect(program.output()).not.toContain('hunter2')
    await tenant.close()
  })
})

describe('the doctor asks Microsoft', () => {
  it('for a token, and says what is wrong', async () => {
    const tenant = await aTenant()
    const good = await doctor(settingsFor(tenant))
    expect(teamsIn(good.stdout)).toMatchObject({ ok: true })
    expect(good.code).toBe(0)
    const bad = await doctor({ ...settingsFor(tenant), TEAMS_APP_PASSWORD: 'hunter2' })
    expect(bad.code).toBe(1)
    expect(teamsIn(bad.stdout)).toMatchObject({
      ok: false,
      says: expect.stringContaining('No token'),
      mend: expect.stringContaining('TEAMS_APP_PASSWORD'),
    })
    expect(bad.stdout).not.toContain('hunter2')
    await tenant.close()
  })
})
