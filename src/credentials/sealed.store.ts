import type { SealedSecret, SecretSource } from '../people/rotate-secrets.ts'
import type { Db } from '../queue/database.ts'
import { signingKeyPlace } from './issuing/keys.ts'
import { webhookPlace } from './webhooks/webhooks.store.ts'

type Row = {
  readonly id: string
  readonly organizationId: string
  readonly sealed: string | null
  readonly sealedWith: string | null
}

const secretsOf = (
  rows: readonly Row[],
  placeOf: (id: string, organizationId: string) => Pick<SealedSecret, 'ownerId' | 'organizationId' | 'name'>,
): SealedSecret[] =>
  rows.flatMap(({ id, organizationId, sealed, sealedWith }) =>
    sealed === null || sealedWith === null
      ? []
      : [{ ...placeOf(id, organizationId), sealed, keyId: sealedWith }],
  )

const countsOf = (groups: readonly { sealedWith: string | null; _count: { _all: number } }[]) =>
  new Map(
    groups.flatMap(({ sealedWith, _count }) =>
      sealedWith === null ? [] : [[sealedWith, _count._all] as const],
    ),
  )

/** The signing keys of all issuers, to be sealed anew. */
export const signingKeySecrets = (db: Db): SecretSource => ({
  counts: async () => {
    const groups = await db.issuerKey.groupBy({
      by: ['sealedWith'],
      where: { sealed: { not: null } },
      _count: { _all: true },
    })
    return countsOf(groups)
  },
  notOf: async (keyId, after, atMost) =>
    secretsOf(
      await db.issuerKey.findMany({
        where: {
          sealed: { not: null },
          sealedWith: { not: keyId },
          ...(after && { id: { gt: after.ownerId } }),
        },
        orderBy: { id: 'asc' },
        take: atMost,
      }),
      signingKeyPlace,
    ),
  reseal: async ({ ownerId: id, organizationId, sealed }, after) => {
    const { count } = await db.issuerKey.updateMany({
      where: { id, organizationId, sealed },
      data: { sealed: after.sealed, sealedWith: after.keyId },
    })
    return count === 1
  },
})

/** The secrets of all webhooks, to be sealed anew. */
export const webhookSecrets = (db: Db): SecretSource => ({
  counts: async () => {
    const groups = await db.webhook.groupBy({ by: ['sealedWith'], _count: { _all: true } })
    return countsOf(groups)
  },
  notOf: async (keyId, after, atMost) =>
    secretsOf(
      await db.webhook.findMany({
        where: { sealedWith: { not: keyId }, ...(after && { id: { gt: after.ownerId } }) },
        orderBy: { id: 'asc' },
        take: atMost,
      }),
      webhookPlace,
    ),
  reseal: async ({ ownerId: id, organizationId, sealed }, after) => {
    const { count } = await db.webhook.updateMany({
      where: { id, organizationId, sealed },
      data: { sealed: after.sealed, sealedWith: after.keyId },
    })
    return count === 1
  },
})
