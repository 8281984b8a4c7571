import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server that the benches may make databases on. */
export type Server = { readonly url: string; stop(): void }

/** What stops a bench with a sentence instead of a stack. */
export const benchProblem = (sentence: string): Error =>
  Object.assign(new Error(sentence), { name: 'BenchProblem' })

const installed = '/usr/lib/postgresql'

/** Debian's programs of the newest PostgreSQL that is here. */
const findPrograms = (): string => {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number).filter(Number.isFinite) : []
  const newest = versions
    .sort((a, b) => b - a)
    .find((each) => existsSync(join(installed, `${each}`, 'bin', 'initdb')))
  if (newest !== undefined) return join(installed, `${newest}`, 'bin')
  throw benchProblem(
    'The benches need a PostgreSQL server: give one in BENCH_DATABASE_URL (a user who may create databases), or install it with "apt-get install postgresql" and the bench starts its own.',
  )
}

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))

/** PostgreSQL's server refuses to run as root: then it runs as the user that Debian made for it. */
const isRoot = process.getuid?.() === 0

const runAsOwner = (program: string, args: readonly string[]): void => {
  const [command, words] = isRoot
    ? ['runuser', ['-u', 'postgres', '--', program, ...args]]
    : [program, [...args]]
  const done = spawnSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' })
  if (done.status === 0) return
  const said = done.error?.message ?? `${done.stdout}${done.stderr}`
  throw benchProblem(`The bench could not start PostgreSQL: ${program} said: ${said.trim()}`)
}

/**
 * Durable as PostgreSQL is by default: what is answered is on the disk. Only what would make rounds differ from one
 * another is changed: checkpoints come seldom, and the tables fit in its memory.
 */
const serverSettings = [
  'max_connections=100',
  'shared_buffers=512MB',
  'max_wal_size=8GB',
  'checkpoint_timeout=1h',
]

/** A server of our own in a folder of its own, on a socket alone, gone without a trace when it is stopped. */
const startServer = (): Server => {
  const programs = findPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
  const data = join(folder, 'data')
  const clear = () => rmSync(folder, { recursive: true, force: true })
  try {
    if (isRoot) chownSync(folder, idOf('-u', 'postgres'), idOf('-g', 'postgres'))
    runAsOwner(join(programs, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    ])
    const settings = ["listen_addresses=''", `unix_socket_directories='${folder}'`, ...serverSettings]
    const options = settings.map((each) => `-c ${each}`).join(' ')
    runAsOwner(join(programs, 'pg_ctl'), [
      '-D',
      data,
      '-l',
      join(folder, 'log'),
      '-w',
      '-o',
      options,
      'start',
    ])
  } catch (error) {
    clear()
    throw error
  }
  return {
    url: `postgresql://postgres@localhost/postgres?host=${folder}`,
    stop: () => {
      runAsOwner(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
      clear()
    },
  }
}

/**
 * The server of `BENCH_DATABASE_URL`, or one that is started.
 * @throws an Error named BenchProblem when there is none and none can be started.
 */
export const openServer = (): Server => {
  const url = process.env.BENCH_DATABASE_URL
  return url ? { url, stop: () => undefined } : startServer()
}
