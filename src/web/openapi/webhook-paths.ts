import { webhookEvents } from '../../credentials/webhooks/webhook.rules.ts'
import { answer, json } from './parts.ts'

const header = (name: string, description: string, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

const parameters = [
  header('webhook-id', 'Stays the same from try to try: what has been had is known by it.'),
  header('webhook-timestamp', 'Seconds since 1970. Refuse what is older than five minutes.'),
  header(
    'webhook-signature',
    '`v1,` and, in base64, HMAC-SHA256 over id, timestamp and body, joined by dots (Standard Webhooks 1.0).',
  ),
  header('webhook-attempt', 'Which try this is, from the second on.', false),
]

const said: Readonly<Record<(typeof webhookEvents)[number], string>> = {
  'credential.issued': 'A credential was signed',
  'credential.suspended': 'A credential was suspended',
  'credential.reinstated': 'A credential is no longer suspended',
  'credential.revoked': 'A credential was revoked',
  'credential.expired': 'A credential has run out',
}

/** What we send to addresses that asked for it (OpenAPI 3.1, `webhooks`). */
export const webhookPaths = Object.fromEntries(
  webhookEvents.map((event) => [
    event,
    {
      post: {
        operationId: event.replace(/\.(.)/, (_, first: string) => first.toUpperCase()),
        tags: ['Webhooks'],
        summary: said[event],
        description:
          'Sent again until it has arrived, for three days. Events may come twice, and overtake one another.',
        parameters,
        requestBody: { required: true, content: json('WebhookEvent') },
        responses: {
          '2XX': answer('It has arrived.'),
          410: answer('Nothing more is wanted: the webhook is switched off.'),
          default: answer('It is sent again later.'),
        },
      },
    },
  ]),
)
