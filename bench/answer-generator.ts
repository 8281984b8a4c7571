import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Pool } from 'undici'
import { arrivalBytes } from './answer/press-number.ts'
import { type Press, type PressPlan, pressesOf } from './answer/presses.ts'
import { quantile } from './figures.ts'
import { serve } from './processes.ts'

export type LoadRequest = {
  readonly target: string
  readonly arrivalsPort: number
  /** Presses under way at a time: the next begins when the answer to one has arrived. */
  readonly concurrency: number
  readonly plan: PressPlan
}

export type LoadResult = {
  /** From the first press to the last answer. */
  readonly elapsedMs: number
  /** From a press to the arrival of its answer. */
  readonly p50Ms: number
  readonly p99Ms: number
  readonly answered: number
  /** Requests that were not acknowledged with 200. */
  readonly refused: number
}

/** So long nothing may arrive before a round is given up. */
const patienceMs = 15_000

/** Calls back for each arrival that the stub tells of. */
const listen = async (port: number, heard: (press: number, atNs: bigint) => void): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    let place = 0
    for (; place + arrivalBytes <= rest.length; place += arrivalBytes) {
      heard(rest.readUInt32LE(place), rest.readBigUInt64LE(place + 4))
    }
    rest = rest.subarray(place)
  })
  await once(socket, 'connect')
  return socket
}

const run = async ({ target, arrivalsPort, concurrency, plan }: LoadRequest): Promise<LoadResult> => {
  const presses = pressesOf(plan)
  const url = new URL(target)
  const pool = new Pool(url.origin, { connections: concurrency, pipelining: 1 })
  const began = new Map<number, bigint>()
  const latencies: number[] = []
  const acknowledged: Promise<void>[] = []
  let refused = 0
  let next = 0
  let last = 0n
  const send = async ({ number, body, headers }: Press): Promise<void> => {
    began.set(number, process.hrtime.bigint())
    const reply = await pool.request({ path: url.pathname, method: 'POST', headers, body })
    await reply.body.dump()
    if (reply.statusCode !== 200) refused++
  }
  let finish = (): void => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const sendNext = () => {
    const press = presses[next++]
    if (press) acknowledged.push(send(press).catch(() => void refused++))
  }
  let watch = setTimeout(() => finish(), patienceMs)
  const socket = await listen(arrivalsPort, (number, atNs) => {
    const start = began.get(number)
    // A second replacement of the same message would show as a row too few.
    if (start === undefined) return
    began.delete(number)
    latencies.push(Number(atNs - start) / 1e6)
    last = atNs
    clearTimeout(watch)
    watch = setTimeout(() => finish(), patienceMs)
    if (latencies.length === plan.count) finish()
    else sendNext()
  })
  const first = process.hrtime.bigint()
  for (let slot = 0; slot < concurrency; slot++) sendNext()
  await done
  clearTimeout(watch)
  await Promise.all(acknowledged)
  socket.destroy()
  await pool.close()
  return {
    elapsedMs: Number(last - first) / 1e6,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    answered: latencies.length,
    refused,
  }
}

serve((request: LoadRequest) => run(request))
