import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'prisma/config'

/**
 * `prisma generate`, `validate` and `format` never use the schema engine, but the CLI still insists on having it
 * and tries to download it, which many a company network refuses. Naming any existing file satisfies it. Only
 * those three commands get this: with a pretended engine `migrate` and `db` commands "succeed" and do nothing.
 */
const needsNoEngine = process.argv.some((word) => ['generate', 'validate', 'format'].includes(word))

const engineIsThere = (): boolean => {
  const prisma = dirname(createRequire(import.meta.url).resolve('prisma/package.json'))
  const engines = [
    join(prisma, '..', '@prisma', 'engines'),
    join(prisma, 'node_modules', '@prisma', 'engines'),
  ]
  return engines
    .filter((folder) => existsSync(folder))
    .some((folder) => readdirSync(folder).some((name) => name.startsWith('schema-engine-')))
}

if (needsNoEngine && !process.env.PRISMA_SCHEMA_ENGINE_BINARY && !engineIsThere()) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(import.meta.dirname, 'package.json')
}

const url = process.env.DATABASE_URL

export default defineConfig({
  schema: join('prisma', 'schema'),
  migrations: { path: join('prisma', 'migrations') },
  ...(url ? { datasource: { url } } : {}),
})
