import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock, ManualClock } from '../kernel/clock.ts'

const savedSchema = z.object({ first: z.iso.datetime(), now: z.iso.datetime() })

/** A clock that stands still, remembers where it stands, and can go back to its first day. */
export type PlaygroundClock = ManualClock & { reset(): void }

const minuteMs = 60_000

/** Where the playground of a data folder keeps its own things. */
export const playgroundFolder = (dataDir: string): string => join(dataDir, 'playground')

/** The playground's clock, for another program that only reads it; undefined before the playground's first day. */
export const readPlaygroundClock = (folder: string): Clock | undefined => {
  const path = join(folder, 'clock.json')
  const present = (): Date | undefined => {
    const saved = existsSync(path) ? savedSchema.safeParse(readJson(path)) : undefined
    return saved?.success ? new Date(saved.data.now) : undefined
  }
  const found = present()
  return found && { now: () => present() ?? found }
}

/** The whole minute in which the playground is first opened. */
const wholeMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / minuteMs) * minuteMs)

/** Product time of the playground, kept in a file so that it is where it was after a restart. */
export const openPlaygroundClock = (folder: string, today: Date): PlaygroundClock => {
  const path = join(folder, 'clock.json')
  const saved = existsSync(path) ? savedSchema.safeParse(readJson(path)) : undefined
  const first = saved?.success ? new Date(saved.data.first) : wholeMinute(today)
  let present = saved?.success ? new Date(saved.data.now) : first
  const save = () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify({ first, now: present }))
    renameSync(`${path}.new`, path)
  }
  save()
  return {
    now: () => new Date(present),
    set: (to) => {
      if (to.getTime() < present.getTime()) throw new RangeError('clock-goes-forward')
      present = new Date(to)
      save()
    },
    reset: () => {
      present = first
      save()
    },
  }
}

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
