import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

/** A node of the syntax tree, as loosely as these scans need it. */
export type SourceNode = { readonly type: string; readonly start: number; readonly [field: string]: unknown }

export type SourceFile = { readonly path: string; readonly text: string }

const folder = fileURLToPath(new URL('../../../src/', import.meta.url))

/** Every source file of the product but what is generated, by its path below `src/`. */
export const sourceFiles = (): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated/'))
    .map((path) => ({ path, text: readFileSync(folder + path, 'utf8') }))

export const isNode = (value: unknown): value is SourceNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const visitAll = (value: unknown, visit: (node: SourceNode) => void): void => {
  if (Array.isArray(value)) for (const part of value) visitAll(part, visit)
  if (!isNode(value)) return
  visit(value)
  for (const field of Object.values(value)) if (typeof field === 'object') visitAll(field, visit)
}

/** Visits every node of a file. @throws when it can't be parsed: what was not read must not pass. */
export const walk = ({ path, text }: SourceFile, visit: (node: SourceNode) => void): void => {
  const { program, errors } = parseSync(path, text)
  if (errors.some(({ severity }) => severity === 'Error')) throw new Error(`${path} can't be parsed`)
  visitAll(program, visit)
}

export const nodesOf = (value: unknown): SourceNode[] =>
  Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []

/** The name of a property that is written plainly: `name: …` or `'name': …`. */
export const keyOf = (property: SourceNode): string | undefined => {
  const [key] = nodesOf(property.key)
  if (property.type !== 'Property' || property.computed === true || !key) return undefined
  return key.type === 'Identifier' ? String(key.name) : key.type === 'Literal' ? String(key.value) : undefined
}

/** The texts that an expression can be, as far as they are written down; `*` stands for what is not. */
export const textsOf = (value: unknown): string[] => {
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [value.value] : []
    case 'TemplateLiteral':
      return [
        nodesOf(value.quasis)
          .map((quasi) => (quasi.value as { cooked: string }).cooked)
          .join('*'),
      ]
    case 'ConditionalExpression':
      return [...textsOf(value.consequent), ...textsOf(value.alternate)]
    case 'LogicalExpression':
      return [...textsOf(value.left), ...textsOf(value.right)]
    case 'BinaryExpression':
      return [...textsOf(value.left), ...textsOf(value.right)]
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return textsOf(value.expression)
    default:
      return []
  }
}

export const lineOf = ({ path, text }: SourceFile, { start }: SourceNode): string =>
  `${path}:${text.slice(0, start).split('\n').length}`
