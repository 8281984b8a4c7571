import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPacks } from '../../../src/content/read-pack.ts'
import { checkContent } from '../../../src/content/validate.ts'
import { tinyPack, tinyPackFolder, translatedTinyPack } from '../../builders/packs/tiny-pack.ts'

let home = ''
let pack = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'packs-'))
  pack = join(home, 'tiny')
  cpSync(tinyPackFolder, pack, { recursive: true })
})
afterEach(() => rmSync(home, { recursive: true }))

const problems = (folder = pack): string[] =>
  checkContent(folder).problems.map(
    ({ file, line, problem }) => `${file.slice(home.length + 1)}:${line}: ${problem}`,
  )

test('a pack is read with paths from its folder', () => {
  expect(readPacks(pack)).toEqual([{ folder: '', files: translatedTinyPack(), problems: [] }])
  expect(tinyPack().map(({ path }) => path)).toEqual([
    'pack.yaml',
    'sensors/what-a-sensor-reports.items.yaml',
    'sensors/what-a-sensor-reports.md',
    'signals/a-broken-wire.items.yaml',
    'signals/a-broken-wire.md',
    'signals/the-4-20-ma-loop.items.yaml',
    'signals/the-4-20-ma-loop.md',
  ])
})

test('a folder of packs: each pack, its files to be opened from here', () => {
  cpSync(pack, join(home, 'other'), { recursive: true })
  mkdirSync(join(home, 'empty'))
  writeFileSync(join(home, 'README.md'), 'Packs')
  const { packs } = checkContent(home)
  expect(packs.map(({ id }) => id)).toEqual(['tiny', 'tiny'])
  expect(problems(home)).toEqual([
    'empty/pack.yaml:1: The pack has no pack.yaml.',
    `tiny/pack.yaml:1: The pack id "tiny" is also that of ${join(home, 'other')}.`,
  ])
})

test('a folder without packs is a problem; what is no folder throws', () => {
  expect(checkContent(join(pack, 'sensors')).problems).toEqual([
    expect.objectContaining({ problem: 'There is no content pack in this folder.' }),
  ])
  expect(() => checkContent(join(home, 'nowhere'))).toThrow('ENOENT')
  expect(() => checkContent(join(pack, 'pack.yaml'))).toThrow('ENOTDIR')
})

test('names that begin with a dot are passed over', () => {
  mkdirSync(join(pack, '.git'))
  writeFileSync(join(pack, '.git', 'config'), '')
  writeFileSync(join(pack, 'signals', '.DS_Store'), '')
  expect(problems()).toEqual([])
})

test('a link that leaves the pack is refused and not read', () => {
  writeFileSync(join(home, 'secret.md'), 'A secret')
  rmSync(join(pack, 'signals/a-broken-wire.md'))
  symlinkSync(join(home, 'secret.md'), join(pack, 'signals/a-broken-wire.md'))
  expect(problems()).toEqual(['tiny/signals/a-broken-wire.md:1: The link leads out of the pack’s folder.'])
  expect(JSON.stringify(readPacks(pack))).not.toContain('A secret')
})

test('a link within the pack is followed to a file, never to a folder', () => {
  rmSync(join(pack, 'signals/a-broken-wire.md'))
  writeFileSync(
    join(pack, '.wire.md'),
    tinyPack().find(({ path }) => path === 'signals/a-broken-wire.md')?.text ?? '',
  )
  symlinkSync('../.wire.md', join(pack, 'signals/a-broken-wire.md'))
  expect(problems()).toEqual([])
  symlinkSync('..', join(pack, 'signals/round'))
  symlinkSync('nowhere', join(pack, 'signals/lost.md'))
  expect(problems()).toEqual([
    'tiny/signals/lost.md:1: The link leads nowhere.',
    'tiny/signals/round:1: The link leads to a folder.',
  ])
})

test('a file of more than 1 MB is refused', () => {
  writeFileSync(join(pack, 'signals/a-broken-wire.md'), 'a'.repeat(1_000_001))
  expect(problems()).toEqual([
    'tiny/signals/a-broken-wire.md:1: The file is larger than 1 MB (1000001 bytes).',
  ])
})

test('what is not UTF-8 is reported at its line, and nothing is concluded from it', () => {
  const text = tinyPack().find(({ path }) => path === 'signals/a-broken-wire.md')?.text ?? ''
  const latin1 = Buffer.from(text.replace('A reading of', 'A reading of 20 °C or'), 'latin1')
  writeFileSync(join(pack, 'signals/a-broken-wire.md'), latin1)
  expect(problems()).toEqual(['tiny/signals/a-broken-wire.md:8: The file is not text in UTF-8.'])
})

test('UTF-16 is named', () => {
  writeFileSync(join(pack, 'pack.yaml'), Buffer.from('\uFEFFid: tiny', 'utf16le'))
  expect(problems()).toEqual(['tiny/pack.yaml:1: The file is in UTF-16, not in UTF-8.'])
})

test('a byte order mark and Windows line ends are taken', () => {
  for (const { path, text } of tinyPack())
    writeFileSync(join(pack, path), `\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(problems()).toEqual([])
})

test('a picture in the folder is left over, not a question of encoding', () => {
  writeFileSync(join(pack, 'signals/loop.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))
  expect(problems()).toEqual(['tiny/signals/loop.png:1: The file is no part of the pack.'])
})
