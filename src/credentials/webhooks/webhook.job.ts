import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { defineJob } from '../../queue/define-job.ts'
import { findCredential } from '../credentials.store.ts'
import { standingOf } from '../standing.rules.ts'
import { afterTry, type WebhookEvent, type WebhookPayload, webhookEvents } from './webhook.rules.ts'
import { disableWebhook, planSends, recordTry, waitingSend, webhookSecret } from './webhooks.store.ts'

const sendJobOf = (id: string, organizationId: string) => ({
  job: 'send-webhook',
  payload: { sendId: id, organizationId },
  key: `send-webhook:${id}`,
})

/**
 * What other programs are told: which credential, of what, and what it is by now. Nothing of the person; who may know more
 * asks for the credential itself.
 */
const payloadOf = async (
  deps: Deps,
  { credentialId, organizationId }: { credentialId: string; organizationId: string },
  event: WebhookEvent,
  now: Date,
): Promise<WebhookPayload | undefined> => {
  const row = await findCredential(deps.database.prisma, { id: credentialId, organizationId })
  if (!row) return undefined
  const { state } = standingOf(row, now)
  const { webAddress } = deps
  return {
    type: event,
    timestamp: now.toISOString(),
    data: {
      credential: {
        id: row.id,
        ...(webAddress && { address: `${webAddress}/c/${row.id}` }),
        standing: state,
        validUntil: row.validUntil?.toISOString() ?? null,
      },
      achievement: row.achievement && { id: row.achievement.slug, name: row.achievement.definition.title },
    },
  }
}

/** Follows from a credential's event: one send for each webhook that listens. */
export const planWebhooksJob = defineJob({
  name: 'plan-webhooks',
  payload: z.object({
    credentialId: z.string(),
    organizationId: z.string(),
    event: z.enum(webhookEvents),
    subjectId: z.string(),
  }),
  run: async (deps: Deps, { credentialId, organizationId, event, subjectId }) => {
    const now = deps.clock.now()
    const payload = await payloadOf(deps, { credentialId, organizationId }, event, now)
    if (!payload) return
    await deps.database.prisma.$transaction(async (tx) => {
      const sends = await planSends(tx, { organizationId, event, subjectId, payload }, now)
      await deps.outbox.enqueue(
        tx,
        sends.map((id) => sendJobOf(id, organizationId)),
      )
    })
  },
})

/**
 * One try, signed by Standard Webhooks 1.0: HMAC-SHA256 over id, time and body. The id stays the same from try to try, so
 * that a receiver knows what it has had. A crash after the answer sends it again, with that id.
 */
export const sendWebhookJob = defineJob({
  name: 'send-webhook',
  payload: z.object({ sendId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { sendId, organizationId }) => {
    const send = await waitingSend(deps.database.prisma, { id: sendId, organizationId })
    if (!send || send.webhook.disabledAt) return
    const secret = deps.vault && webhookSecret(deps.vault, send.webhook)
    if (!secret) {
      deps.log('error', 'A webhook’s secret could not be opened', { webhook: send.webhookId })
      return
    }
    const now = deps.clock.now()
    const body = JSON.stringify(send.payload)
    const answer = await deps.outgoing.postJson(
      send.webhook.url,
      {
        'webhook-id': send.id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(send.id, now, body),
        ...(send.attempts > 0 && { 'webhook-attempt': String(send.attempts + 1) }),
      },
      body,
    )
    const next = afterTry(
      answer.ok ? { status: answer.status } : { detail: answer.detail },
      send.attempts + 1,
      now,
    )
    await deps.database.prisma.$transaction(async (tx) => {
      const came = {
        ...(next.do === 'delivered' && { deliveredAt: now }),
        ...((next.do === 'give-up' || next.do === 'disable') && { failedAt: now }),
        ...('detail' in next && { detail: next.detail }),
      }
      if (!(await recordTry(tx, send, came))) return
      if (next.do === 'disable') await disableWebhook(tx, { id: send.webhookId, organizationId }, now)
      if (next.do === 'retry')
        await deps.outbox.later(tx, [
          { ...sendJobOf(send.id, organizationId), dueAt: next.at, organizationId },
        ])
    })
  },
})
