import { loadConfig } from '../infra/config.ts'
import { masterKeyPath } from '../infra/master-key.ts'
import { applyMigrations } from '../infra/migrate.ts'
import { openDatabase } from '../infra/open-database.ts'
import { writeBackup } from '../infra/write-backup.ts'
import { systemClock } from '../kernel/clock.ts'
import { counted, inputError, type Outcome, remark } from './outcome.ts'
import { migrationsFolder } from './program-folder.ts'

/** `backup FILE`. */
export const backup = async (file: string): Promise<Outcome> => {
  const config = loadConfig()
  const opened = await openDatabase({ ...config, beside: true, maxConnections: 2 })
  try {
    await applyMigrations(opened.pool, migrationsFolder)
    const tables = await writeBackup(opened.pool, file, systemClock.now(), remark).catch((error) => {
      if (error instanceof Error && 'syscall' in error)
        throw inputError('unwritable-file', `The backup could not be written: ${error.message}.`)
      throw error
    })
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
    const key = config.databaseUrl ? 'WHETSTONE_MASTER_KEY' : masterKeyPath(config.dataDir)
    remark(
      `The file does not hold the key that secrets are encrypted with. Both are needed to restore: keep ${key} too, in another place than the file.`,
    )
    return { exitCode: 0, json: { file, rows, tables }, text: `${file}: ${counted(rows, 'row')}.` }
  } finally {
    await opened.close()
  }
}
