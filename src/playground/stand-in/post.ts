import { type Delivery, unanswered } from './delivery.ts'
import { parseJson } from './json.ts'
import type { Log } from './traffic.ts'

type Post<Direction extends string> = {
  readonly direction: Direction
  /** How the traffic calls it. */
  readonly what: string
  readonly url: string
  /** What is sent, and how the traffic shows it. */
  readonly body: string
  readonly request: unknown
  /** Those that prove where it comes from: the traffic shows them. */
  readonly headers: { [name: string]: string }
  /** The rest of what the platform's own requests carry. */
  readonly alsoSent: { readonly [name: string]: string }
  readonly withinMs: number
  readonly closing: AbortSignal
  /** Whether the platform takes an answer for final. */
  isFinal(response: Response): boolean
}

/** A request to the product over HTTP, given up after a while, with its line in the traffic. */
export const posted = async <Direction extends string>(
  traffic: Log<Direction>,
  post: Post<Direction>,
): Promise<Delivery> => {
  const startedAt = performance.now()
  const delivery = await answerTo(post).catch(unanswered)
  traffic.add({
    direction: post.direction,
    transport: 'http',
    what: post.what,
    url: post.url,
    headers: post.headers,
    request: post.request,
    ...(delivery.kind === 'answered'
      ? { status: delivery.status, response: delivery.body }
      : { response: delivery.reason }),
    durationMs: performance.now() - startedAt,
  })
  return delivery
}

const answerTo = async (
  post: Pick<Post<string>, 'url' | 'body' | 'headers' | 'alsoSent' | 'withinMs' | 'closing' | 'isFinal'>,
): Promise<Delivery> => {
  // A timer of its own: under load, Node 20 forgets signals that were made of others before they fire.
  const giving = new AbortController()
  const late = setTimeout(
    () => giving.abort(new DOMException('No answer in time', 'TimeoutError')),
    post.withinMs,
  )
  const close = () => giving.abort(post.closing.reason)
  post.closing.addEventListener('abort', close)
  try {
    const response = await fetch(post.url, {
      method: 'POST',
      body: post.body,
      redirect: 'manual',
      signal: post.closing.aborted ? post.closing : giving.signal,
      headers: { ...post.headers, ...post.alsoSent },
    })
    const body = readBody(await response.text())
    return { kind: 'answered', status: response.status, body, noRetry: post.isFinal(response) }
  } finally {
    clearTimeout(late)
    post.closing.removeEventListener('abort', close)
  }
}

const readBody = (text: string): unknown => {
  if (text === '') return undefined
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : text
}
