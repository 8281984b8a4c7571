import type { Mark, Module } from './scan.ts'

/** Libraries that are functions of their arguments. */
const purePackages = /^(ts-fsrs|zod|temporal-polyfill|intl-messageformat|marked|yaml|csv-parse)(\/|$)/
/** Whose very purpose is the world outside, however clean a file of theirs may look. */
const impureByName = /(\.(store|handler|job)\.tsx?$)|(^(queue|platforms|web|playground|infra|generated)\/)/
const impureMarks: Mark['what'][] = ['clock', 'stopwatch', 'random', 'environment', 'timer', 'network']

/** `.rules.ts` and `.card.ts`: data and `now` in, data out. */
const promisesPurity = (path: string): boolean => /\.(rules|card)\.tsx?$/.test(path)

/**
 * Where a file that promises purity breaks it: by what it does, or by what it imports, however far down. Types are
 * erased and don't count; `kernel/` holds the one clock and the one source of ids, and is trusted.
 */
export const impuritiesOf = (modules: Module[]): { where: string; what: string }[] => {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const known = new Map<string, string | undefined>()

  /** The first thing that is impure about a file, undefined when there is none. */
  const impurityOf = (path: string): string | undefined => {
    if (known.has(path)) return known.get(path)
    known.set(path, undefined) // a circle is impure only by what else it reaches
    const answer = look(path)
    known.set(path, answer)
    return answer
  }
  const look = (path: string): string | undefined => {
    if (path.startsWith('kernel/')) return undefined
    if (impureByName.test(path)) return `imports ${path}`
    const module = byPath.get(path)
    if (!module) return `imports ${path}, which was not read`
    return impuritiesIn(module)[0]?.what
  }
  const impuritiesIn = (module: Module): { line: number; what: string }[] => [
    ...module.marks
      .filter(({ what }) => impureMarks.includes(what))
      .map(({ what, line }) => ({ line, what: `uses ${what}` })),
    ...module.imports.flatMap(({ file, specifier, typeOnly, line }) => {
      if (typeOnly) return []
      if (file === undefined)
        return purePackages.test(specifier) ? [] : [{ line, what: `imports ${specifier}` }]
      const impurity = impurityOf(file)
      if (impurity === undefined) return []
      return [
        { line, what: impurity === `imports ${file}` ? impurity : `imports ${file}, which ${impurity}` },
      ]
    }),
  ]

  return modules
    .filter(({ path }) => promisesPurity(path))
    .flatMap((module) =>
      impuritiesIn(module).map(({ line, what }) => ({ where: `${module.path}:${line}`, what })),
    )
}
