import { createHash } from 'node:crypto'
import type pg from 'pg'

/** What the platforms call things by, wherever it stands: mapped, like our own ids. */
const platformColumns = new Set(['conversation', 'message', 'external_id', 'tenant', 'platform'])

/** References that only Teams has: where its service is, and its second id of a person. */
const onOnePlatform = new Set(['service_url', 'handle'])

/**
 * Not the domain's: the queue's own tables, what a process notes of itself, which requests a platform has sent, and
 * what the two clouds say of their installations and of the teams and channels in them.
 */
const leftOut = new Set([
  '_prisma_migrations',
  'worker_heartbeats',
  'inbound_events',
  'installations',
  'places',
])

const ownId = /\b[0-9a-hjkmnp-tv-z]{22}\b/g

export type Row = Readonly<Record<string, unknown>>
/** Every domain table with its rows. */
export type Tables = Readonly<Record<string, readonly Row[]>>

export const readTables = async (pool: pg.Pool): Promise<Tables> => {
  const { rows: names } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const tables: Record<string, Row[]> = {}
  for (const { name } of names.filter((one) => !leftOut.has(one.name))) {
    const { rows } = await pool.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`)
    tables[name] = rows.map(({ row }) => row)
  }
  return tables
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

type Cell = { readonly text: string; readonly names: readonly string[] }
type Flat = { readonly table: string; readonly cells: readonly Cell[] }

/** A value with the ids in it taken out; those of a platform are one id whatever they look like. */
const cellOf = (column: string, value: unknown): Cell => {
  if (onOnePlatform.has(column)) return { text: '§', names: [] }
  if (value !== null && platformColumns.has(column)) return { text: '§', names: [`${column} ${value}`] }
  // The order of the options follows from the delivery's id.
  if (column === 'seed') return { text: '§', names: [`seed ${value}`] }
  const names: string[] = []
  const text = JSON.stringify(value).replace(ownId, (id) => {
    names.push(id)
    return '§'
  })
  return { text, names }
}

const flatten = (tables: Tables): Flat[] =>
  Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => ({
      table,
      cells: Object.keys(row)
        .sort()
        .map((column) => {
          const cell = cellOf(column, row[column])
          return { ...cell, text: `${column}=${cell.text}` }
        }),
    })),
  )

/**
 * The rows of each table with every id replaced by what it stands for: a name that follows from the rows in which the
 * id occurs, and from those in which their other ids occur, and so on. Two databases have the same rows by these
 * names exactly when one becomes the other by renaming ids (up to rows that nothing tells apart).
 */
const withoutIds = (tables: Tables, rounds: number): Readonly<Record<string, readonly string[]>> => {
  const flat = flatten(tables)
  let called = new Map<string, string>()
  const spoken = ({ table, cells }: Flat): string =>
    `${table} ${cells
      .map(({ text, names }) => [text, ...names.map((name) => called.get(name) ?? '')].join('·'))
      .join(' | ')}`
  for (let round = 0; round < rounds; round++) {
    const occurrences = new Map<string, string[]>()
    for (const row of flat) {
      const said = spoken(row)
      for (const { text, names } of row.cells)
        for (const [place, name] of names.entries()) {
          const before = occurrences.get(name)
          const occurrence = hash(`${said} @ ${text.split('=')[0]} ${place}`)
          if (before) before.push(occurrence)
          else occurrences.set(name, [occurrence])
        }
    }
    called = new Map([...occurrences].map(([name, found]) => [name, hash(found.sort().join())]))
  }
  const named: Record<string, string[]> = {}
  for (const row of flat) {
    const before = named[row.table]
    if (before) before.push(spoken(row))
    else named[row.table] = [spoken(row)]
  }
  for (const rows of Object.values(named)) rows.sort()
  return named
}

/** What an id stands for is settled after so many rows from one to the next. */
const farEnough = 6

/**
 * Where two databases differ, a line a row, for people to read. Rows that differ without a look at their ids come
 * alone: all that refers to them differs too.
 */
export const differences = (one: Tables, other: Tables): string[] => {
  const plain = differencesAfter(0, one, other)
  return plain.length > 0 ? plain : differencesAfter(farEnough, one, other)
}

const differencesAfter = (rounds: number, one: Tables, other: Tables): string[] => {
  const [left, right] = [withoutIds(one, rounds), withoutIds(other, rounds)]
  const tables = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()
  return tables.flatMap((table) => {
    const [a, b] = [left[table] ?? [], right[table] ?? []]
    return [
      ...without(a, b).map((row) => `only in the first: ${row}`),
      ...without(b, a).map((row) => `only in the second: ${row}`),
    ]
  })
}

/** The rows that others lack, each as often as it is missing. */
const without = (rows: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>()
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1)
  return rows.filter((row) => {
    const count = left.get(row) ?? 0
    if (count > 0) left.set(row, count - 1)
    return count === 0
  })
}
