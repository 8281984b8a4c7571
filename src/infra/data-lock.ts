import { readFileSync, readlinkSync } from 'node:fs'
import { readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { operatorError } from './operator-error.ts'

/**
 * What the lock file of a data folder says. Two processes can open one PGlite folder without an error, and then lose
 * rows; so whoever opens it writes this file first, and the others read it to connect beside.
 */
const lockSchema = z.object({
  pid: z.number().int(),
  /** When the lock was taken, ISO with `Z`. */
  startedAt: z.string(),
  /** Where the database listens: a folder with a unix socket in it, or `127.0.0.1:PORT`; missing until it does. */
  socket: z.string().optional(),
  /** Where the holder serves its pages, when it does. */
  address: z.string().optional(),
  /** Which machine and which set of process ids `pid` belongs to. */
  machine: z.string(),
  /** When the process began, in the words of its operating system: tells it from a later one with the same pid. */
  processStart: z.string().optional(),
})
export type Lock = z.infer<typeof lockSchema>

export interface HeldLock {
  /** The dead process from which the folder was taken over. */
  readonly previous: Lock | undefined
  /** Rewrites the file with what the holder learned later. */
  tell(more: { socket?: string; address?: string }): Promise<void>
  /** @throws OperatorError `data-folder-taken` when somebody else has the folder after all. */
  check(): Promise<void>
  release(): Promise<void>
}

const lockPath = (folder: string): string => join(folder, 'whetstone.lock')
/** A holder touches its file this often, so that other machines (containers with a shared volume) see it live. */
const heartbeatMs = 2_000
const silenceMs = 4 * heartbeatMs
/** A file that nobody touched for this long is dead without watching it. */
const longDeadMs = 60_000

/**
 * Takes the folder for this process; takes over from a process that is dead.
 *
 * @throws OperatorError `data-folder-taken`, naming the process that has it.
 */
export const takeLock = async (folder: string, now: Date): Promise<HeldLock> => {
  const path = lockPath(folder)
  let lock: Lock = {
    pid: process.pid,
    startedAt: now.toISOString(),
    machine: thisMachine(),
    processStart: processStart(process.pid),
  }
  let previous: Lock | undefined
  while (!(await createExclusively(path, lock))) {
    const holder = await readLock(folder)
    if (holder && (await isAlive(holder, path))) throw taken(folder, holder)
    await removeStale(path, holder)
    previous = holder
  }
  const heartbeat = setInterval(() => {
    const present = new Date()
    // A failing touch is not worth a crash: on this machine the pid is what counts.
    utimes(path, present, present).catch(() => undefined)
  }, heartbeatMs)
  heartbeat.unref()
  const check = async (): Promise<void> => {
    const present = await readLock(folder)
    if (present && !sameHolder(present, lock)) throw taken(folder, present)
  }
  return {
    previous,
    check,
    tell: async (more) => {
      await check()
      lock = { ...lock, ...more }
      const fresh = `${path}.${process.pid}`
      await writeFile(fresh, `${JSON.stringify(lock)}\n`, { mode: 0o600 })
      await rename(fresh, path)
    },
    release: async () => {
      clearInterval(heartbeat)
      const present = await readLock(folder)
      if (present && sameHolder(present, lock)) await unlink(path)
    },
  }
}

/** What the lock file says, whoever wrote it and whether that process lives or not; undefined when there is none. */
export const readLock = async (folder: string): Promise<Lock | undefined> => {
  // A file that was created a moment ago may not be written yet.
  for (let attempt = 0; attempt < 10; attempt++) {
    const text = await readFile(lockPath(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (text === undefined) return undefined
    const parsed = lockSchema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    await sleep(50)
  }
  return undefined
}

/** As `readLock`, but undefined as well when the process that wrote it is dead. */
export const readLiveLock = async (folder: string): Promise<Lock | undefined> => {
  const lock = await readLock(folder)
  return lock && (await isAlive(lock, lockPath(folder))) ? lock : undefined
}

const taken = (folder: string, holder: Lock) =>
  operatorError(
    'data-folder-taken',
    `The data in ${folder} is in use by process ${holder.pid}, since ${holder.startedAt}${holder.address ? `, serving at ${holder.address}` : ''}. Stop it first, or set DATA_DIR to another folder.`,
  )

const createExclusively = async (path: string, lock: Lock): Promise<boolean> => {
  try {
    await writeFile(path, `${JSON.stringify(lock)}\n`, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Two processes may find the same stale file at once. Renaming is what only one of them can do; who then finds a
 * fresh lock in hand, written meanwhile by the other, puts it back.
 */
const removeStale = async (path: string, stale: Lock | undefined): Promise<void> => {
  const aside = `${path}.stale-${process.pid}`
  try {
    await rename(path, aside)
  } catch {
    return // the other one was faster
  }
  const text = await readFile(aside, 'utf8')
  const found = lockSchema.safeParse(parseJson(text))
  if (found.success && !(stale && sameHolder(found.data, stale))) await createExclusively(path, found.data)
  await unlink(aside)
}

const sameHolder = (a: Lock, b: Lock): boolean =>
  a.pid === b.pid && a.machine === b.machine && a.startedAt === b.startedAt

const isAlive = async (lock: Lock, path: string): Promise<boolean> => {
  if (lock.machine === thisMachine()) {
    return processExists(lock.pid) && lock.processStart === processStart(lock.pid)
  }
  // Another machine's process can't be asked, but its heartbeat can be seen; clocks may differ, so only movement counts.
  const before = await modified(path)
  if (before === undefined || Date.now() - before > longDeadMs) return false
  await sleep(silenceMs)
  const after = await modified(path)
  return after !== undefined && after !== before
}

const modified = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (found) => found.mtimeMs,
    () => undefined,
  )

const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Linux: field 22 of /proc/PID/stat, in clock ticks since the machine began; elsewhere unknown. */
const processStart = (pid: number): string | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the program's name, may hold spaces and brackets.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** The host, its start, and its set of process ids: two containers may share the first two. */
const thisMachine = (): string => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
