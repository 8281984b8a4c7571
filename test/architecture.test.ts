import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { styleViolationsOf, type Violation, violationsOf } from './architecture/rules.ts'
import { type Module, scan } from './architecture/scan.ts'

const root = dirname(import.meta.dirname)
const sources = scan(join(root, 'src'))
const others = ['test', 'scripts', 'bench']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    scan(join(root, folder)).map((module) => ({ ...module, path: `${folder}/${module.path}` })),
  )
const shown = ({ rule, where, what }: Violation): string => `${where} [${rule}] ${what}`

/** A house with one sound file in each place, and the planted file. */
const house: Record<string, string> = {
  'main.ts': "import './infra/db.ts'\nimport './jobs.ts'\n",
  'jobs.ts': "import { plan } from './lessons/plan.job.ts'\nexport const jobs = [plan]\n",
  'lessons/plan.job.ts': "import { grade } from '../quizzes/answer.handler.ts'\nexport const plan = grade\n",
  'lessons/lessons.store.ts':
    "import type { PrismaClient } from '../generated/prisma/client.ts'\nexport type A = PrismaClient\n",
  'quizzes/answer.handler.ts':
    "import { next } from '../review/memory.rules.ts'\nexport const grade = next\n",
  'quizzes/item.card.tsx':
    "import { text } from '../chat/card.ts'\nexport const Item = () => <p>{text}</p>\n",
  'quizzes/kind.ts': "export const kind = 'cloze'\n",
  'review/memory.rules.ts':
    "import { id } from '../kernel/ids.ts'\nexport const next = (now: Date) => new Date(now) && id\n",
  'people/members.store.ts': 'export const members = []\n',
  'people/shapes.ts': 'export interface Member { name: string }\nexport const shape = 1\n',
  'chat/card.ts': "export const text = 'a'\n",
  'kernel/ids.ts': 'export const id = Math.random()\n',
  'infra/db.ts': "import { id } from '../kernel/ids.ts'\nexport const db = id\n",
  'generated/prisma/client.ts': 'export default class PrismaClient {}\n',
}

const scanHouse = (planted: Record<string, string>): Module[] => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-house-'))
  try {
    for (const [path, text] of Object.entries({ ...house, ...planted })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return scan(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const rulesBroken = (planted: Record<string, string>): string[] => {
  const modules = scanHouse(planted)
  const plantedPaths = Object.keys(planted)
  return [...violationsOf(modules), ...styleViolationsOf(modules)]
    .filter(({ where }) => plantedPaths.some((path) => where.startsWith(path)))
    .map(({ rule }) => rule)
}

describe('the house', () => {
  it('was read: every file of src/, and what they import', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    expect(sources.length).toBeGreaterThan(50)
    expect(sources).toHaveLength(
      files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')).length,
    )
    expect(sources.flatMap(({ imports }) => imports).filter(({ file }) => file).length).toBeGreaterThan(100)
  })

  it('holds the plan', () => {
    expect(violationsOf(sources).map(shown)).toEqual([])
  })

  it('holds the style, tests and scripts too', () => {
    const own = sources.filter(({ path }) => !path.startsWith('generated/'))
    expect(styleViolationsOf([...own, ...others]).map(shown)).toEqual([])
  })

  it('has no file of more than 300 lines', () => {
    const long = sources.filter(
      ({ path, lines }) => lines > 300 && !/^generated\/|^chat\/messages\//.test(path),
    )
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })
})

describe('a planted breach is found', () => {
  it('in none of the sound files', () => {
    expect(violationsOf(scanHouse({})).map(shown)).toEqual([])
  })

  const breaches: [name: string, rule: Violation['rule'], path: string, text: string][] = [
    ['upward import', 'upward', 'review/a.ts', "import { plan } from '../lessons/plan.job.ts'\nplan"],
    [
      'in a .tsx',
      'upward',
      'review/a.tsx',
      "import { plan } from '../lessons/plan.job.ts'\nexport const A = () => <p>{plan}</p>",
    ],
    [
      'by import type',
      'upward',
      'review/a.ts',
      "import type { plan } from '../lessons/plan.job.ts'\nexport type A = typeof plan",
    ],
    ['by export from', 'upward', 'review/a.ts', "export { plan } from '../lessons/plan.job.ts'"],
    ['by import()', 'upward', 'review/a.ts', "export const a = () => import('../lessons/plan.job.ts')"],
    [
      "by typeof import('…')",
      'upward',
      'review/a.ts',
      "export type A = typeof import('../lessons/plan.job.ts')",
    ],
    ['by a bare import', 'upward', 'review/a.ts', "import '../lessons/plan.job.ts'"],
    ['by a .js suffix', 'upward', 'review/a.ts', "import '../lessons/plan.job.js'"],
    ['a room above the base', 'upward', 'kernel/a.ts', "import '../chat/card.ts'"],
    ['a map imported from below', 'upward', 'lessons/a.ts', "import '../jobs.ts'"],
    ['an edge imported by a room', 'edge', 'lessons/a.ts', "import '../infra/db.ts'"],
    [
      'an edge imported by an edge',
      'edge',
      'web/a.ts',
      "import type { db } from '../infra/db.ts'\nexport type A = typeof db",
    ],
    ['an edge imported by a map', 'edge', 'reactions.ts', "import './infra/db.ts'"],
    [
      "another room's store",
      'closed-room',
      'skills/a.ts',
      "import { members } from '../people/members.store.ts'\nmembers",
    ],
    [
      "another room's values",
      'closed-room',
      'skills/a.ts',
      "import { shape, type Member } from '../people/shapes.ts'\nshape",
    ],
    ['a folder without a place', 'unknown-folder', 'utils/a.ts', 'export const a = 1'],
    ['a file that is not there', 'unresolved', 'lessons/a.ts', "import './b.ts'"],
    ['the clock in a rule', 'impure', 'review/a.rules.ts', 'export const a = () => Date.now()'],
    ['the clock by another spelling', 'impure', 'review/a.rules.ts', "export const a = () => Date['now']()"],
    ['new Date() in a card', 'impure', 'review/a.card.ts', 'export const a = () => new Date()'],
    ['chance in a rule', 'impure', 'review/a.rules.ts', 'export const a = Math.random'],
    ['the environment in a rule', 'impure', 'review/a.rules.ts', 'export const { HOME } = process.env'],
    ['the clock in a handler', 'ambient', 'lessons/a.handler.ts', 'export const a = () => new Date()'],
    [
      'a store in a rule',
      'impure',
      'people/a.rules.ts',
      "import { members } from './members.store.ts'\nmembers",
    ],
    [
      'a package in a rule',
      'impure',
      'review/a.rules.ts',
      "import { readFileSync } from 'node:fs'\nreadFileSync",
    ],
    [
      "Prisma's types in a rule",
      'prisma',
      'review/a.rules.ts',
      "import type { Prisma } from '@prisma/client'\nexport type A = Prisma",
    ],
    [
      "Prisma's client in a handler",
      'prisma',
      'lessons/a.handler.ts',
      "import type { A } from '../generated/prisma/client.ts'\nexport type B = A",
    ],
    [
      'Slack outside its home',
      'home',
      'platforms/teams/a.ts',
      "import type { App } from '@slack/bolt'\nexport type A = App",
    ],
    ['Teams outside its home', 'home', 'platforms/slack/a.ts', "export const a = () => import('botbuilder')"],
    ['the model outside its home', 'home', 'lessons/a.ts', "import OpenAI from 'openai'\nOpenAI"],
    ['a default export', 'default-export', 'lessons/a.ts', 'export default 1'],
    ['a default export in braces', 'default-export', 'lessons/a.ts', 'const a = 1\nexport { a as default }'],
    ['a barrel', 'barrel', 'lessons/a.ts', "export * from './plan.job.ts'"],
    ['vi.mock', 'module-mock', 'lessons/a.ts', "import { vi } from 'vitest'\nvi.mock('./plan.job.ts')"],
  ]
  it.each(breaches)('%s → %s', (_name, rule, path, text) => {
    expect(rulesBroken({ [path]: text })).toContain(rule)
  })

  it('a circle of files', () => {
    const planted = {
      'lessons/a.ts': "import './b.ts'",
      'lessons/b.ts': "import type { A } from './a.ts'\nexport type B = A",
    }
    expect(rulesBroken(planted)).toContain('circle')
  })

  it('a circle of folders without a circle of files', () => {
    const planted = {
      'chat/x/a.ts': "import '../y/b.ts'",
      'chat/x/c.ts': 'export const c = 1',
      'chat/y/b.ts': 'export const b = 1',
      'chat/y/d.ts': "import '../x/c.ts'",
    }
    const circles = violationsOf(scanHouse(planted)).filter(({ rule }) => rule === 'circle')
    expect(circles.map(({ what }) => what)).toEqual(['stands in a circle: chat/x → chat/y → chat/x'])
  })

  it('an impurity three files below a rule', () => {
    const planted = {
      'review/a.rules.ts': "import { b } from './b.ts'\nb",
      'review/b.ts': "export { c as b } from './c.ts'",
      'review/c.ts': 'export const c = () => setTimeout(() => 1, 5)',
    }
    expect(rulesBroken(planted)).toContain('impure')
  })

  it('a file that cannot be parsed', () => {
    expect(() => scanHouse({ 'lessons/a.ts': 'export const = 1' })).toThrow('lessons/a.ts')
  })
})

/** What a file loads as soon as it is loaded itself, packages by name, each with the way to it. */
const loadedBy = (start: string, modules: readonly Module[]): Map<string, string> => {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const ways = new Map([[start, start]])
  for (const [path, way] of ways)
    for (const { file, specifier, typeOnly, dynamic } of byPath.get(path)?.imports ?? []) {
      const next = file ?? specifier
      if (!typeOnly && !dynamic && !ways.has(next)) ways.set(next, `${way} → ${next}`)
    }
  return ways
}

describe('the SDKs of Teams, which take a third of a second to load', () => {
  const ofTeams = /^(botbuilder|botframework-|@azure\/)/
  const slow = (start: string) =>
    [...loadedBy(start, sources)].filter(([name]) => ofTeams.test(name)).map(([, way]) => way)

  it.each(['main.ts', 'cli.ts', 'product.ts'])(
    'are not loaded with %s, but when Teams is configured',
    (start) => {
      expect(sources.some(({ path }) => path === start)).toBe(true)
      expect(slow(start)).toEqual([])
    },
  )

  it('would be found there', () => {
    expect(slow('platforms/teams/connect.ts').length).toBeGreaterThan(2)
  })
})

describe('what is allowed stays allowed', () => {
  const sound: [name: string, path: string, text: string][] = [
    [
      "another room's types",
      'skills/a.ts',
      "import type { Member } from '../people/shapes.ts'\nexport type A = Member",
    ],
    ["another room's rules", 'skills/a.ts', "import { next } from '../review/memory.rules.ts'\nnext"],
    [
      'a date made from an argument',
      'review/a.rules.ts',
      'export const a = (now: Date) => new Date(now.getTime() + 1)',
    ],
    ['a pure neighbour in a card', 'quizzes/a.card.ts', "import { kind } from './kind.ts'\nkind"],
    ['any room from an edge', 'web/a.ts', "import { members } from '../people/members.store.ts'\nmembers"],
  ]
  it.each(sound)('%s', (_name, path, text) => {
    expect(rulesBroken({ [path]: text })).toEqual([])
  })
})
