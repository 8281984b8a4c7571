import { hashToken, newToken } from '../../kernel/secrets.ts'
import type { Db, Tx } from '../../queue/database.ts'

/** What a token lets another program do. */
export const tokenScopes = ['issue', 'verify', 'status'] as const
export type TokenScope = (typeof tokenScopes)[number]

export type Token = {
  readonly organizationId: string
  readonly name: string
  readonly scopes: readonly string[]
}

/** So that a token that leaked is known for what it is, by people and by scanners. */
const beginning = 'wst_'

/** Makes a token; only its hash is kept. `undefined` where the name is taken. */
export const createToken = async (
  tx: Tx,
  token: Token & { readonly scopes: readonly TokenScope[] },
  now: Date,
): Promise<string | undefined> => {
  const secret = `${beginning}${newToken()}`
  const { organizationId, name, scopes } = token
  const { count } = await tx.apiToken.createMany({
    data: [{ hash: hashToken(secret), organizationId, name, scopes: [...scopes], createdAt: now }],
    skipDuplicates: true,
  })
  return count === 1 ? secret : undefined
}

/** `false` where there is none of that name, or it was revoked before. */
export const revokeToken = async (
  tx: Tx,
  { organizationId, name }: Pick<Token, 'organizationId' | 'name'>,
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.apiToken.updateMany({
    where: { organizationId, name, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

/** All tokens that were ever made, without what they open with. */
export const listTokens = (db: Db, organizationId: string) =>
  db.apiToken.findMany({
    where: { organizationId },
    select: { name: true, scopes: true, createdAt: true, revokedAt: true },
    orderBy: { createdAt: 'asc' },
  })

/** Whose a token is, as long as it counts. */
export const findToken = async (db: Db, secret: string): Promise<Token | undefined> => {
  const row = await db.apiToken.findUnique({
    where: { hash: hashToken(secret) },
    select: { organizationId: true, name: true, scopes: true, revokedAt: true },
  })
  if (!row || row.revokedAt) return undefined
  const { organizationId, name, scopes } = row
  return { organizationId, name, scopes }
}
