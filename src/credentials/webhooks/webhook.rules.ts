import { z } from 'zod'

/** What other programs can hear of. `retried` says that a send is not the first. */
export const webhookEvents = [
  'credential.issued',
  'credential.suspended',
  'credential.reinstated',
  'credential.revoked',
  'credential.expired',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What they are told (docs/webhooks.md). `address` is left out where the program has none yet; `achievement` is null of what another program had signed. */
export const webhookPayload = z.object({
  type: z.enum(webhookEvents),
  timestamp: z.string(),
  data: z.object({
    credential: z.object({
      id: z.string(),
      address: z.string().optional(),
      standing: z.enum(['pending', 'valid', 'expired', 'suspended', 'revoked']),
      validUntil: z.string().nullable(),
    }),
    achievement: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
})
export type WebhookPayload = z.infer<typeof webhookPayload>

const minute = 60_000

/** Pauses before the second and each further try; with the last, three days have passed. */
const pausesMs = [1, 5, 30, 120, 360, 720, 1_440, 1_620].map((minutes) => minutes * minute)

export type Next =
  | { readonly do: 'delivered' }
  | { readonly do: 'retry'; readonly at: Date; readonly detail: string }
  | { readonly do: 'give-up'; readonly detail: string }
  /** 410 Gone: the receiver asks for nothing more (Standard Webhooks, section on status codes). */
  | { readonly do: 'disable'; readonly detail: string }

/**
 * What follows from a try.
 *
 * @param attempts how many there have been, this one included.
 */
export const afterTry = (
  answer: { readonly status: number } | { readonly detail: string },
  attempts: number,
  now: Date,
): Next => {
  if ('status' in answer && answer.status >= 200 && answer.status < 300) return { do: 'delivered' }
  const detail = 'status' in answer ? `HTTP ${answer.status}` : answer.detail
  if ('status' in answer && answer.status === 410) return { do: 'disable', detail }
  const pause = pausesMs[attempts - 1]
  return pause === undefined
    ? { do: 'give-up', detail }
    : { do: 'retry', at: new Date(now.getTime() + pause), detail }
}

/** Why an address can't be told anything; `undefined` where it can. */
export const addressFault = (address: string, isPlayground: boolean): string | undefined => {
  if (!URL.canParse(address)) return 'it is not a whole address'
  const { protocol, username, password } = new URL(address)
  if (username || password) return 'it holds a password, which would stand in logs'
  if (protocol !== 'https:' && !(isPlayground && protocol === 'http:'))
    return 'it does not begin with https://'
  return undefined
}
