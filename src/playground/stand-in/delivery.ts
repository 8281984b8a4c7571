/** What came of one request to the app. */
export type Delivery =
  | {
      kind: 'answered'
      status: number
      body: unknown /** The platform takes this for final. */
      noRetry: boolean
    }
  | { kind: 'unanswered'; reason: 'http_timeout' | 'connection_failed' }

export const isAcknowledged = (delivery: Delivery): boolean =>
  delivery.kind === 'answered' && delivery.status >= 200 && delivery.status < 300

/** Why nothing came back. */
export const unanswered = (error: unknown): Delivery => {
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  return { kind: 'unanswered', reason: timedOut ? 'http_timeout' : 'connection_failed' }
}
