import { isJson } from './client/native.ts'
import type { TrafficLine } from './platform.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'

const isRefused = (response: unknown): boolean => isJson(response) && response.ok === false

/** That an address belongs to nobody of the workspace is an answer to the question, and no failure. */
const foundNobody = ({ what, response }: { readonly what: string; readonly response?: unknown }): boolean =>
  what === 'users.lookupByEmail' && isJson(response) && response.error === 'users_not_found'

/** The stand-in's log, seen from the product. Slack answers refused calls with status 200 and `ok: false`. */
export const slackTraffic = (slack: SlackWorkspace): readonly TrafficLine[] =>
  slack.traffic.entries().map((entry) => ({
    id: entry.id,
    platform: 'slack',
    at: entry.at,
    direction: entry.direction === 'slack-to-app' ? 'in' : 'out',
    what: entry.what,
    url: entry.url,
    ...(entry.status === undefined ? {} : { status: entry.status }),
    ok: (entry.status ?? 500) < 300 && (!isRefused(entry.response) || foundNobody(entry)),
    headers: entry.headers,
    request: entry.request,
    response: entry.response,
    durationMs: entry.durationMs,
    moment: entry.moment,
  }))
