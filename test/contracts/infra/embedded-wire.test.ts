import { connect } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWire, type WireServer } from '../../../src/infra/embedded-wire.ts'

let database: PGlite
let wire: WireServer
let pool: pg.Pool
const clients: pg.Client[] = []

const port = (): number => ('port' in wire.listening ? wire.listening.port : 0)
const options = () => ({ host: '127.0.0.1', port: port(), user: 'postgres', database: 'postgres' })
const aClient = async (): Promise<pg.Client> => {
  const client = new pg.Client(options())
  client.on('error', () => undefined)
  await client.connect()
  clients.push(client)
  return client
}

beforeAll(async () => {
  database = await PGlite.create()
  wire = await serveWire(database, { port: 0 })
  pool = new pg.Pool({ ...options(), max: 8 })
  await pool.query('CREATE TABLE facts (n int PRIMARY KEY, who text)')
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await pool.end()
  await wire.close()
  await database.close()
})

/** What the server is asked to do between two connections is at most a few turns of the event loop away. */
const stillWaiting = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false
  const mark = () => {
    settled = true
  }
  promise.then(mark, mark)
  const bystander = new pg.Client(options())
  await bystander.connect() // a greeting needs no turn of the session
  await bystander.end()
  return !settled
}

describe('many connections to one session', () => {
  it('give each its own answer, among failures and transactions', async () => {
    const mistakes: unknown[] = []
    const ask = async (who: number, turn: number): Promise<void> => {
      const n = who * 1_000 + turn
      if (who === 7) {
        await pool.query('SELECT 1 / $1::int', [0]).catch((error) => {
          if (error.code !== '22012') mistakes.push(error)
        })
      } else if (who === 6) {
        const client = await pool.connect()
        await client.query('BEGIN')
        await client.query('INSERT INTO facts VALUES ($1, $2)', [n, 'six'])
        const { rows } = await client.query('SELECT who FROM facts WHERE n = $1', [n])
        await client.query(turn % 2 === 0 ? 'COMMIT' : 'ROLLBACK')
        client.release()
        if (rows[0]?.who !== 'six') mistakes.push({ who, turn, rows })
      } else if (who % 2 === 0) {
        const { rows } = await pool.query('SELECT $1::text AS n, $2::int AS turn', [String(n), turn])
        if (rows[0]?.n !== String(n)) mistakes.push({ who, turn, rows })
      } else {
        const { rows } = await pool.query('SELECT $1::int AS n', [n])
        if (rows[0]?.n !== n) mistakes.push({ who, turn, rows })
      }
    }
    await Promise.all(
      Array.from({ length: 8 }, async (_, who) => {
        for (let turn = 0; turn < 100; turn++) await ask(who, turn)
      }),
    )
    expect(mistakes).toEqual([])
    const { rows } = await pool.query('SELECT count(*)::int AS kept FROM facts')
    expect(rows[0].kept).toBe(50)
  })

  it('make the others wait while one is in a transaction', async () => {
    const [one, other] = [await aClient(), await aClient()]
    await one.query('BEGIN')
    await one.query("INSERT INTO facts VALUES (-1, 'one')")
    const answer = other.query('SELECT count(*)::int AS seen FROM facts WHERE n = -1')
    expect(await stillWaiting(answer)).toBe(true)
    await one.query('ROLLBACK')
    expect((await answer).rows).toEqual([{ seen: 0 }])
  })

  it('roll back what a connection left open when it broke', async () => {
    const [one, other] = [await aClient(), await aClient()]
    await one.query('BEGIN')
    await one.query("INSERT INTO facts VALUES (-2, 'gone')")
    const answer = other.query('SELECT count(*)::int AS seen FROM facts WHERE n = -2')
    const { stream } = (one as unknown as { connection: { stream: { destroy(): void } } }).connection
    stream.destroy()
    expect((await answer).rows).toEqual([{ seen: 0 }])
  })

  it('let a failed transaction end by its own client alone', async () => {
    const [one, other] = [await aClient(), await aClient()]
    await one.query('BEGIN')
    await expect(one.query('SELECT nonsense')).rejects.toMatchObject({ code: '42703' })
    await expect(one.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' })
    const answer = other.query('SELECT 1 AS fine')
    expect(await stillWaiting(answer)).toBe(true)
    await one.query('ROLLBACK')
    expect((await answer).rows).toEqual([{ fine: 1 }])
  })

  it('hear a notification whoever sent it', async () => {
    const [listener, sender] = [await aClient(), await aClient()]
    const heard = new Promise((resolve) => listener.once('notification', ({ payload }) => resolve(payload)))
    await listener.query('LISTEN news')
    await sender.query("NOTIFY news, 'hello'")
    expect(await heard).toBe('hello')
    await listener.query('UNLISTEN news')
  })

  it('carry an answer of some megabytes', async () => {
    const { rows } = await pool.query("SELECT repeat('x', 5000000) AS long")
    expect(rows[0].long).toHaveLength(5_000_000)
  })

  it('refuse what does not speak the protocol', async () => {
    const socket = connect(port(), '127.0.0.1')
    const said = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes.toString()
      })
      socket.on('close', () => resolve(text))
    })
    socket.write('GET / HTTP/1.1\r\n\r\n')
    socket.end()
    expect(await said).not.toContain('AuthenticationOk')
    expect((await pool.query('SELECT 1 AS fine')).rows).toEqual([{ fine: 1 }])
  })
})

it('a database that ended by itself is not called again, and everybody is told', async () => {
  let ended = false
  const lastWords = Buffer.from('SPANIC\0VPANIC\0C53100\0Mno space\0\0')
  const head = Buffer.from([...Buffer.from('E'), 0, 0, 0, lastWords.length + 4])
  const brittle = {
    runExclusive: <T>(work: () => Promise<T>) => work(),
    execProtocolRaw: async (bytes: Uint8Array) => {
      if (ended) throw new Error('called again')
      if (!Buffer.from(bytes).includes('fill the disk')) return database.execProtocolRaw(bytes)
      ended = true
      return Buffer.concat([head, lastWords])
    },
  }
  const server = await serveWire(brittle, { port: 0 })
  const { port } = server.listening as { port: number }
  const other = new pg.Pool({ ...options(), port })
  other.on('error', () => undefined)
  other.on('connect', (client) => client.on('error', () => undefined))
  await Promise.allSettled([other.query('SELECT 1'), other.query('SELECT 2')])
  await expect(other.query('SELECT $1 /* fill the disk */', ['x'])).rejects.toMatchObject({ code: '53100' })
  expect(await server.whenBroken).toBe('no space')
  await expect(other.query('SELECT 1')).rejects.toMatchObject({
    message: 'the embedded database has stopped: no space',
  })
  await other.end()
  await server.close()
})
