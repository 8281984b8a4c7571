import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { botScopes } from '../../src/playground/slack-cloud.ts'
import { type SharedApp, startSharedApp } from '../../src/playground/slack-workspace/shared-app/shared-app.ts'
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../src/playground/slack-workspace/slack-workspace.ts'
import { expectToStop, onServer, type Program, programs, whetstone } from '../builders/program.ts'

const { newFolder, start, endAll } = programs()

/** Whoever runs the server, by commands beside the running program. */
describe.skipIf(onServer)('running a server for several organizations', () => {
  const folder = newFolder()
  let workspaces: SlackWorkspace[]
  let app: SharedApp
  let program: Program
  let address: string
  let environment: Record<string, string>

  beforeAll(async () => {
    workspaces = await Promise.all(
      ['T0ONE', 'T0TWO'].map((teamId) =>
        startSlackWorkspace({
          clock: systemClock,
          teamId,
          teamName: `Workspace ${teamId}`,
          botToken: 'xoxb-none',
          installed: false,
          signingSecret: 'a-secret',
          scopes: botScopes,
          users: [],
          channels: [],
        }),
      ),
    )
    app = await startSharedApp({
      clock: systemClock,
      clientId: '11.22',
      clientSecret: 'client-secret',
      redirectUrls: ['http://127.0.0.1:'],
      scopes: botScopes,
      sites: workspaces.map((slack, place) => ({
        teamId: place === 0 ? 'T0ONE' : 'T0TWO',
        teamName: `Workspace ${place === 0 ? 'T0ONE' : 'T0TWO'}`,
        slack,
      })),
    })
    environment = {
      SLACK_CLIENT_ID: '11.22',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_SIGNING_SECRET: 'a-secret',
      SLACK_API_URL: app.apiUrl,
    }
    program = start(folder, environment)
    address = await program.ready
  }, 120_000)
  afterAll(async () => {
    await endAll()
    await app.close()
    await Promise.all(workspaces.map((slack) => slack.close()))
  })

  const run = async (words: readonly string[], more: Record<string, string> = {}) => {
    const { code, output } = await whetstone(folder, words, { ...environment, ...more }).ended
    const json = output.includes('{')
      ? JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
      : {}
    return { code, output, json }
  }

  const install = async (link: string, where: string) => {
    const url = `${address}${new URL(link).pathname}${new URL(link).search}`
    const headers = { origin: address }
    const pressed = await fetch(url, { method: 'POST', redirect: 'manual', headers })
    const page = app.decide(pressed.headers.get('location') ?? '', { allow: true, where, by: 'U0ADMIN' })
    if (!('location' in page)) throw new Error(page.html)
    const cookie = pressed.headers.get('set-cookie')?.split(';')[0] ?? ''
    return (await fetch(page.location, { headers: { cookie } })).text()
  }

  it('it starts without any workspace, and without the playground', async () => {
    expect((await fetch(`${address}/playground`)).status).toBe(404)
    expect((await run(['installations', 'list'])).output).toContain('not installed anywhere yet')
  })

  it('organizations are made, and each invites a workspace', async () => {
    for (const [name, slug, where] of [
      ['One Works', 'one-works', 'T0ONE'],
      ['Two Works', 'two-works', 'T0TWO'],
    ] as const) {
      expect((await run(['organization', 'create', name])).code).toBe(0)
      const { json } = await run(['organization', 'invite', '--organization', slug, '--json'])
      // Teams is not configured: a link for it would lead nowhere.
      expect(json.links.teams).toBeUndefined()
      expect(await install(json.links.slack, where)).toContain(`now belongs to ${name}`)
    }
    expect((await run(['organization', 'create', 'one works'])).output).toContain('already')
    expect((await run(['organization', 'list'])).output).toContain('two-works')
    expect((await run(['organization', 'invite'])).output).toContain('say which with --organization')
    const told = await run(['organization', 'invite', '--organization', 'two-works'])
    expect(told.output).toContain('Slack: http')
    expect(told.output).not.toContain('Teams: http')
    expect(told.output).toContain('TEAMS_OTHER_TENANTS=1')
    expect(await (await fetch(`${address}/teams/install`)).text()).toContain('can’t be added to this server')
  }, 120_000)

  it('and are told apart', async () => {
    const all = await run(['installations', 'list', '--json'])
    expect(all.json.installations).toMatchObject([
      { tenant: 'T0ONE', organization: 'one-works', status: 'active' },
      { tenant: 'T0TWO', organization: 'two-works', status: 'active' },
    ])
    const one = await run(['installations', 'list', '--organization', 'one-works', '--json'])
    expect(one.json.installations).toHaveLength(1)
  })

  it('the doctor asks Slack for each of them', async () => {
    const { json, output } = await run(['doctor', '--json'])
    expect(json.checks.filter(({ name }: { name: string }) => name.startsWith('slack '))).toMatchObject([
      { name: 'slack T0ONE', ok: true },
      { name: 'slack T0TWO', ok: true },
    ])
    expect(output).not.toContain('xoxb-')
    expect(output).not.toContain('client-secret')
  })

  it('keys are changed beside the running server, and what is left of the old one is said', async () => {
    const old = readFileSync(join(folder, 'data', 'master.key'), 'utf8').trim()
    const { json } = await run(['keys', 'new', '--json'])
    const [oldId = ''] = old.split(':')
    const [newId = ''] = json.line.split(':')
    expect((await run(['keys', 'list', '--json'])).json.keys).toEqual([
      { id: oldId, use: 'current', secrets: 2 },
    ])
    const both = { WHETSTONE_MASTER_KEY: `${json.line},${old}` }
    const rotated = await run(['keys', 'rotate', '--json'], both)
    expect(rotated).toMatchObject({ code: 0, json: { resealed: 2, unopened: [], removable: [oldId] } })
    expect((await run(['keys', 'rotate', '--json'], both)).json).toMatchObject({
      resealed: 0,
      removable: [oldId],
    })
    expect((await run(['keys', 'list', '--json'], both)).json.keys).toEqual([
      { id: newId, use: 'current', secrets: 2 },
      { id: oldId, use: 'old', secrets: 0 },
    ])
    // The operator forgot to give it to the doctor: the key is named, the installations are broken, nothing is shown.
    const sick = await run(['doctor', '--json'])
    expect(sick.code).toBe(1)
    const broken = sick.json.checks.filter(({ name }: { name: string }) => name.startsWith('slack '))
    expect(broken).toHaveLength(2)
    expect(broken[0]).toMatchObject({
      ok: false,
      says: expect.stringContaining(`sealed with the key ${newId}, which is not known here`),
      mend: expect.stringContaining(`Put the key ${newId} back`),
    })
    expect(sick.output).not.toContain(json.line.split(':')[1])
    const list = await run(['keys', 'list'])
    expect(list.code).toBe(1)
    expect(list.output).toContain(`The key ${newId} is not in`)
    expect((await run(['keys', 'rotate', '--json'])).json.unopened).toHaveLength(2)
    expect(
      (await run(['keys', 'rotate', '--json'], { WHETSTONE_MASTER_KEY: `${old},${json.line}` })).code,
    ).toBe(0)
  }, 120_000)

  it('a workspace is removed, and may go to another organization when it is forgotten', async () => {
    const { json } = await run(['organization', 'invite', '--organization', 'two-works', '--json'])
    expect(await install(json.links.slack, 'T0ONE')).toContain('belongs to another organization')
    expect((await run(['installations', 'remove', 'T0NONE'])).output).toContain(
      'There is T0ONE (Workspace T0ONE)',
    )
    expect((await run(['installations', 'remove', 'T0ONE', '--forget', '--json'])).json).toMatchObject({
      removed: true,
      forgotten: true,
    })
    const again = await run(['organization', 'invite', '--organization', 'two-works', '--json'])
    expect(await install(again.json.links.slack, 'T0ONE')).toContain('now belongs to Two Works')
  }, 120_000)

  it('what it has said holds no secret, and it stops', async () => {
    expect(program.output()).not.toMatch(/xoxb-|client-secret|a-secret/)
    await expectToStop(program, folder, 'SIGTERM')
  })
})
