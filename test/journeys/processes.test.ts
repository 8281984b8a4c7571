import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { controlApiAt } from '../builders/control-api.ts'
import { expectToStop, lockOf, onServer, type Program, programs, whetstone } from '../builders/program.ts'

const linux = process.platform === 'linux'
const { newFolder, start, npmStart, endAll } = programs()
afterAll(endAll)

describe.skipIf(onServer)('the program as a process', () => {
  const folder = newFolder()
  let before: unknown
  let first: Program

  it('starts with npm, and says where it is', async () => {
    first = npmStart(folder)
    const startedAt = performance.now()
    const address = await first.ready
    console.info(
      `npm start, with a new database: ready after ${Math.round(performance.now() - startedAt)} ms`,
    )
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect(first.output()).toContain(`${address}/playground`)
    const api = controlApiAt(address)
    await api.moveClock({ advance: 'P1D' })
    await api.say('mia', 'D0MIA', 'help')
    before = await api.state()
  })

  it('refuses a second start on the same data with a sentence that names the first', async () => {
    const { pid } = JSON.parse(readFileSync(lockOf(folder), 'utf8')) as { pid: number }
    const { code, output } = await start(folder).ended
    expect(code).toBe(1)
    expect(output).toContain(`in use by process ${pid}`)
    expect(output).not.toMatch(/^\s+at /m)
  })

  it('lets commands work beside it', async () => {
    const roster = join(folder, 'roster.csv')
    writeFileSync(
      roster,
      'address,name,team,site,manager,language,timeZone,from,until\nzoe@halden-works.example,Zoe,,,,en,Europe/Paris,,\n',
    )
    const commands = [
      whetstone(folder, ['doctor', '--json']),
      whetstone(folder, ['people', 'import', roster, '--dry-run', '--json']),
      whetstone(folder, ['backup', join(folder, 'a.backup')]),
    ]
    const [doctor, people, backup] = await Promise.all(commands.map(({ ended }) => ended))
    expect(doctor?.output).toContain('"')
    expect(JSON.parse(people?.output.slice(people.output.indexOf('{')) ?? '')).toMatchObject({ errors: [] })
    expect(backup?.code, backup?.output).toBe(0)
  })

  it.runIf(linux)('ends when npm is told to (SIGTERM)', async () => {
    await expectToStop(first, folder, 'SIGTERM')
  })

  it('has all that it had when it starts again, and ends when it is told to (SIGTERM)', async () => {
    const program = start(folder)
    const startedAt = performance.now()
    const api = controlApiAt(await program.ready)
    console.info(`started again: ready after ${Math.round(performance.now() - startedAt)} ms`)
    expect(await api.state()).toEqual(before)
    await expectToStop(program, folder, 'SIGTERM')
  })

  it('ends in the middle of its work when it is told to (SIGINT)', async () => {
    const program = start(folder)
    const api = controlApiAt(await program.ready)
    const moving = api.moveClock({ advance: 'P30D' }).catch(() => undefined)
    await pause(700)
    await expectToStop(program, folder, 'SIGINT')
    await moving
  })

  it.runIf(linux)('ends when npm is told to (SIGINT)', async () => {
    const program = npmStart(folder)
    await program.ready
    await expectToStop(program, folder, 'SIGINT')
  })

  it('takes the data over from a process that was killed', async () => {
    const program = start(folder)
    const api = controlApiAt(await program.ready)
    const state = await api.state()
    program.kill('SIGKILL')
    await program.ended
    expect(existsSync(lockOf(folder))).toBe(true)
    const next = start(folder)
    expect(await controlApiAt(await next.ready).state()).toEqual(state)
    await expectToStop(next, folder, 'SIGTERM')
  })
})
