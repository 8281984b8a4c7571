import { createHmac } from 'node:crypto'
import { slack } from '../whetstone.ts'
import { timestampOfPress } from './press-number.ts'

/** A request as Slack sends it when somebody presses a button. */
export type Press = {
  readonly number: number
  readonly body: string
  readonly headers: Record<string, string>
}

/** Presses of one round: on item 0 of every delivery, then on item 1 of every delivery, and so on. */
export type PressPlan = {
  readonly first: number
  readonly count: number
  readonly deliveries: number
  /** What the ids of the delivery items begin with. */
  readonly itemPrefix: string
  readonly stub: string
}

export const deliveryItemId = (prefix: string, delivery: number, position: number): string =>
  `${prefix}${String(delivery).padStart(8, '0')}p${position}`

export const userOf = (member: number): string => `U0BENCH${String(member).padStart(5, '0')}`

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: false } })

/** The payload's shape: docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
const payloadOf = (plan: PressPlan, place: number): object => {
  const number = plan.first + place
  const delivery = place % plan.deliveries
  const id = deliveryItemId(plan.itemPrefix, delivery, Math.floor(place / plan.deliveries))
  const ts = timestampOfPress(number)
  const channel = 'D0BENCH'
  const buttons = [0, 1, 2, 3].map((option) => ({
    type: 'button',
    action_id: `answer:${option}`,
    text: { type: 'plain_text', text: 'ABCD'.charAt(option), emoji: true },
    value: JSON.stringify({ item: id, place: String(option) }),
  }))
  const options = ['It rings once', 'It rings often', 'It never rings', 'It rings by itself']
  return {
    type: 'block_actions',
    user: { id: userOf(delivery), username: 'bench', name: 'bench', team_id: slack.team },
    api_app_id: 'A0BENCH',
    token: 'verification-token',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    trigger_id: `${number}.1.abcdef`,
    team: { id: slack.team, domain: 'bench' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'directmessage' },
    message: {
      user: 'U0BOT',
      type: 'message',
      ts,
      bot_id: 'B0BOT',
      app_id: 'A0BENCH',
      text: 'A question about alarms, with four options to choose from',
      team: slack.team,
      blocks: [
        section('Question 1 of 4 · Act on dashboards and alarms'),
        section('A high-level alarm rings and clears four times a minute. What does a deadband change?'),
        section(options.map((text, index) => `*${'ABCD'.charAt(index)}*  ${text}`).join('\n')),
        { type: 'actions', block_id: 'b1', elements: buttons },
      ],
    },
    state: { values: {} },
    response_url: `${plan.stub}/response/${number}`,
    actions: [{ ...buttons[place % 4], block_id: 'b1', action_ts: `${ts}1` }],
  }
}

/** Signed for the present; Slack's signature holds for five minutes. */
export const pressesOf = (plan: PressPlan): Press[] => {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return Array.from({ length: plan.count }, (_, place) => {
    const body = `payload=${encodeURIComponent(JSON.stringify(payloadOf(plan, place)))}`
    const hmac = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
    return {
      number: plan.first + place,
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${hmac}`,
      },
    }
  })
}
