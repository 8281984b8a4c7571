import type { Vault } from '../kernel/vault.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { SecretSource } from './rotate-secrets.ts'

/** The tokens by which the bot acts in one workspace. */
export type Tokens = { readonly botToken: string; readonly refreshToken?: string | undefined }

const names = { botToken: 'bot-token', refreshToken: 'refresh-token' } as const

type Whose = { readonly organizationId: string; readonly installationId: string }

const placeOf = ({ organizationId, installationId }: Whose, name: string) => ({
  organizationId,
  ownerId: installationId,
  name,
})

/** Seals the tokens of an installation in place of those that it had. */
export const sealTokens = async (tx: Tx, vault: Vault, whose: Whose, tokens: Tokens): Promise<void> => {
  const { installationId, organizationId } = whose
  await tx.installationSecret.deleteMany({ where: { installationId, organizationId } })
  const given = (['botToken', 'refreshToken'] as const).flatMap((field) => {
    const text = tokens[field]
    return text === undefined ? [] : [{ name: names[field], text }]
  })
  await tx.installationSecret.createMany({
    data: given.map(({ name, text }) => ({
      installationId,
      organizationId,
      name,
      ...vault.seal(text, placeOf(whose, name)),
    })),
  })
}

/** Nothing of them is left, also not sealed. */
export const eraseTokens = async (tx: Tx, { installationId, organizationId }: Whose): Promise<void> => {
  await tx.installationSecret.deleteMany({ where: { installationId, organizationId } })
}

/** An installation that has tokens of its own, as they are kept. */
export const sealedTokensOf = (db: Db, platform: string, tenant: string) =>
  db.installation.findFirst({
    where: { platform, tenant, secrets: { some: { name: names.botToken } } },
    select: {
      id: true,
      organizationId: true,
      tenant: true,
      name: true,
      botId: true,
      botUserId: true,
      enterpriseId: true,
      tokenExpiresAt: true,
      secrets: { select: { name: true, sealed: true } },
    },
  })

export type SealedTokens = NonNullable<Awaited<ReturnType<typeof sealedTokensOf>>>

/** Opens what is sealed. `missing`: there is no such token. */
export const openToken = (vault: Vault, row: SealedTokens, field: keyof Tokens) => {
  const name = names[field]
  const found = row.secrets.find((secret) => secret.name === name)
  if (!found) return { ok: false, reason: 'missing', keyId: '' } as const
  return vault.open(
    found.sealed,
    placeOf({ organizationId: row.organizationId, installationId: row.id }, name),
  )
}

/**
 * Takes the right to ask for the next token, for one process at a time and until an instant: who dies meanwhile loses
 * it. No transaction stays open while the platform is asked, because the embedded database has only one.
 */
export const takeRenewal = async (
  db: Db,
  installationId: string,
  now: Date,
  until: Date,
): Promise<boolean> => {
  const taken = await db.installation.updateMany({
    where: { id: installationId, OR: [{ renewingUntil: null }, { renewingUntil: { lte: now } }] },
    data: { renewingUntil: until },
  })
  return taken.count === 1
}

export const giveRenewalBack = async (db: Db, installationId: string): Promise<void> => {
  await db.installation.updateMany({ where: { id: installationId }, data: { renewingUntil: null } })
}

/** Keeps new tokens, unless the installation was removed while they were asked for. */
export const storeRenewed = async (
  tx: Tx,
  vault: Vault,
  whose: Whose,
  tokens: Tokens,
  expiresAt: Date | null,
): Promise<void> => {
  const { installationId, organizationId } = whose
  await tx.$queryRaw`SELECT 1 FROM installations
    WHERE id = ${installationId} AND organization_id = ${organizationId} FOR UPDATE`
  const there = await tx.installationSecret.count({ where: { installationId, organizationId } })
  if (there > 0) await sealTokens(tx, vault, whose, tokens)
  await tx.installation.updateMany({
    where: { id: installationId, organizationId },
    data: { renewingUntil: null, tokenExpiresAt: there > 0 ? expiresAt : null },
  })
}

/** The secrets of all installations, to be sealed anew. */
export const installationSecrets = (db: Db): SecretSource => ({
  counts: async () => {
    const groups = await db.installationSecret.groupBy({ by: ['keyId'], _count: { _all: true } })
    return new Map(groups.map(({ keyId, _count }) => [keyId, _count._all]))
  },
  notOf: async (keyId, after, atMost) => {
    const rows = await db.installationSecret.findMany({
      where: {
        keyId: { not: keyId },
        ...(after && {
          OR: [
            { installationId: { gt: after.ownerId } },
            { installationId: after.ownerId, name: { gt: after.name } },
          ],
        }),
      },
      orderBy: [{ installationId: 'asc' }, { name: 'asc' }],
      take: atMost,
    })
    return rows.map((row) => ({ ...placeOf(row, row.name), sealed: row.sealed, keyId: row.keyId }))
  },
  reseal: async ({ ownerId, organizationId, name, sealed }, after) => {
    const { count } = await db.installationSecret.updateMany({
      where: { installationId: ownerId, organizationId, name, sealed },
      data: after,
    })
    return count === 1
  },
})
