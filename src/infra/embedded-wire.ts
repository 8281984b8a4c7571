import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { type Answer, abandon, cutMessage, fatal, readAnswer, startupMessage } from './wire-protocol.ts'

/**
 * PostgreSQL's wire protocol in front of a PGlite, for many connections.
 *
 * PGlite is ONE session. `@electric-sql/pglite-socket` lets the messages of two connections mix between Parse and
 * Sync, and answers one client's query with another's rows (971 of 1,600 answers in our test). Here the session
 * belongs to one connection from its first message until the server says "ready, and in no transaction"; the others
 * wait in line. Everything else is as pg expects it: https://www.postgresql.org/docs/current/protocol.html
 */
export interface WireServer {
  /** Where it listens: the path of a unix socket, or a port on 127.0.0.1. */
  readonly listening: { path: string } | { port: number }
  /** Resolves with its last words when the database ended by itself; it must not be called any more then. */
  readonly whenBroken: Promise<string>
  /** Ends every connection (what they had open is rolled back) and stops listening; the PGlite stays open. */
  close(): Promise<void>
}

interface Connection {
  socket: Socket
  /** Bytes that are not yet a whole message. */
  rest: Buffer
  greeted: boolean
  /** Whole messages since the last batch. */
  gathered: Buffer[]
  /** Batches that wait for the session; each ends in a message that asks for an answer. */
  batches: Buffer[]
  gone: boolean
}

/**
 * Serves `database` at a unix socket path, or with `port: 0` on a free port of 127.0.0.1. No direct query may be
 * made on `database` from now on: it would run inside whatever transaction is open.
 */
export const serveWire = async (
  database: Pick<PGlite, 'execProtocolRaw' | 'runExclusive'>,
  where: { path: string } | { port: number },
): Promise<WireServer> => {
  const greeting = Buffer.from(await database.execProtocolRaw(startupMessage()))
  const connections = new Set<Connection>()
  const line: Connection[] = []
  let owner: Connection | undefined
  let running: Promise<void> | undefined
  let broken: string | undefined
  let tellBroken: (reason: string) => void = () => undefined
  const whenBroken = new Promise<string>((resolve) => {
    tellBroken = resolve
  })

  const execute = async (batch: Uint8Array): Promise<Buffer> =>
    Buffer.from(await database.runExclusive(() => database.execProtocolRaw(batch)))

  const next = (): Connection | undefined => {
    if (owner) return owner.batches.length > 0 || owner.gone ? owner : undefined
    return line.shift()
  }

  const runOne = async (connection: Connection): Promise<void> => {
    const batch = connection.batches.shift()
    if (connection.gone) {
      if (owner === connection) await execute(abandon)
      owner = undefined
      return
    }
    if (!batch) return
    // Owned before it runs: what comes back says whether it stays so.
    owner = connection
    const answer = readAnswer(await execute(batch))
    if (answer.idle) owner = undefined
    if (connection.batches.length > 0 && !owner) line.push(connection)
    deliver(answer, connection, connections)
    // What it would do next is spin for ever, in this very thread.
    if (answer.lastWords !== undefined) end(answer.lastWords)
  }

  const end = (reason: string): void => {
    broken = reason
    for (const connection of connections) refuse(connection.socket, reason)
    tellBroken(reason)
  }

  const pump = async (): Promise<void> => {
    try {
      for (let connection = next(); connection && !broken; connection = next()) await runOne(connection)
    } catch (error) {
      end(error instanceof Error ? error.message : String(error))
    }
  }
  const wake = (): void => {
    if (broken || running) return
    running = pump().finally(() => {
      running = undefined
    })
  }

  const accept = (socket: Socket): void => {
    if (broken) {
      refuse(socket, broken)
      return
    }
    const connection: Connection = {
      socket,
      rest: Buffer.alloc(0),
      greeted: false,
      gathered: [],
      batches: [],
      gone: false,
    }
    connections.add(connection)
    socket.setNoDelay(true)
    socket.on('data', (bytes) => {
      connection.rest = connection.rest.length > 0 ? Buffer.concat([connection.rest, bytes]) : bytes
      const hadBatches = connection.batches.length > 0
      readMessages(connection, greeting)
      if (!hadBatches && connection.batches.length > 0 && owner !== connection) line.push(connection)
      wake()
    })
    // A connection that broke also emits 'close', which cleans up.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      connection.gone = true
      connections.delete(connection)
      wake()
    })
  }

  const server = createServer(accept)
  await listen(server, where)
  const address = server.address()
  return {
    listening: typeof address === 'object' && address ? { port: address.port } : where,
    whenBroken,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const connection of connections) {
        connection.gone = true
        connection.socket.destroy()
      }
      await closed
      wake()
      await running
    },
  }
}

const listen = (server: Server, where: { path: string } | { port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen('path' in where ? where : { ...where, host: '127.0.0.1' }, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Answers the opening messages; the rest become batches for the session. */
const readMessages = (connection: Connection, greeting: Buffer): void => {
  const { socket } = connection
  for (;;) {
    const cut = cutMessage(connection.rest, connection.greeted)
    if (!cut) return
    connection.rest = cut.rest
    switch (cut.message.kind) {
      case 'encryption':
        socket.write('N')
        break
      case 'startup':
        connection.greeted = true
        socket.write(greeting)
        break
      case 'cancel': // can't reach a session that is busy in this very thread
      case 'terminate':
        socket.end()
        return
      case 'unknown':
        socket.end(fatal('this is not version 3 of the protocol'))
        return
      case 'typed':
        connection.gathered.push(cut.message.bytes)
        if (cut.message.asksForAnswer) {
          connection.batches.push(Buffer.concat(connection.gathered))
          connection.gathered = []
        }
    }
  }
}

/** pg ignores the notifications of channels that it did not ask for. So LISTEN works across connections. */
const deliver = ({ own, notifications }: Answer, to: Connection, all: ReadonlySet<Connection>): void => {
  for (const part of own) if (to.socket.writable) to.socket.write(part)
  for (const notification of notifications) {
    for (const other of all) if (other.greeted && other.socket.writable) other.socket.write(notification)
  }
}

const refuse = (socket: Socket, reason: string): void => {
  socket.write(fatal(`the embedded database has stopped: ${reason}`))
  socket.destroySoon()
}
