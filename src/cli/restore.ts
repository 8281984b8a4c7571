import { loadConfig } from '../infra/config.ts'
import { applyMigrations } from '../infra/migrate.ts'
import { openDatabase } from '../infra/open-database.ts'
import { readBackup } from '../infra/read-backup.ts'
import { counted, type Outcome, remark } from './outcome.ts'
import { migrationsFolder } from './program-folder.ts'

/** `restore FILE`: never beside a running server, which would go on with what it remembers of the old data. */
export const restore = async (file: string, options: { readonly replace?: boolean }): Promise<Outcome> => {
  const config = loadConfig()
  const opened = await openDatabase({ ...config, maxConnections: 2 })
  try {
    const rows = await readBackup(opened.pool, file, migrationsFolder, {
      replace: options.replace === true,
      progress: remark,
    })
    const { applied } = await applyMigrations(opened.pool, migrationsFolder)
    return {
      exitCode: 0,
      json: { file, rows, migrated: applied },
      text: `${file}: ${counted(rows, 'row')} restored.`,
    }
  } finally {
    await opened.close()
  }
}
