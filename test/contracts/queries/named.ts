import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A query of a store, and whether its conditions (or the rows that it makes) name an organization. */
export type Query = { readonly where: string; readonly names: boolean }

type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'type' in value && 'start' in value

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

const within = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(within)]

const nameOf = (node: unknown): string => (isNode(node) ? String(node.name ?? '') : '')

/** Prisma's calls that have conditions, and those that only make rows. */
const conditional = /^(?:find\w+|count|aggregate|groupBy|update|updateMany\w*|upsert|delete|deleteMany)$/
const making = /^create(?:Many\w*)?$/

/** As SQL compares it, or lists it among the columns of new rows. */
const comparedInSql = /organization_id\s*(?:=|IN\b)|=\s*(?:\w+\.)?organization_id\b|=\s*\w+\."organizationId"/
const insertedInSql = /INSERT INTO \w+ \([^)]*\borganization_id\b/

/** Types whose values hold an organization's id, besides those that say so in place. */
const owning = /\b(?:Whose|Key|Place|Trier|Move|Delivery|Audited)\b|organizationId/

const propertyOf = (node: unknown, name: string): Node | undefined => {
  if (!isNode(node) || node.type !== 'ObjectExpression') return undefined
  const found = (node.properties as Node[]).find((each) => nameOf(each.key) === name)
  return found && isNode(found.value) ? found.value : undefined
}

/** Names that stand for a whole value, as in `...whose` or `where: mine`: not those of which only a part is read. */
const wholeNames = (node: Node, parent?: Node): string[] => {
  if (node.type === 'Identifier') {
    const isPart = parent?.type === 'MemberExpression' && parent.object === node
    const isKey = parent?.type === 'Property' && parent.key === node && parent.shorthand !== true
    return isPart || isKey ? [] : [nameOf(node)]
  }
  return childrenOf(node).flatMap((child) => wholeNames(child, node))
}

const readDeclaration = (path: string, text: string, declaration: Node): Query[] => {
  const all = within(declaration)
  const textOf = ({ start, end }: Node) => text.slice(start, end)
  const meanings = new Map<string, Node>()
  for (const node of all) {
    if (node.type === 'VariableDeclarator' && isNode(node.init) && isNode(node.id)) {
      meanings.set(nameOf(node.id), node.init)
      // What is left of a value after some of it was taken out.
      const rest = childrenOf(node.id).find(({ type }) => type === 'RestElement')
      if (rest) meanings.set(nameOf(rest.argument), node.init)
    }
    if (node.type === 'Identifier' && isNode(node.typeAnnotation))
      meanings.set(nameOf(node), node.typeAnnotation)
  }
  const names = (node: Node, depth = 0): boolean =>
    (node.type === 'TSTypeAnnotation' ? owning : /\borganizationId\b/).test(textOf(node)) ||
    (depth < 4 &&
      wholeNames(node).some((name) => {
        const meaning = meanings.get(name)
        return meaning !== undefined && meaning !== node && names(meaning, depth + 1)
      }))
  const called = nameOf((declaration as Node).id)
  const queryOf = (node: Node): Query[] => {
    if (node.type === 'TemplateLiteral' && /\b(?:SELECT|UPDATE|DELETE|INSERT)\b/.test(textOf(node))) {
      const sql = textOf(node)
      return [{ where: `${path} ${called}: SQL`, names: comparedInSql.test(sql) || insertedInSql.test(sql) }]
    }
    if (node.type !== 'CallExpression' || !isNode(node.callee)) return []
    const { callee } = node
    const method = nameOf(callee.property)
    const model = isNode(callee.object) ? nameOf(callee.object.property) : ''
    if (model === '' || !(conditional.test(method) || making.test(method))) return []
    const [asked] = node.arguments as Node[]
    const conditions = making.test(method) ? asked : propertyOf(asked, 'where')
    return [
      {
        where: `${path} ${called}: ${model}.${method}`,
        names: conditions !== undefined && names(conditions),
      },
    ]
  }
  return all.flatMap(queryOf)
}

const declarationsOf = (program: Node): Node[] =>
  (program.body as Node[])
    .map((statement) => (isNode(statement.declaration) ? statement.declaration : statement))
    .flatMap((statement) =>
      statement.type === 'VariableDeclaration' ? (statement.declarations as Node[]) : [statement],
    )

/** The queries of one file. */
export const queriesIn = (path: string, text: string): Query[] => {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} could not be read`)
  return declarationsOf(program as unknown as Node).flatMap((each) => readDeclaration(path, text, each))
}

/** Those of every store below a folder. */
export const storeQueries = (folder: string): Query[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.store.ts'))
    .flatMap((path) => {
      const name = relative(folder, join(folder, path)).split(sep).join('/')
      return queriesIn(name, readFileSync(join(folder, path), 'utf8'))
    })
