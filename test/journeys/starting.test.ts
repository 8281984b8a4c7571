import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { botScopes } from '../../src/playground/slack-cloud.ts'
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../src/playground/slack-workspace/slack-workspace.ts'
import { controlApiAt } from '../builders/control-api.ts'
import { until } from '../builders/conversation.ts'
import { expectToStop, onServer, type Program, programs, whetstone } from '../builders/program.ts'

const { newFolder, start, endAll } = programs()
afterAll(endAll)

const linux = process.platform === 'linux'

/** Whether a disk can be made for a test, and one that is soon full: as root, and where mounting is allowed. */
const smallDisks = (() => {
  const place = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' })
    execFileSync('umount', [place])
    return true
  } catch {
    return false
  }
})()

const aWorkspace = (): Promise<SlackWorkspace> =>
  startSlackWorkspace({
    clock: systemClock,
    teamId: 'T0REAL',
    teamName: 'Real Works',
    botToken: 'xoxb-real',
    signingSecret: 'a-secret',
    scopes: botScopes,
    users: [],
    channels: [],
  })

const settingsFor = ({ apiUrl }: SlackWorkspace) => ({
  SLACK_BOT_TOKEN: 'xoxb-real',
  SLACK_SIGNING_SECRET: 'a-secret',
  SLACK_API_URL: apiUrl,
})

const methodsCalled = ({ traffic }: SlackWorkspace): string[] => traffic.entries().map(({ what }) => what)

describe.skipIf(onServer)('where the playground is served, and where not', () => {
  it('not on an address that other machines reach', async () => {
    const folder = newFolder()
    const program = start(folder, { HOST: '0.0.0.0' })
    const address = await program.ready
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/playground`)).status).toBe(404)
    expect((await fetch(`${address}/playground/api/state`)).status).toBe(404)
    expect(program.output()).not.toContain('/playground')
    await expectToStop(program, folder, 'SIGTERM')
  })

  it('not beside a real workspace', async () => {
    const folder = newFolder()
    const slack = await aWorkspace()
    const program = start(folder, { ...settingsFor(slack), WHETSTONE_ORGANIZATION: 'Halden Works' })
    const address = await program.ready
    expect(methodsCalled(slack)).toContain('auth.test')
    expect((await fetch(`${address}/playground`)).status).toBe(404)
    expect((await fetch(`${address}/playground/api/reset`, { method: 'POST' })).status).toBe(404)
    await expectToStop(program, folder, 'SIGTERM')
    await slack.close()
  })

  it('with PLAYGROUND=1, in place of the real workspace and with data of its own', async () => {
    const folder = newFolder()
    const slack = await aWorkspace()
    const program = start(folder, {
      ...settingsFor(slack),
      PLAYGROUND: '1',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/nothing',
    })
    const address = await program.ready
    expect((await fetch(`${address}/playground`)).status).toBe(200)
    await controlApiAt(address).moveClock({ advance: 'P1D' })
    expect(methodsCalled(slack)).toEqual([])
    expect(existsSync(join(folder, 'data', 'playground', 'db'))).toBe(true)
    expect(existsSync(join(folder, 'data', 'db'))).toBe(false)
    await expectToStop(program, folder, 'SIGTERM')
    await slack.close()
  })
})

describe.skipIf(onServer)('what can’t be used is told in a sentence', () => {
  const expectSentence = async (program: Program, ...words: (string | RegExp)[]) => {
    const { code, output } = await program.ended
    expect(code, output).toBe(1)
    for (const word of words) expect(output).toMatch(word)
    expect(output).not.toMatch(/^\s+at /m)
  }

  it.runIf(smallDisks)('a disk that is full', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'data'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', join(folder, 'data')])
    try {
      await expectSentence(start(folder), /could not be opened: the disk is nearly full/)
    } finally {
      execFileSync('umount', [join(folder, 'data')])
    }
  })

  it('a data folder that is no folder', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'data'), '')
    await expectSentence(start(folder), /could not be opened/, /set DATA_DIR to another folder/)
  })

  it.runIf(linux && process.getuid?.() !== 0)('a data folder that may not be written to', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'data'), { mode: 0o500 })
    await expectSentence(start(folder), /may not write there/)
  })

  it('a port on which something else listens', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await until(() => other.listening)
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expectSentence(start(newFolder(), { PORT: String(port) }), /another program listens there/, /PORT/)
    other.close()
  })

  it('a Slack that does not answer', async () => {
    const slack = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'x',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    }
    const folder = newFolder()
    await expectSentence(start(folder, slack), /Slack could not be connected to/, /doctor/)
    const list = await whetstone(folder, ['organization', 'list', '--json'], slack).ended
    expect(list.output).toMatch(/"organizations": \[\]/)
  })
})
