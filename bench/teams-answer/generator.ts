import { Pool } from 'undici'
import type { LoadResult } from '../answer-generator.ts'
import { quantile } from '../figures.ts'
import { serve } from '../processes.ts'
import { type InvokePlan, invokesOf } from './invokes.ts'

export type InvokeRequest = {
  readonly target: string
  readonly token: string
  /** Presses under way at a time: the next begins when the answer to one has arrived. */
  readonly concurrency: number
  readonly plan: InvokePlan
}

/** The reply to a press is a card that takes the place of the one that was pressed. */
const isCard = (status: number, text: string): boolean =>
  status === 200 && text.includes('"application/vnd.microsoft.card.adaptive"')

const run = async ({ target, token, concurrency, plan }: InvokeRequest): Promise<LoadResult> => {
  const bodies = invokesOf(plan)
  const url = new URL(target)
  const pool = new Pool(url.origin, { connections: concurrency, pipelining: 1, headersTimeout: 15_000 })
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` }
  const latencies: number[] = []
  let refused = 0
  let next = 0
  const keepPressing = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const began = performance.now()
      const reply = await pool.request({ path: url.pathname, method: 'POST', headers, body })
      const text = await reply.body.text()
      latencies.push(performance.now() - began)
      if (!isCard(reply.statusCode, text)) {
        if (refused === 0) process.stderr.write(`teams-answer: ${reply.statusCode} ${text.slice(0, 300)}\n`)
        refused++
      }
    }
  }
  const first = performance.now()
  await Promise.all(Array.from({ length: concurrency }, keepPressing))
  const elapsedMs = performance.now() - first
  await pool.close()
  return {
    elapsedMs,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    answered: latencies.length - refused,
    refused,
  }
}

serve((request: InvokeRequest) => run(request))
