import type { Clock } from '../../../kernel/clock.ts'
import type { Log } from '../../stand-in/traffic.ts'
import { maskedLog } from '../../stand-in/traffic.ts'

type Direction = 'app-to-teams' | 'teams-to-app'

/** One request and its reply. `what` is as faults name it, or the activity's type, an invoke's name. */
export type TrafficLog = Log<Direction>
export type Traffic = Pick<TrafficLog, 'entries' | 'onEntry'>

/** What a token proves is in its signature; who it is for may be read. */
const tokenText = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g

export const trafficLog = (clock: Clock): TrafficLog =>
  maskedLog(clock, {
    fields: ['client_secret', 'access_token'],
    text: (text) => text.replace(tokenText, (token) => `${token.slice(0, 5)}•••`),
  })
