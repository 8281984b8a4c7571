import { createHmac } from 'node:crypto'

/**
 * The headers with which Slack proves that a request is its own.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export type Signature = { 'x-slack-request-timestamp': string; 'x-slack-signature': string }

export const signBody = (
  signingSecret: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
): Signature => ({
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
})
