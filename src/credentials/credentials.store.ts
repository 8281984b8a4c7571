import type { AchievementSource } from '../content/achievement-format.ts'
import type { Db } from '../queue/database.ts'
import type { Proof } from './criteria/criterion.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

const shown = {
  achievement: {
    select: { id: true, slug: true, definition: true, translations: true, highStakes: true, draft: true },
  },
} as const

type Row = Awaited<ReturnType<typeof rows>>[number]

const rows = (db: Db, where: { memberId?: string; organizationId: string; id?: string }) =>
  db.credential.findMany({ where, include: shown, orderBy: [{ awardedAt: 'desc' }, { id: 'desc' }] })

/** A credential with its achievement as it is defined now; what was signed is in `signed`. */
export type CredentialRow = Omit<Row, 'achievement' | 'basis'> & {
  readonly basis: readonly Proof[]
  readonly achievement:
    | (Omit<NonNullable<Row['achievement']>, 'definition' | 'translations'> & {
        readonly definition: AchievementSource
        readonly translations: Readonly<Record<string, Partial<AchievementSource>>>
      })
    | null
}

// The columns hold what the import wrote, checked by the schema then.
const typed = (row: Row): CredentialRow => row as unknown as CredentialRow

/** All credentials of a member, the newest first; whether each is valid is for `standing.rules.ts`. */
export const credentialsOf = async (db: Db, { memberId, organizationId }: Whose): Promise<CredentialRow[]> =>
  (await rows(db, { memberId, organizationId })).map(typed)

export const findCredential = async (
  db: Db,
  where: { readonly id: string; readonly organizationId: string },
): Promise<CredentialRow | undefined> => {
  const [row] = await rows(db, where)
  return row && typed(row)
}

/** By its public address, which names no organization. */
export const findPublicCredential = async (db: Db, id: string): Promise<CredentialRow | undefined> => {
  const row = await db.credential.findUnique({ where: { id }, include: shown })
  return row ? typed(row) : undefined
}
