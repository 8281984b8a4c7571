import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Control } from './control.ts'
import type { PlaygroundDeps } from './deps.ts'
import type { TrafficLine } from './platform.ts'

/** How often an open page is told that something has changed, at most. */
const beatMs = 200
/** So that a connection that has died is noticed. */
const longestSilenceBeats = 75

/** What `GET events` says: enough for a page to know what to read again. */
export type Beat = {
  /** ISO instant of the product's clock. */
  readonly now: string
  readonly busy: boolean
  /** Changes whenever a request went either way. */
  readonly traffic: string
}

/**
 * What the page needs beyond the control API: `GET traffic`, `GET next` (when something is due by itself) and
 * `GET events`, a stream of beats, so that the page also shows what a script does.
 */
export const pageApi = (deps: PlaygroundDeps, control: Control): Hono => {
  const api = new Hono()
  api.get('/names', (c) => c.json(Object.assign({}, ...deps.platforms.map((platform) => platform.names()))))
  api.get('/traffic', (c) => c.json(trafficNews(deps, c.req.query('after') ?? '')))
  api.get('/next', async (c) => c.json(await nextUp(deps)))
  api.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      let told = ''
      let silent = 0
      while (!stream.aborted && !stream.closed) {
        const beat = beatOf(deps, control, told)
        silent += 1
        if (beat !== told || (silent > longestSilenceBeats && beat !== '')) {
          await stream.writeSSE({ data: beat })
          told = beat
          silent = 0
        }
        await stream.sleep(beatMs)
      }
    }),
  )
  return api
}

/** When something is due by itself, and whose lessons are planned when, the earliest first. */
export type NextUp = {
  readonly next: string | null
  readonly lessons: readonly { readonly person: string; readonly at: string }[]
}

const nextUp = async (deps: PlaygroundDeps): Promise<NextUp> => {
  const [next, plans] = await Promise.all([deps.nextDue(), deps.plans()])
  const lessons = plans
    .flatMap(({ person, next: at }) => (at === null ? [] : [{ person, at: at.toISOString() }]))
    .sort((a, b) => a.at.localeCompare(b.at))
  return { next: next?.toISOString() ?? null, lessons }
}

/** A piece of the traffic log. */
export type TrafficNews = {
  readonly traffic: readonly TrafficLine[]
  /** To be given as `after` next time. */
  readonly upTo: string
  /** The log began again meanwhile: these are all the lines there are. */
  readonly anew: boolean
}

/** What came after `after`, which names the last line known of each platform. */
const trafficNews = ({ platforms }: PlaygroundDeps, after: string): TrafficNews => {
  const logs = platforms.map((platform) => platform.traffic())
  const known = after.split('-').map(Number)
  const anew = logs.some((log, index) => (known[index] ?? 0) > lastId(log))
  return {
    traffic: logs
      .flatMap((log, index) => log.filter(({ id }) => anew || id > (known[index] ?? 0)))
      .sort((a, b) => a.moment - b.moment),
    upTo: logs.map(lastId).join('-'),
    anew,
  }
}

const lastId = (log: readonly TrafficLine[]): number => log.at(-1)?.id ?? 0

/** While everything is being reset there is nothing to tell: the last beat stands. */
const beatOf = (deps: PlaygroundDeps, control: Control, last: string): string => {
  try {
    const beat: Beat = {
      now: deps.clock.now().toISOString(),
      busy: control.busy(),
      traffic: deps.platforms.map((platform) => lastId(platform.traffic())).join('-'),
    }
    return JSON.stringify(beat)
  } catch {
    return last
  }
}
