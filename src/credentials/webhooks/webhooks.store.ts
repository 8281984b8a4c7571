import { newId } from '../../kernel/ids.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Db, Tx } from '../../queue/database.ts'
import type { WebhookEvent } from './webhook.rules.ts'

/** Where a webhook's secret is sealed: it opens in its own row alone. */
export const webhookPlace = (id: string, organizationId: string) => ({
  organizationId,
  ownerId: id,
  name: 'webhook-secret',
})

export type NewWebhook = {
  readonly organizationId: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  readonly secret: string
}

export const addWebhook = async (db: Db, vault: Vault, wanted: NewWebhook, now: Date): Promise<string> => {
  const { organizationId, url, events, secret } = wanted
  const id = newId(now.getTime())
  const { sealed, keyId } = vault.seal(secret, webhookPlace(id, organizationId))
  await db.webhook.create({
    data: { id, organizationId, url, events: [...events], sealed, sealedWith: keyId, createdAt: now },
  })
  return id
}

/** Opens the secret that a webhook signs with; `undefined` when the key is not there. */
export const webhookSecret = (
  vault: Vault,
  webhook: { readonly id: string; readonly organizationId: string; readonly sealed: string },
): string | undefined => {
  const opened = vault.open(webhook.sealed, webhookPlace(webhook.id, webhook.organizationId))
  return opened.ok ? opened.text : undefined
}

export const listWebhooks = (db: Db, organizationId: string) =>
  db.webhook.findMany({
    where: { organizationId },
    orderBy: { id: 'asc' },
    select: { id: true, url: true, events: true, createdAt: true, disabledAt: true },
  })

export const removeWebhook = async (
  db: Db,
  where: { id: string; organizationId: string },
): Promise<boolean> => (await db.webhook.deleteMany({ where })).count > 0

/** One row for each webhook that listens, however often it is asked for; the ids of those that still have to go. */
export const planSends = async (
  tx: Tx,
  about: { organizationId: string; event: WebhookEvent; subjectId: string; payload: object },
  now: Date,
): Promise<string[]> => {
  const { organizationId, event, subjectId, payload } = about
  const webhooks = await tx.webhook.findMany({
    where: { organizationId, disabledAt: null, events: { has: event } },
    select: { id: true },
  })
  await tx.webhookSend.createMany({
    skipDuplicates: true,
    data: webhooks.map(({ id: webhookId }) => ({
      id: newId(now.getTime()),
      organizationId,
      webhookId,
      event,
      subjectId,
      payload,
      createdAt: now,
    })),
  })
  const waiting = await tx.webhookSend.findMany({
    where: { organizationId, event, subjectId, deliveredAt: null, failedAt: null },
    select: { id: true },
  })
  return waiting.map(({ id }) => id)
}

/** A send that still has to go, with where to. */
export const waitingSend = (db: Db, where: { id: string; organizationId: string }) =>
  db.webhookSend.findFirst({
    where: { ...where, deliveredAt: null, failedAt: null },
    include: { webhook: true },
  })

type Send = { readonly id: string; readonly organizationId: string }

/** Writes what came of a try, unless another process has written that of the same try. */
export const recordTry = async (
  tx: Tx,
  send: Send & { readonly attempts: number },
  came: { readonly deliveredAt?: Date; readonly failedAt?: Date; readonly detail?: string },
): Promise<boolean> => {
  const { count } = await tx.webhookSend.updateMany({
    where: { id: send.id, organizationId: send.organizationId, attempts: send.attempts, deliveredAt: null },
    data: { attempts: send.attempts + 1, detail: came.detail ?? null, ...came },
  })
  return count === 1
}

export const disableWebhook = async (
  tx: Tx,
  where: { id: string; organizationId: string },
  now: Date,
): Promise<void> => {
  await tx.webhook.updateMany({ where, data: { disabledAt: now } })
}

/** The last sends of an organization, the newest first, for whoever looks after them. */
export const recentSends = (db: Db, organizationId: string) =>
  db.webhookSend.findMany({
    where: { organizationId },
    orderBy: { id: 'desc' },
    take: 20,
    select: {
      id: true,
      webhookId: true,
      event: true,
      attempts: true,
      deliveredAt: true,
      failedAt: true,
      detail: true,
    },
  })
