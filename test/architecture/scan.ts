import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One `import`, `export … from` or `import()`. */
export interface Import {
  /** As written. */
  specifier: string
  /** Path below the scanned folder, with `/`; undefined for a package and for a file that is not there. */
  file?: string
  /** Erased by the compiler: `import type`, or every name in the braces marked `type`. */
  typeOnly: boolean
  /** `export … from` */
  reExport: boolean
  /** `export * from` */
  star: boolean
  /** `import()`: loaded when it is reached, and not before. */
  dynamic?: true
  line: number
}

/** What a file does that is not pure, or not in the house style. */
export interface Mark {
  what:
    | 'clock'
    | 'stopwatch'
    | 'random'
    | 'environment'
    | 'timer'
    | 'network'
    | 'default-export'
    | 'module-mock'
  line: number
}

export interface Module {
  /** Path below the scanned folder, with `/`. */
  path: string
  imports: Import[]
  marks: Mark[]
  lines: number
}

/**
 * Reads every .ts and .tsx file below `folder` with a parser of its own (oxc), because tools that lean on the
 * TypeScript compiler's API read nothing under TypeScript 7 and then find nothing wrong.
 *
 * @throws when a file can't be parsed: what was not read must not pass.
 */
export const scan = (folder: string): Module[] =>
  sourceFiles(folder).map((path) => scanFile(folder, relative(folder, path).split(sep).join('/')))

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return /\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })

const scanFile = (folder: string, path: string): Module => {
  const text = readFileSync(join(folder, path), 'utf8')
  const { module, program, errors } = parseSync(path, text)
  const fatal = errors.find((error) => error.severity === 'Error')
  if (fatal) throw new Error(`${path}: ${fatal.message}`)
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const found = (specifier: string, more: Omit<Import, 'specifier' | 'file'>): Import => {
    const file = resolve(folder, path, specifier)
    return { specifier, ...(file === undefined ? {} : { file }), ...more }
  }

  const imports: Import[] = []
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType)
    imports.push(found(moduleRequest.value, { typeOnly, reExport: false, star: false, line: lineOf(start) }))
  }
  const marks: Mark[] = []
  for (const { entries, start } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest
    if (from) {
      const star = entries.some((entry) => entry.importName.kind.startsWith('All'))
      const typeOnly = entries.every((entry) => entry.isType)
      imports.push(found(from.value, { typeOnly, reExport: true, star, line: lineOf(start) }))
    }
    const isDefault = entries.some(
      (entry) => entry.exportName.kind === 'Default' || entry.exportName.name === 'default',
    )
    if (isDefault) marks.push({ what: 'default-export', line: lineOf(start) })
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const specifier = text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, '')
    imports.push(
      found(specifier, { typeOnly: false, reExport: false, star: false, dynamic: true, line: lineOf(start) }),
    )
  }
  walk(program, (node) => {
    const importType = node.type === 'TSImportType' ? specifierOfImportType(node) : undefined
    if (importType !== undefined) {
      const line = lineOf(node.start)
      imports.push(found(importType, { typeOnly: true, reExport: false, star: false, line }))
    }
    const what = markOf(node)
    if (what) marks.push({ what, line: lineOf(node.start) })
  })
  return { path, imports, marks, lines: text.split('\n').length - 1 }
}

const resolve = (folder: string, from: string, specifier: string): string | undefined => {
  if (!specifier.startsWith('.')) return undefined
  const path = posix.join(posix.dirname(from), specifier)
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.jsx?$/, '.tsx')].find((candidate) =>
    existsSync(join(folder, candidate)),
  )
}

interface Node {
  type: string
  start: number
  [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) {
    for (const part of value) walk(part, visit)
    return
  }
  if (!isNode(value)) return
  visit(value)
  for (const field of Object.values(value)) if (typeof field === 'object') walk(field, visit)
}

/** `a.b` as 'a.b', `a` as 'a', `a?.['b']` as 'a.b'; undefined for anything less plain. */
const nameOf = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined
  if (value.type === 'Identifier') return String(value.name)
  if (value.type === 'ChainExpression') return nameOf(value.expression)
  if (value.type !== 'MemberExpression') return undefined
  const object = nameOf(value.object)
  const { property } = value
  if (object === undefined || !isNode(property)) return undefined
  if (property.type === 'Identifier' && !value.computed) return `${object}.${String(property.name)}`
  return property.type === 'Literal' ? `${object}.${String(property.value)}` : undefined
}

const marksByName: Record<string, Mark['what']> = {
  'Date.now': 'clock',
  'performance.now': 'stopwatch',
  'Temporal.Now': 'clock',
  'Math.random': 'random',
  'crypto.randomUUID': 'random',
  'crypto.getRandomValues': 'random',
  'process.env': 'environment',
  'process.argv': 'environment',
  'process.cwd': 'environment',
  'process.hrtime': 'stopwatch',
  'import.meta.env': 'environment',
}
const marksByCall: Record<string, Mark['what']> = {
  Date: 'clock',
  setTimeout: 'timer',
  setInterval: 'timer',
  setImmediate: 'timer',
  fetch: 'network',
  'vi.mock': 'module-mock',
  'vi.doMock': 'module-mock',
}

const markOf = (node: Node): Mark['what'] | undefined => {
  const withoutArguments = Array.isArray(node.arguments) && node.arguments.length === 0
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && withoutArguments) return 'clock'
  if (node.type === 'MemberExpression') return lookUp(marksByName, nameOf(node))
  return node.type === 'CallExpression' ? lookUp(marksByCall, nameOf(node.callee)) : undefined
}

const lookUp = (table: Record<string, Mark['what']>, name: string | undefined): Mark['what'] | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined

const specifierOfImportType = (node: Node): string | undefined => {
  const source = isNode(node.source) ? node.source : node.argument
  if (!isNode(source)) return undefined
  const literal = isNode(source.literal) ? source.literal : source
  return typeof literal.value === 'string' ? literal.value : undefined
}

/** The folder of a module, '' for the scanned folder itself. */
export const folderOf = (path: string): string => (path.includes('/') ? dirname(path) : '')
