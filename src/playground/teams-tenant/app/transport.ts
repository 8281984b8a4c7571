import type { Delivery } from '../../stand-in/delivery.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import { stringIn } from '../../stand-in/json.ts'
import { posted } from '../../stand-in/post.ts'
import type { TrafficLog } from '../wire/traffic.ts'

/** An activity on its way to the bot. `kind` is an invoke's name, else the activity's type. */
export type AppRequest = { readonly kind: string; readonly activity: JsonObject; readonly token: string }

export const kindOf = (activity: JsonObject): string =>
  stringIn(activity, 'name') ?? stringIn(activity, 'type') ?? 'activity'

/** A POST with the connector's token to the messaging endpoint, given up after a while. */
export const httpTransport =
  (given: { endpoint(): string; traffic: TrafficLog; closing: AbortSignal; answerWithinMs: number }) =>
  ({ kind, activity, token }: AppRequest): Promise<Delivery> =>
    posted(given.traffic, {
      direction: 'teams-to-app',
      what: kind,
      url: given.endpoint(),
      body: JSON.stringify(activity),
      request: activity,
      headers: { authorization: `Bearer ${token}` },
      alsoSent: {
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
        'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      },
      withinMs: given.answerWithinMs,
      closing: given.closing,
      isFinal: ({ status }) => status < 500,
    })
