import { deliveryItemId } from '../answer/presses.ts'
import { aadObjectId, conversationOf, teams } from './teams.ts'

/** Invokes of one round: on item 0 of every delivery, then on item 1 of every delivery, and so on. */
export type InvokePlan = {
  readonly first: number
  readonly count: number
  readonly deliveries: number
  /** What the ids of the delivery items begin with. */
  readonly itemPrefix: string
  readonly serviceUrl: string
}

/**
 * A press of a button as Teams sends it:
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#adaptivecard-action-invoke-activity
 */
const invokeOf = (plan: InvokePlan, place: number): object => {
  const number = plan.first + place
  const member = place % plan.deliveries
  const item = deliveryItemId(plan.itemPrefix, member, Math.floor(place / plan.deliveries))
  const action = { intent: 'answer', args: { item, place: String(place % 4) }, lists: [] }
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:bench-${number}`,
    timestamp: '2026-11-02T09:00:00.000Z',
    localTimestamp: '2026-11-02T10:00:00.000+01:00',
    localTimezone: 'Europe/Berlin',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: plan.serviceUrl,
    from: { id: `29:bench${member}`, name: `Learner ${member}`, aadObjectId: aadObjectId(member) },
    recipient: { id: `28:${teams.appId}`, name: 'Whetstone' },
    conversation: {
      conversationType: 'personal',
      tenantId: teams.tenantId,
      id: conversationOf(member),
    },
    channelData: {
      tenant: { id: teams.tenantId },
      source: { name: 'message' },
      legacy: { replyToId: '1:1' },
    },
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/Berlin' },
    ],
    replyToId: String(1_793_610_000_000 + number),
    value: {
      action: {
        type: 'Action.Execute',
        title: 'ABCD'.charAt(place % 4),
        verb: 'answer',
        data: { whetstone: action },
      },
      trigger: 'manual',
    },
  }
}

/** The bodies of the requests. */
export const invokesOf = (plan: InvokePlan): string[] =>
  Array.from({ length: plan.count }, (_, place) => JSON.stringify(invokeOf(plan, place)))
