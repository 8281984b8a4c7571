import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { until } from './conversation.ts'

/** These tests start the program with its embedded database: on a run for a server they would only be repeated. */
export const onServer = process.env.TEST_DATABASE_URL !== undefined

const root = join(import.meta.dirname, '..', '..')

/** How a run of the real program ended, or how far it has come. */
export type Ended = { readonly code: number | null; readonly output: string }

/** The real program in a process of its own. */
export type Program = {
  readonly pid: number
  /** What it has said so far, on both streams. */
  output(): string
  /** Where it serves, once it is ready; rejects when it ends before. */
  readonly ready: Promise<string>
  readonly ended: Promise<Ended>
  kill(signal: NodeJS.Signals): void
}

/** What the program is given, and nothing of what the tests themselves were. */
const environmentOf = (more: Readonly<Record<string, string>>): Record<string, string> => {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
  return { PATH, HOME, TMPDIR, LOG_LEVEL: 'warn', ...more }
}

/** Ready within two minutes, however busy the machine; the goal of fifteen seconds is printed, not asserted. */
const readyWithinMs = 120_000

const started = (child: ChildProcess): Program => {
  let output = ''
  const heard: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output += data
      for (const listener of heard) listener()
    })
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, output }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Not ready in time:\n${output}`)), readyWithinMs)
    const settle = (end: () => void) => {
      clearTimeout(late)
      end()
    }
    heard.push(() => {
      const address = /ready at (\S+)/.exec(output)?.[1]
      if (address) settle(() => resolve(address))
    })
    void ended.then(() => settle(() => reject(new Error(`Ended before it was ready:\n${output}`))))
  })
  ready.catch(() => undefined)
  return { pid: child.pid ?? 0, output: () => output, ready, ended, kill: (signal) => child.kill(signal) }
}

/** `node bin/whetstone.mjs …` */
export const whetstone = (
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program =>
  started(
    spawn(process.execPath, ['--enable-source-maps', join(root, 'bin', 'whetstone.mjs'), ...words], {
      cwd: folder,
      env: environmentOf({ DATA_DIR: join(folder, 'data'), PORT: '0', ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )

/** `npm start`, in the clone. */
const npmStart = (folder: string, environment: Readonly<Record<string, string>> = {}): Program =>
  started(
    spawn('npm', ['start'], {
      cwd: root,
      env: environmentOf({ DATA_DIR: join(folder, 'data'), PORT: '0', ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )

/** The processes that were started for a folder and are still there, by their environment (Linux). */
const processesOf = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        const zombie = /^State:\s+Z/m.test(readFileSync(`/proc/${name}/status`, 'utf8'))
        return !zombie && readFileSync(`/proc/${name}/environ`, 'utf8').includes(`DATA_DIR=${folder}/`)
      } catch {
        return false
      }
    })
    .map(Number)

const linux = process.platform === 'linux'

/** Programs and folders of one test file, and their end. */
export const programs = () => {
  const folders: string[] = []
  const running: Program[] = []
  const keep = (program: Program): Program => {
    running.push(program)
    return program
  }
  return {
    newFolder: (): string => {
      const folder = mkdtempSync(join(tmpdir(), 'whetstone-process-'))
      folders.push(folder)
      return folder
    },
    start: (folder: string, environment?: Readonly<Record<string, string>>) =>
      keep(whetstone(folder, ['start'], environment)),
    npmStart: (folder: string) => keep(npmStart(folder)),
    endAll: async () => {
      for (const program of running) program.kill('SIGKILL')
      await Promise.all(running.map(({ ended }) => ended))
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the program says that it has a folder's data. */
export const lockOf = (folder: string): string => join(folder, 'data', 'whetstone.lock')

/** Told to stop, it ends within five seconds, leaves no process behind, and gives the data free. */
export const expectToStop = async (
  program: Program,
  folder: string,
  signal: NodeJS.Signals,
): Promise<void> => {
  const toldAt = performance.now()
  program.kill(signal)
  // As from a terminal, where the key reaches npm and the program, and npm hands it on.
  setTimeout(() => program.kill(signal), 20)
  const { output } = await program.ended
  expect(performance.now() - toldAt, output).toBeLessThan(5_000)
  if (linux) await until(() => processesOf(folder).length === 0, 1_000)
  expect(existsSync(lockOf(folder))).toBe(false)
}
