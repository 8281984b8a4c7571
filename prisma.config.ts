import { readdirSync } from 'node:fs'
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
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('prisma/package.json'))
    const folder = dirname(require.resolve('@prisma/engines/package.json'))
    return readdirSync(folder).some((name) => name.startsWith('schema-engine-'))
  } catch {
    return false
  }
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
