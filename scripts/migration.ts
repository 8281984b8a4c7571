/**
 * `npm run migration -- NAME` writes the migration that leads from prisma/migrations to prisma/schema.
 * `npm run migration -- --check` fails when there is such a difference.
 *
 * Prisma's own `migrate` needs an engine that is downloaded at installation; here the same engine, compiled to
 * WebAssembly, comes from npm, and an in-memory PGlite is its shadow database. SQL that Prisma can't express (partial
 * indexes, checks …) is written by hand into a migration file; the engine does not see it and leaves it alone.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const root = dirname(import.meta.dirname)
const schemaFolder = join(root, 'prisma', 'schema')
const migrationsFolder = join(root, 'prisma', 'migrations')

const readSchema = (): { path: string; content: string }[] =>
  readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), 'utf8'),
    }))

const readMigrations = () =>
  readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    }))

/** The SQL that leads from the migrations to the schema; empty when they agree. */
const difference = async (): Promise<string> => {
  const files = readSchema()
  const wasm = join(
    dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  )
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  const shadow = new PGlite()
  const engine = await glue.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(shadow)),
  )
  const { stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrationsFolder,
      shadowDbInitScript: '',
      lockfile: {
        path: 'migration_lock.toml',
        content: readFileSync(join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
      },
      migrationDirectories: readMigrations(),
    },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  await shadow.close()
  if (stdout === null) throw new Error('The schema engine said nothing: the comparison was not made.')
  // An empty difference is a comment.
  return stdout.replace(/^-- This is an empty migration\.\s*$/m, '').trim()
}

const write = (name: string, sql: string): string => {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
  return folder
}

const main = async (word: string | undefined): Promise<number> => {
  if (word === undefined || !/^(--check|[a-z0-9][a-z0-9_]*)$/.test(word)) {
    console.error('Usage: npm run migration -- NAME (lower case, digits, _), or npm run migration -- --check')
    return 2
  }
  const sql = await difference()
  if (sql === '') {
    console.log('The migrations lead to the schema: nothing to do.')
    return 0
  }
  if (word === '--check') {
    console.error(
      `The migrations do not lead to the schema. Missing:\n\n${sql}\n\nWrite it with: npm run migration -- NAME`,
    )
    return 1
  }
  console.log(`Written: ${write(word, sql)}. Read it before you commit it.`)
  return 0
}

process.exitCode = await main(process.argv[2])
