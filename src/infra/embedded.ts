import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { type HeldLock, readLiveLock, takeLock } from './data-lock.ts'
import { serveWire } from './embedded-wire.ts'
import { isOperatorError, type OperatorError, operatorError } from './operator-error.ts'

export interface EmbeddedDatabase {
  /** How pg connects to it. */
  connection: pg.PoolConfig
  /** Writes into the lock file where this process serves, so that the refusal of a second one can name it. */
  tellAddress(address: string): Promise<void>
  /** Resolves when the database ended by itself (a full disk): what was acknowledged is safe; end the program. */
  whenBroken: Promise<OperatorError>
  /** End the pools first. Closes the database and gives the folder free. */
  close(): Promise<void>
}

/**
 * Opens the database in `dataDir/db` for this process alone: PGlite behind a unix socket in a fresh folder that only
 * this user may enter (on Windows a port of 127.0.0.1, which has no password: every local program can connect).
 *
 * @throws OperatorError `data-folder-taken`, `data-folder-unusable`.
 */
export const openEmbedded = async (dataDir: string, now: Date = new Date()): Promise<EmbeddedDatabase> => {
  const lock = await orSentence(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return takeLock(dataDir, now)
  })
  try {
    await removeSocketOf(lock.previous?.socket)
    const opened = await openLocked(dataDir, lock)
    return {
      connection: opened.connection,
      whenBroken: opened.whenBroken,
      tellAddress: (address) => lock.tell({ address }),
      close: async () => {
        await opened.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * How to connect beside the process that holds `dataDir`; undefined when no living process does, or it is not
 * listening yet.
 */
export const connectionBeside = async (dataDir: string): Promise<pg.PoolConfig | undefined> => {
  const lock = await readLiveLock(dataDir)
  return lock?.socket ? connectionTo(lock.socket) : undefined
}

const openLocked = async (dataDir: string, lock: HeldLock) => {
  const folder = join(dataDir, 'db')
  await lock.check()
  const database = await orSentence(dataDir, () => createOrOpen(folder))
  try {
    // A unix socket's whole path must stay below about 100 characters: not below DATA_DIR, which may be deep.
    const place = process.platform === 'win32' ? undefined : await mkdtemp(join(tmpdir(), socketFolder))
    const wire = await serveWire(database, place ? { path: join(place, '.s.PGSQL.5432') } : { port: 0 })
    const socket = place ?? `127.0.0.1:${'port' in wire.listening ? wire.listening.port : 0}`
    await lock.tell({ socket })
    let broken = false
    const whenBroken = wire.whenBroken.then((lastWords) => {
      broken = true
      return operatorError(
        'database-stopped',
        `The database in ${dataDir} stopped: ${lastWords}. Make room on the disk, then start again; nothing that was saved is lost.`,
      )
    })
    return {
      connection: connectionTo(socket),
      whenBroken,
      close: async () => {
        await wire.close()
        if (!broken) await database.close()
        if (place) await rm(place, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** A new database is made aside and then renamed: whatever stops that halfway, the next start begins afresh. */
const createOrOpen = async (folder: string): Promise<PGlite> => {
  if (!existsSync(folder)) {
    const draft = `${folder}.new`
    await rm(draft, { recursive: true, force: true })
    try {
      await (await PGlite.create(draft)).close()
      await rename(draft, folder)
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      throw error
    }
  }
  return PGlite.create(folder)
}

const socketFolder = 'whetstone-'

/** A process that was killed left its folder with the socket behind. */
const removeSocketOf = async (place: string | undefined): Promise<void> => {
  if (place && basename(place).startsWith(socketFolder)) await rm(place, { recursive: true, force: true })
}

const connectionTo = (socket: string): pg.PoolConfig => {
  const port = /^127\.0\.0\.1:(\d+)$/.exec(socket)?.[1]
  const where = port ? { host: '127.0.0.1', port: Number(port) } : { host: socket, port: 5432 }
  return { ...where, user: 'postgres', database: 'postgres', password: '', ssl: false }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  EIO: 'the disk could not be read or written',
  ENOTDIR: 'a part of that path is a file, not a folder',
  EEXIST: 'there is a file of that name',
}

/** PGlite throws the numbers of its own little operating system (WASI), in objects that are no errors. */
const wasiCodes: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
}

/** A new database takes 40, and a segment of its log 16. */
const needsMb = 64

const whyOf = async (thrown: unknown, dataDir: string): Promise<string> => {
  // Recovery needs room, and says nothing of use when it finds none.
  const leftMb = await statfs(dataDir).then(
    ({ bavail, bsize }) => Math.floor((bavail * bsize) / 1e6),
    () => Number.POSITIVE_INFINITY,
  )
  if (leftMb < needsMb) return `the disk is nearly full (${leftMb} MB left, ${needsMb} are needed)`
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  const number = 'errno' in thrown && typeof thrown.errno === 'number' ? thrown.errno : undefined
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : wasiCodes[number ?? 0]
  const message = 'message' in thrown && thrown.message ? String(thrown.message) : `error ${code ?? number}`
  return (code && reasons[code]) ?? message
}

/** Turns what the file system or PGlite throws into one sentence that names the folder and the mend. */
const orSentence = async <T>(dataDir: string, open: () => Promise<T>): Promise<T> => {
  try {
    return await open()
  } catch (error) {
    if (isOperatorError(error)) throw error
    throw operatorError(
      'data-folder-unusable',
      `The database in ${dataDir} could not be opened: ${await whyOf(error, dataDir)}. Mend that, or set DATA_DIR to another folder.`,
      error,
    )
  }
}
