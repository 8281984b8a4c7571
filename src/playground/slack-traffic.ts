import { isJson } from './client/native.ts'
import type { TrafficLine } from './platform.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'

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
    ok: (entry.status ?? 500) < 300 && !(isJson(entry.response) && entry.response.ok === false),
    headers: entry.headers,
    request: entry.request,
    response: entry.response,
    durationMs: entry.durationMs,
    moment: entry.moment,
  }))
