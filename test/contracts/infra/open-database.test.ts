import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readLiveLock, readLock } from '../../../src/infra/data-lock.ts'
import { type OpenDatabase, openDatabase } from '../../../src/infra/open-database.ts'

const opened: OpenDatabase[] = []
const folders: string[] = []
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-data-'))
  folders.push(folder)
  return folder
}
const open = async (place: Parameters<typeof openDatabase>[0]): Promise<OpenDatabase> => {
  const database = await openDatabase(place)
  opened.push(database)
  return database
}
/** A folder with an empty database in it: making one takes seconds, a copy does not. */
const aDataFolder = (): string => {
  const folder = aFolder()
  cpSync(seed, folder, { recursive: true })
  return folder
}
let seed = ''
beforeAll(async () => {
  seed = mkdtempSync(join(tmpdir(), 'whetstone-seed-'))
  await (await openDatabase({ dataDir: seed })).close()
})
afterAll(() => rmSync(seed, { recursive: true }))
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Another program that holds the data folder, in a process of its own. */
const program = `
import { openDatabase } from './src/infra/open-database.ts'
const database = await openDatabase({ dataDir: process.env.FOLDER })
await database.pool.query('CREATE TABLE IF NOT EXISTS kept (n int)')
await database.pool.query('INSERT INTO kept VALUES (1)')
await database.tellAddress('http://127.0.0.1:1234')
console.log('ready')
process.stdin.on('end', async () => { await database.close(); process.exit(0) }).resume()
`
const anotherProgram = async (folder: string) => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), exited])
  return { child, exited }
}

const lockFile = (folder: string): string => join(folder, 'whetstone.lock')

describe('the embedded database', () => {
  it('keeps what was written, and leaves neither lock nor socket behind', async () => {
    const dataDir = join(aFolder(), 'made', 'on demand')
    const first = await open({ dataDir })
    await first.pool.query('CREATE TABLE kept AS SELECT 42 AS n')
    const socket = (await readLock(dataDir))?.socket ?? ''
    expect(existsSync(socket)).toBe(true)
    if (process.platform !== 'win32') expect(statSync(socket).mode & 0o777).toBe(0o700)
    await first.close()
    opened.splice(0)
    expect([existsSync(socket), existsSync(lockFile(dataDir))]).toEqual([false, false])
    const second = await open({ dataDir })
    expect((await second.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 42 }])
  })

  it('refuses a second process by naming the first, serves beside it, and is taken over when it was killed', async () => {
    const dataDir = aDataFolder()
    const { child, exited } = await anotherProgram(dataDir)
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      problem: 'data-folder-taken',
      message: expect.stringMatching(
        new RegExp(`process ${child.pid}, since \\d{4}-.*Z, serving at http://127.0.0.1:1234`),
      ),
    })
    const beside = await open({ dataDir, beside: true })
    expect((await beside.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }])
    await beside.close()
    opened.splice(0)

    child.kill('SIGKILL')
    await exited
    expect(await readLiveLock(dataDir)).toBeUndefined()
    const leftBehind = (await readLock(dataDir))?.socket ?? ''
    expect(existsSync(leftBehind)).toBe(process.platform !== 'win32')
    const after = await open({ dataDir })
    expect((await after.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }])
    expect((await readLock(dataDir))?.pid).toBe(process.pid)
    expect(existsSync(leftBehind)).toBe(false)
  })

  it('refuses a second opening in the same process', async () => {
    const dataDir = aDataFolder()
    await open({ dataDir })
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ problem: 'data-folder-taken' })
  })

  it('opens for itself when asked to go beside nobody', async () => {
    const database = await open({ dataDir: aDataFolder(), beside: true })
    expect((await database.pool.query('SELECT 1 AS fine')).rows).toEqual([{ fine: 1 }])
  })

  it.runIf(process.platform === 'linux')(
    'takes over from a dead process whose pid another one has now',
    async () => {
      const dataDir = aDataFolder()
      const first = await open({ dataDir })
      const lock = await readLock(dataDir)
      await first.close()
      opened.splice(0)
      writeFileSync(lockFile(dataDir), JSON.stringify({ ...lock, processStart: '1' }))
      await open({ dataDir })
      expect((await readLock(dataDir))?.processStart).toBe(lock?.processStart)
      expect(readdirSync(dataDir).sort()).toEqual(['db', 'whetstone.lock'])
    },
  )

  it('takes over a lock file that was never written to its end', async () => {
    const dataDir = aDataFolder()
    writeFileSync(lockFile(dataDir), '{"pid":')
    await open({ dataDir })
    expect(JSON.parse(readFileSync(lockFile(dataDir), 'utf8')).pid).toBe(process.pid)
  })

  it('does not take over from another machine whose heart beats', async () => {
    const dataDir = aDataFolder()
    const lock = { pid: 1, startedAt: '2026-11-23T00:00:00.000Z', machine: 'elsewhere' }
    writeFileSync(lockFile(dataDir), JSON.stringify(lock))
    const beat = setInterval(() => writeFileSync(lockFile(dataDir), JSON.stringify(lock)), 500)
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ problem: 'data-folder-taken' })
    clearInterval(beat)
  })

  it('says in a sentence what is wrong with the folder', async () => {
    const file = join(aFolder(), 'file')
    writeFileSync(file, '')
    await expect(openDatabase({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      problem: 'data-folder-unusable',
      message: expect.stringContaining('is a file, not a folder'),
    })
    await expect(openDatabase({ dataDir: file })).rejects.toMatchObject({
      problem: 'data-folder-unusable',
      message: expect.stringContaining('there is a file of that name'),
    })
  })
})

describe('a server', () => {
  it('that does not answer is named as such', async () => {
    const place = { databaseUrl: 'postgresql://nobody@127.0.0.1:1/nowhere', dataDir: aFolder() }
    await expect(openDatabase(place)).rejects.toMatchObject({
      problem: 'database-unreachable',
      message: expect.stringContaining('DATABASE_URL'),
    })
  })
})
