import pg from 'pg'
import { type OperatorError, operatorError } from './operator-error.ts'

export interface OpenDatabase {
  pool: pg.Pool
  /** Whether it is the embedded one: one session, one process. */
  embedded: boolean
  /** Tells others, by the lock file, where this process serves; does nothing on a server. */
  tellAddress(address: string): Promise<void>
  /** Resolves when the embedded database ended by itself, as on a full disk: end the program with that sentence. */
  whenBroken: Promise<OperatorError>
  close(): Promise<void>
}

const never = new Promise<OperatorError>(() => undefined)

export interface DatabasePlace {
  /** A PostgreSQL server; without it the embedded database in `dataDir`. */
  databaseUrl?: string | undefined
  dataDir: string
  /** Go through the process that holds the embedded database, if one does, instead of refusing. */
  beside?: boolean
  /** Connections at most; on the embedded database they only wait in line, so a few are plenty. */
  maxConnections?: number
}

/**
 * Opens the pool that the whole program shares, and makes sure that the database answers.
 *
 * @throws OperatorError `database-unreachable`, `data-folder-taken`, `data-folder-unusable`.
 */
export const openDatabase = async (place: DatabasePlace): Promise<OpenDatabase> => {
  const { databaseUrl, dataDir, beside = false, maxConnections = 10 } = place
  if (databaseUrl) {
    const pool = await connect({ connectionString: databaseUrl, max: maxConnections })
    return {
      pool,
      embedded: false,
      tellAddress: async () => undefined,
      whenBroken: never,
      close: () => pool.end(),
    }
  }
  // With a server of its own, the program does not load the embedded one.
  const { connectionBeside, openEmbedded } = await import('./embedded.ts')
  const running = beside ? await connectionBeside(dataDir) : undefined
  if (running) {
    const pool = await connect({ ...running, max: 2 })
    return {
      pool,
      embedded: true,
      tellAddress: async () => undefined,
      whenBroken: never,
      close: () => pool.end(),
    }
  }
  const database = await openEmbedded(dataDir)
  const pool = await connect({ ...database.connection, max: maxConnections }).catch(async (error) => {
    await database.close()
    throw error
  })
  return {
    pool,
    embedded: true,
    tellAddress: database.tellAddress,
    whenBroken: database.whenBroken,
    close: async () => {
      await pool.end()
      await database.close()
    },
  }
}

const connect = async (config: pg.PoolConfig): Promise<pg.Pool> => {
  const pool = new pg.Pool({ connectionTimeoutMillis: 8_000, ...config })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await pool.query('SELECT 1')
    return pool
  } catch (error) {
    await pool.end()
    const reason = error instanceof Error ? error.message || error.name : String(error)
    throw operatorError(
      'database-unreachable',
      `The database could not be reached: ${reason}. Check DATABASE_URL, and that the server runs.`,
      error,
    )
  }
}
