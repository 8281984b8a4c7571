import type { Delivery } from '../../stand-in/delivery.ts'
import { unanswered } from '../../stand-in/delivery.ts'
import { parseJson } from '../../stand-in/json.ts'
import type { RequestUrls } from '../memory/options.ts'
import type { Workspace } from '../memory/workspace.ts'
import { signBody } from '../wire/signing.ts'
import type { TrafficLog } from '../wire/traffic.ts'
import type { AppRequest, RequestKind } from './request.ts'
import { encodeRequest } from './request.ts'

const readBody = (text: string): unknown => {
  if (text === '') return undefined
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : text
}

/**
 * A signed POST to the app's Request URL, given up after three seconds.
 * https://docs.slack.dev/apis/events-api/using-http-request-urls
 */
export const httpTransport =
  (workspace: Workspace, traffic: TrafficLog, urls: () => RequestUrls | undefined, closing: AbortSignal) =>
  async (request: AppRequest): Promise<Delivery> => {
    const url = urlFor(urls(), request.kind)
    if (url === undefined) return { kind: 'unanswered', reason: 'connection_failed' }
    const { contentType, body } = encodeRequest(request)
    const headers = { ...signBody(workspace.options.signingSecret, body), ...retryHeaders(request) }
    const startedAt = performance.now()
    const log = (delivery: Delivery): Delivery => {
      traffic.add({
        direction: 'slack-to-app',
        transport: 'http',
        what: request.kind,
        url,
        headers,
        request: request.payload,
        ...(delivery.kind === 'answered'
          ? { status: delivery.status, response: delivery.body }
          : { response: delivery.reason }),
        durationMs: performance.now() - startedAt,
      })
      return delivery
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.any([closing, AbortSignal.timeout(workspace.timing.acknowledgeWithinMs)]),
        headers: {
          ...headers,
          'content-type': contentType,
          accept: 'application/json,*/*',
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        },
      })
      const noRetry = response.headers.get('x-slack-no-retry') === '1'
      return log({
        kind: 'answered',
        status: response.status,
        body: readBody(await response.text()),
        noRetry,
      })
    } catch (error) {
      return log(unanswered(error))
    }
  }

const urlFor = (urls: RequestUrls | undefined, kind: RequestKind): string | undefined => urls?.[kind]

const retryHeaders = ({ retry }: AppRequest): { [name: string]: string } =>
  retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }
