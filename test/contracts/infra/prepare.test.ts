import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** A small clone with stand-ins for npm, Prisma and the compiler that write what the real ones would. */
let root = ''
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const has = (path: string): boolean => existsSync(join(root, path))
const lock = (version: string): string =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1', optional: true } },
  })

const tools = {
  'npm-cli.js': `
    const { cpSync, mkdirSync, rmSync } = require('node:fs')
    rmSync('node_modules', { recursive: true, force: true })
    cpSync('tools', 'node_modules', { recursive: true })
    cpSync('package-lock.json', 'node_modules/.package-lock.json')
    console.log('npm ' + process.argv.slice(2).join(' '))`,
  'tools/prisma/build/index.js': `
    const { mkdirSync, writeFileSync } = require('node:fs')
    mkdirSync('src/generated/prisma', { recursive: true })
    writeFileSync('src/generated/prisma/client.ts', '')`,
  'tools/typescript/bin/tsc': `
    const { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs')
    const { dirname } = require('node:path')
    if (readFileSync('src/main.ts', 'utf8') === 'broken') { console.log('main.ts: broken'); process.exit(2) }
    if (existsSync('node_modules/.cache/whetstone/tsbuildinfo')) process.exit(0) // nothing changed, it thinks
    for (const name of readdirSync('src', { recursive: true })) {
      if (!name.endsWith('.ts')) continue
      const output = 'dist/' + name.replace(/ts$/, 'js')
      mkdirSync(dirname(output), { recursive: true })
      for (const suffix of ['', '.map']) writeFileSync(output + suffix, '')
    }`,
}

const prepare = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], {
    cwd: tmpdir(),
    env: { ...process.env, NODE_ENV: 'production', npm_execpath: join(root, 'npm-cli.js') },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
const silent = { status: 0, stdout: '', stderr: '' }

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'whetstone-prepare-'))
  mkdirSync(join(root, 'scripts'))
  cpSync(join(import.meta.dirname, '../../../scripts/prepare.mjs'), join(root, 'scripts', 'prepare.mjs'))
  for (const [path, text] of Object.entries(tools)) put(path, text)
  put('package-lock.json', lock('1.0.0'))
  put('prisma/schema/a.prisma', 'model A')
  put('src/main.ts', 'first')
  put('src/web/page.css', 'a {}')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('prepare', () => {
  it('installs, generates and builds in a fresh clone, and then has nothing to do', () => {
    const { status, stdout, stderr } = prepare()
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringContaining('installing'),
      'npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error',
      expect.stringContaining('generating'),
      expect.stringContaining('building'),
    ])
    expect(['dist/main.js', 'dist/generated/prisma/client.js'].map(has)).toEqual([true, true])
    expect(readFileSync(join(root, 'dist/web/page.css'), 'utf8')).toBe('a {}')
    expect(prepare()).toEqual(silent)
  })

  it('takes packages that somebody else installed from the same lock file', () => {
    cpSync(join(root, 'tools'), join(root, 'node_modules'), { recursive: true })
    put(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
    )
    expect(prepare().stderr).not.toContain('installing')
    put('package-lock.json', lock('1.0.1'))
    expect(prepare().stderr).toContain('installing')
  })

  it('does again only what is stale', () => {
    prepare()
    put('src/web/page.css', 'b {}')
    expect(prepare().stderr).toBe('whetstone: building dist/ …\n')
    expect(readFileSync(join(root, 'dist/web/page.css'), 'utf8')).toBe('b {}')
    put('prisma/schema/a.prisma', 'model B')
    expect(prepare().stderr).toBe('whetstone: generating the database client from prisma/schema …\n')
    expect(prepare()).toEqual(silent)
  })

  it('removes what was built from a source that is gone, and builds again what was deleted', () => {
    put('src/old.ts', '')
    prepare()
    rmSync(join(root, 'src/old.ts'))
    prepare()
    expect(['dist/old.js', 'dist/old.js.map', 'dist/main.js', 'dist/main.js.map'].map(has)).toEqual([
      false,
      false,
      true,
      true,
    ])
    put('node_modules/.cache/whetstone/tsbuildinfo', '')
    rmSync(join(root, 'dist'), { recursive: true })
    prepare()
    expect(has('dist/main.js')).toBe(true)
  })

  it('says what failed, and tries again the next time', () => {
    put('src/main.ts', 'broken')
    for (const _ of ['once', 'twice']) {
      expect(prepare()).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(
          /main\.ts: broken[\s\S]*whetstone: The build failed\. What it said stands above\.\n$/,
        ),
      })
    }
    put('src/main.ts', 'mended')
    expect(prepare().status).toBe(0)
  })

  it('leaves a place without sources alone', () => {
    rmSync(join(root, 'src'), { recursive: true })
    expect(prepare()).toEqual(silent)
    expect(has('node_modules')).toBe(false)
  })
})
