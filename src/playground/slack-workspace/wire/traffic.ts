import type { Clock } from '../../../kernel/clock.ts'
import type { Entry, Log } from '../../stand-in/traffic.ts'
import { maskedLog } from '../../stand-in/traffic.ts'

type Direction = 'app-to-slack' | 'slack-to-app'

/**
 * One request and its reply. `what` is the Web API method, `response_url`, or what Slack sent: `events`,
 * `interactivity`, `commands`. Its headers are signature, timestamp, retry, retry-after.
 */
export type TrafficEntry = Entry<Direction>
export type TrafficLog = Log<Direction>
export type Traffic = Pick<TrafficLog, 'entries' | 'onEntry'>

const tokenText = /\bx(?:ox[abeoprs]|app)-[\w.-]+/g

export const trafficLog = (clock: Clock): TrafficLog =>
  maskedLog(clock, {
    fields: ['token'],
    text: (text) => text.replace(tokenText, (token) => `${token.slice(0, 5)}•••`),
  })
