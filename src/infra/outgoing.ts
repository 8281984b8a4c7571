import { request } from 'undici'
import type { Outgoing } from '../kernel/outgoing.ts'

const timeoutMs = 10_000

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown'

/** Posts over HTTP, with ten seconds for an answer. */
export const createOutgoing = (): Outgoing => ({
  postJson: async (address, headers, body) => {
    try {
      const { statusCode, body: answer } = await request(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Whetstone', ...headers },
        body,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: AbortSignal.timeout(timeoutMs),
      })
      // Read no further than it is cheap to: what it says is of no use.
      await answer.dump({ limit: 16_384 }).catch(() => undefined)
      return { ok: true, status: statusCode }
    } catch (error) {
      return { ok: false, detail: codeOf(error) }
    }
  },
})
