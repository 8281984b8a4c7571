import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { type TestDatabase, testDatabase } from './database.ts'

/** The way to a database, which a test can cut and mend. */
export type Cuttable = TestDatabase & {
  /** Ends every connection, and refuses new ones. */
  cut(): Promise<void>
  /** The connections stay, new ones are taken, and nothing goes through any more. */
  silence(): void
  /** All is as before; what was silenced comes through now. */
  mend(): Promise<void>
  /** The same database, not through the way that can be cut. */
  readonly direct: pg.Pool
}

/** Where pg would connect: a port, or the unix socket in a folder. */
const placeOf = ({
  connectionString,
  connection,
}: TestDatabase): { path: string } | { port: number; host: string } => {
  const { host, port } = connectionString ? hostOf(new URL(connectionString)) : connection
  if (!host) throw new Error('A database without a host')
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port ?? 5432}` } : { host, port: port ?? 5432 }
}

const hostOf = (url: URL) => ({
  host: url.searchParams.get('host') ?? url.hostname,
  port: Number(url.port || '5432'),
})

/** A database behind a door of its own. */
export const cuttableDatabase = async (): Promise<Cuttable> => {
  const database = await testDatabase()
  const place = placeOf(database)
  const pairs = new Set<readonly [Socket, Socket]>()
  let silent = false

  const accept = (near: Socket): void => {
    const far = connect(place)
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => to.write(bytes))
      from.on('close', end)
      from.on('error', end)
      if (silent) from.pause()
    }
  }
  let server: Server
  const open = async (port: number): Promise<number> => {
    server = createServer(accept)
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const port = await open(0)
  const cut = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    for (const [near] of pairs) near.destroy()
    await closed
  }
  const user = database.connectionString ? new URL(database.connectionString) : undefined
  const connection: pg.PoolConfig = {
    host: '127.0.0.1',
    port,
    user: user ? decodeURIComponent(user.username) : 'postgres',
    database: user ? user.pathname.slice(1) : 'postgres',
    ...(user?.password ? { password: decodeURIComponent(user.password) } : {}),
    ssl: false,
  }
  // As the product opens its own (src/infra/open-database.ts).
  const pool = new pg.Pool({ connectionTimeoutMillis: 8_000, max: 8, ...connection })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    direct: database.pool,
    embedded: database.embedded,
    connection,
    cut,
    silence: () => {
      silent = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    mend: async () => {
      silent = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
      if (!server.listening) await open(port)
    },
    close: async () => {
      await pool.end()
      await cut()
      await database.close()
    },
  }
}
