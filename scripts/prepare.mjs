/**
 * Makes a fresh clone ready to run: packages, Prisma's client, dist/. Each step is skipped while what it was made
 * from is unchanged; with nothing to do it takes a tenth of a second. Uses nothing but Node, and no syntax newer
 * than Node 14, so that an old Node is told what is wrong instead of failing to read this file.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)
const cacheFolder = at('node_modules', '.cache', 'whetstone')
const stampFile = join(cacheFolder, 'prepared.json')
const buildInfoFile = join(cacheFolder, 'tsbuildinfo')

/** What goes wrong here is told in a sentence, without a stack. */
const problem = (sentence) => Object.assign(new Error(sentence), { name: 'PrepareProblem' })

/** The same as "engines" in package.json: ^20.19 || ^22.12 || >=24. */
const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  if (!fits) {
    throw problem(
      `Whetstone needs Node.js 20.19, 22.12, 24 or newer; this is ${process.versions.node}. Install one of those, for example with "nvm install 24", and run the command again.`,
    )
  }
}

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name)
        return entry.isDirectory() ? filesBelow(path) : [path]
      })
    : []

const hashOf = (files, ...words) => {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`${word}\0`)
  for (const file of [...files].sort()) {
    hash.update(`${relative(root, file)}\0`)
    if (existsSync(file)) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const stampOf = (step) => readJson(stampFile)?.[step]
const stamp = (step, value) => {
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(stampFile, `${JSON.stringify({ ...readJson(stampFile), [step]: value }, undefined, 2)}\n`)
}

/** Runs a program of Node's; its output is shown only when it fails, or at once with `show`. */
const runNode = (args, what, { show = false, env = {} } = {}) => {
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    // Output goes to stderr: stdout belongs to the command that was asked for, which may print JSON.
    stdio: show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (done.status === 0) return
  if (!show) process.stderr.write(`${done.stdout || ''}${done.stderr || ''}`)
  throw problem(`${what} failed${done.error ? ` (${done.error.message})` : ''}. What it said stands above.`)
}

/** The npm that runs this script, or the one that came with this Node. */
const npmProgram = () => {
  const asked = process.env.npm_execpath
  const beside = [
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const found = [asked, ...beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (found) return found
  throw problem('npm was not found beside Node.js. Run "npm ci --include=dev" here, then the command again.')
}

/** Whether node_modules, installed by somebody else, is what the lock file says, with the tools of development. */
const installedAsLocked = () => {
  const locked = readJson(at('package-lock.json'))
  const installed = readJson(at('node_modules', '.package-lock.json'))
  if (!locked || !installed) return false
  return Object.keys(locked.packages).every((path) => {
    if (path === '') return true
    const want = locked.packages[path]
    const have = installed.packages[path]
    return have ? have.version === want.version : Boolean(want.optional || want.devOptional || want.peer)
  })
}

const install = (say) => {
  const wanted = hashOf([at('package-lock.json')], process.platform, process.arch)
  if (existsSync(at('node_modules')) && stampOf('install') === wanted) return
  if (!installedAsLocked()) {
    say('installing the packages of package-lock.json (about a minute) …')
    // Without npm's warnings: some packages name newer versions of Node.js than they need, which is none of the reader's business.
    // Without install scripts: the only ones fetch Prisma's engine, which we do without, and check esbuild's program.
    runNode(
      [
        npmProgram(),
        'ci',
        '--include=dev',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ],
      '"npm ci"',
      {
        show: true,
      },
    )
  }
  stamp('install', wanted)
}

const generate = (say) => {
  const sources = [...filesBelow(at('prisma', 'schema')), at('prisma.config.ts')]
  const wanted = hashOf(sources, stampOf('install'))
  if (existsSync(at('src', 'generated', 'prisma', 'client.ts')) && stampOf('generate') === wanted) return
  say('generating the database client from prisma/schema …')
  runNode(
    [at('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'],
    '"prisma generate"',
    {
      env: { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    },
  )
  stamp('generate', wanted)
}

/** Source → what it becomes in dist/; undefined for what leaves nothing there. */
const outputOf = (source) => {
  const target = at('dist', relative(at('src'), source))
  if (source.endsWith('.d.ts')) return undefined
  return extname(source) === '.ts' || extname(source) === '.tsx' ? target.replace(/\.tsx?$/, '.js') : target
}

const build = (say) => {
  const sources = filesBelow(at('src'))
  const wanted = hashOf([...sources, at('tsconfig.json'), at('tsconfig.build.json')], stampOf('install'))
  const outputs = new Map(sources.map((source) => [outputOf(source), source]))
  outputs.delete(undefined)
  const missing = [...outputs.keys()].some((output) => !existsSync(output))
  if (!missing && stampOf('build') === wanted) return
  say('building dist/ …')
  // The compiler writes only what changed since its last run; it doesn't notice that something was deleted.
  if (missing) rmSync(buildInfoFile, { force: true })
  runNode([at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], 'The build')
  for (const [output, source] of outputs) {
    if (output.endsWith('.js') && extname(source) !== '.js') continue
    mkdirSync(dirname(output), { recursive: true })
    copyFileSync(source, output)
  }
  // What was made from a source that is gone.
  for (const file of filesBelow(at('dist'))) if (!outputs.has(file.replace(/\.map$/, ''))) rmSync(file)
  stamp('build', wanted)
}

/**
 * Makes this folder ready, saying in a line each what takes long. Where there are no sources (an image that holds
 * dist/ alone) there is nothing to prepare.
 *
 * @throws an Error named PrepareProblem whose message is a sentence for the person at the keyboard.
 */
export const prepare = (say = (line) => process.stderr.write(`whetstone: ${line}\n`)) => {
  checkNode()
  if (!existsSync(at('src')) || !existsSync(at('package-lock.json'))) return
  install(say)
  generate(say)
  build(say)
}

/** Prints a problem of `prepare` as a sentence; anything else is a bug and keeps its stack. */
export const prepareOrExit = () => {
  try {
    prepare()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PrepareProblem') throw error
    process.stderr.write(`whetstone: ${error.message}\n`)
    process.exit(1)
  }
}

// Through a link the two paths differ.
if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url)))
  prepareOrExit()
