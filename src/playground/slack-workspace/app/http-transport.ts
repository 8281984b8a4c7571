import type { Delivery } from '../../stand-in/delivery.ts'
import { posted } from '../../stand-in/post.ts'
import type { RequestUrls } from '../memory/options.ts'
import type { Workspace } from '../memory/workspace.ts'
import { signBody } from '../wire/signing.ts'
import type { TrafficLog } from '../wire/traffic.ts'
import type { AppRequest, RequestKind } from './request.ts'
import { encodeRequest } from './request.ts'

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
    return posted(traffic, {
      direction: 'slack-to-app',
      what: request.kind,
      url,
      body,
      request: request.payload,
      headers,
      alsoSent: {
        'content-type': contentType,
        accept: 'application/json,*/*',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      },
      withinMs: workspace.timing.acknowledgeWithinMs,
      closing,
      isFinal: (response) => response.headers.get('x-slack-no-retry') === '1',
    })
  }

const urlFor = (urls: RequestUrls | undefined, kind: RequestKind): string | undefined => urls?.[kind]

const retryHeaders = ({ retry }: AppRequest): { [name: string]: string } =>
  retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }
