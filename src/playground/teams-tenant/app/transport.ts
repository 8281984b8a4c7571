import type { Delivery } from '../../stand-in/delivery.ts'
import { unanswered } from '../../stand-in/delivery.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import { parseJson, stringIn } from '../../stand-in/json.ts'
import type { TrafficLog } from '../wire/traffic.ts'

/** An activity on its way to the bot. `kind` is an invoke's name, else the activity's type. */
export type AppRequest = { readonly kind: string; readonly activity: JsonObject; readonly token: string }

export const kindOf = (activity: JsonObject): string =>
  stringIn(activity, 'name') ?? stringIn(activity, 'type') ?? 'activity'

const readBody = (text: string): unknown => {
  if (text === '') return undefined
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : text
}

/** A POST with the connector's token to the messaging endpoint, given up after a while. */
export const httpTransport =
  (given: { endpoint(): string; traffic: TrafficLog; closing: AbortSignal; answerWithinMs: number }) =>
  async ({ kind, activity, token }: AppRequest): Promise<Delivery> => {
    const url = given.endpoint()
    const authorization = `Bearer ${token}`
    const startedAt = performance.now()
    const log = (delivery: Delivery): Delivery => {
      given.traffic.add({
        direction: 'teams-to-app',
        transport: 'http',
        what: kind,
        url,
        headers: { authorization },
        request: activity,
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
        body: JSON.stringify(activity),
        redirect: 'manual',
        signal: AbortSignal.any([given.closing, AbortSignal.timeout(given.answerWithinMs)]),
        headers: {
          authorization,
          'content-type': 'application/json; charset=utf-8',
          accept: 'application/json',
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
        },
      })
      const { status } = response
      return log({
        kind: 'answered',
        status,
        body: readBody(await response.text()),
        noRetry: status < 500,
      })
    } catch (error) {
      return log(unanswered(error))
    }
  }
