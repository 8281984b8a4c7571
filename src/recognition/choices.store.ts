import type { Db, Tx } from '../queue/database.ts'
import { type Choice, choices } from './choice.rules.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** What somebody has chosen, by kind; to be asked first is what holds of everything else. */
export const choicesOf = async (db: Db, whose: Whose): Promise<ReadonlyMap<string, Choice>> => {
  const rows = await db.recognitionChoice.findMany({ where: whose })
  return new Map(
    rows.map(({ kind, choice }) => [kind, choices.find((one) => one === choice) ?? 'ask'] as const),
  )
}

export const saveChoice = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  kind: string,
  choice: Choice,
): Promise<void> => {
  await tx.recognitionChoice.upsert({
    where: { memberId_kind: { memberId, kind }, organizationId },
    create: { memberId, kind, organizationId, choice },
    update: { choice },
  })
}
