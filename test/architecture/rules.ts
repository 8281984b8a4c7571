import { circles } from './circles.ts'
import { impuritiesOf } from './purity.ts'
import type { Import, Module } from './scan.ts'

/** The plan of docs and `src/`, read from above to below: imports go down this list, never up. */
const rooms = [
  'recognition',
  'mentorship',
  'credentials',
  'insights',
  'skills',
  'progress',
  'lessons',
  'quizzes',
  'review',
  'content',
  'people',
]
/** Below all rooms, and open to all of them. */
const base = ['chat', 'queue', 'kernel']
const order = [...rooms, ...base]
const edges = ['platforms', 'web', 'playground', 'infra']
/** These stand on top; what needs the maps among them is given them by main. */
const isComposition = (path: string): boolean =>
  ['main.ts', 'product.ts', 'cli.ts'].includes(path) || /^(?:cli|product)\//.test(path)
const maps = ['intents.ts', 'reactions.ts', 'jobs.ts']
/** These two may call the handlers and stores of the rooms that they are named with. */
const neighbours: Record<string, string[]> = { lessons: ['quizzes', 'review'], quizzes: ['review'] }

/** The kinds of questions are as pure as rules, and are asked by whoever asks questions. */
const isOpenFile = (path: string): boolean => /\.rules\.ts$/.test(path) || path.startsWith('quizzes/items/')

/** Packages that have one home. */
const homes: { packages: RegExp; allowed: (path: string) => boolean }[] = [
  {
    packages: /^@slack\//,
    allowed: (path) => /^(platforms\/slack|playground\/slack-workspace)\//.test(path),
  },
  {
    packages: /^(botbuilder|botframework-|@azure\/)/,
    allowed: (path) => path.startsWith('platforms/teams/'),
  },
  { packages: /^openai(\/|$)/, allowed: (path) => path.startsWith('infra/llm') },
  { packages: /^@prisma\//, allowed: (path) => mayUsePrisma(path) },
]
const mayUsePrisma = (path: string): boolean =>
  /\.store\.ts$/.test(path) || /^(queue|infra|generated)\//.test(path)

export interface Violation {
  rule:
    | 'unknown-folder'
    | 'unresolved'
    | 'upward'
    | 'edge'
    | 'closed-room'
    | 'circle'
    | 'impure'
    | 'ambient'
    | 'prisma'
    | 'home'
    | 'default-export'
    | 'barrel'
    | 'module-mock'
  where: string
  what: string
}

const roomOf = (path: string): string => path.split('/')[0] ?? ''

/** Holds the modules of `src/` against the plan. */
export const violationsOf = (modules: Module[]): Violation[] => {
  const own = modules.filter((module) => roomOf(module.path) !== 'generated')
  return [
    ...own.flatMap((module) => [...placeOf(module), ...ambientOf(module), ...importsOf(module)]),
    ...impuritiesOf(own).map((one) => ({ rule: 'impure' as const, ...one })),
    ...circles(own).map((circle) => ({
      rule: 'circle' as const,
      where: circle[0] ?? '',
      what: `stands in a circle: ${circle.join(' → ')}`,
    })),
  ]
}

/** What holds for every other TypeScript file of the repository too. */
export const styleViolationsOf = (modules: Module[]): Violation[] =>
  modules.flatMap(({ path, marks }) =>
    marks.flatMap(({ what, line }): Violation[] => {
      const where = `${path}:${line}`
      if (what === 'module-mock') return [{ rule: 'module-mock', where, what: 'vi.mock is not used here' }]
      const config = /(^|\/)[a-z-]+\.config\.ts$/.test(path)
      return what === 'default-export' && !config
        ? [{ rule: 'default-export', where, what: 'exports are named' }]
        : []
    }),
  )

const placeOf = ({ path }: Module): Violation[] => {
  const known = path.includes('/')
    ? [...order, ...edges, 'cli', 'product'].includes(roomOf(path))
    : isComposition(path) || maps.includes(path)
  return known ? [] : [{ rule: 'unknown-folder', where: path, what: 'has no place in the plan' }]
}

/** The product's clock can be moved, and its chance and settings are given: a room that reaches past them can't be. */
const ambientOf = ({ path, marks }: Module): Violation[] =>
  rooms.includes(roomOf(path)) || roomOf(path) === 'chat' || maps.includes(path)
    ? marks
        .filter(({ what }) => what === 'clock' || what === 'random' || what === 'environment')
        .map(({ what, line }) => ({
          rule: 'ambient',
          where: `${path}:${line}`,
          what: `reads the ${what} itself`,
        }))
    : []

const importsOf = (module: Module): Violation[] =>
  module.imports.flatMap((one) => {
    const { path } = module
    const found: Violation[] = []
    const add = (rule: Violation['rule'], what: string): void => {
      found.push({ rule, where: `${path}:${one.line}`, what })
    }
    if (one.star) add('barrel', `re-exports all of ${one.specifier}`)
    if (one.file === undefined) {
      if (one.specifier.startsWith('.') || one.specifier.startsWith('/')) {
        add('unresolved', `${one.specifier} is not a file of src/`)
      }
      for (const { packages, allowed } of homes) {
        if (!packages.test(one.specifier) || allowed(path)) continue
        add(packages.test('@prisma/') ? 'prisma' : 'home', `${one.specifier} has its home elsewhere`)
      }
      return found
    }
    const direction = directionOf(path, one, one.file)
    if (direction) found.push({ ...direction, where: `${path}:${one.line}` })
    return found
  })

const directionOf = (
  path: string,
  { typeOnly }: Import,
  target: string,
): Omit<Violation, 'where'> | undefined => {
  const from = roomOf(path)
  const to = roomOf(target)
  const onTop = (one: string): boolean => isComposition(one) || maps.includes(one)
  if (to === 'generated')
    return mayUsePrisma(path) ? undefined : { rule: 'prisma', what: `imports ${target}` }
  if (isComposition(path)) return undefined
  if (onTop(target)) return { rule: 'upward', what: `imports ${target}, which stands on top` }
  if (edges.includes(to)) {
    return from === to ? undefined : { rule: 'edge', what: `imports the edge ${target}` }
  }
  // The maps and the edges look down on all rooms.
  if (onTop(path) || edges.includes(from) || from === to) return undefined
  if (order.indexOf(to) < order.indexOf(from)) return { rule: 'upward', what: `imports ${target}, above it` }
  const open = base.includes(to) || typeOnly || isOpenFile(target) || neighbours[from]?.includes(to)
  return open
    ? undefined
    : { rule: 'closed-room', what: `imports ${target}; of another room only .rules.ts and types` }
}
