import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api'
import type { PostJson, RawReply } from './http.ts'

/** What Slack's JSON holds; anything else is read as a refusal that says it, as the client does. */
type Result = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>

const resultOf = (text: string): Result => {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null) return parsed as Result
  } catch {
    // Not JSON: a page of somebody between Slack and us.
  }
  return { ok: false, error: text }
}

const headersOf = ({ headers }: RawReply): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** https://docs.slack.dev/apis/web-api/rate-limits: the seconds to wait, where they are a number. */
const retryAfterOf = ({ headers }: RawReply): number | undefined => {
  const seconds = Number.parseInt(String(headers['retry-after']), 10)
  return Number.isNaN(seconds) ? undefined : seconds
}

/** @throws the errors of Slack's client, so that they mean the same whoever called. */
const read = (reply: RawReply): Result => {
  if (reply.status === 429) {
    const seconds = retryAfterOf(reply)
    if (seconds === undefined) throw new Error('429 without a Retry-After')
    throw new WebAPIRateLimitedError(seconds)
  }
  if (reply.status !== 200) throw new WebAPIHTTPError(reply.status, '', headersOf(reply), reply.text)
  const result = resultOf(reply.text)
  if (!result.ok) throw new WebAPIPlatformError({ ...result, error: result.error ?? '' })
  return result
}

/**
 * A client whose chat.postMessage and chat.update go straight to Slack, as JSON. Slack's own client walks through
 * the whole message several times for its log, whether or not anybody reads that, and encodes it as a form; a lesson
 * costs a third of it this way (docs/performance.md, fan-out). All other methods stay as they are.
 */
export const quickened = (client: WebClient, post: PostJson): WebClient => {
  const call = (method: string) => {
    const url = new URL(method, client.slackApiUrl).href
    return async (args: object): Promise<Result> => {
      const reply = await post(url, client.token ?? '', JSON.stringify(args)).catch((error: unknown) => {
        throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)))
      })
      return read(reply)
    }
  }
  client.chat.postMessage = call('chat.postMessage') as typeof client.chat.postMessage
  client.chat.update = call('chat.update') as typeof client.chat.update
  return client
}
