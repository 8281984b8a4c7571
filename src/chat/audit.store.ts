import { newId } from '../kernel/ids.ts'
import type { Tx } from '../queue/database.ts'

export type Audited = {
  readonly organizationId: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

/** Writes down who did what, in the transaction that does it. Never holds a secret. */
export const writeAudit = async (tx: Tx, entry: Audited, at: Date): Promise<void> => {
  const { detail = {}, ...rest } = entry
  await tx.auditEntry.create({ data: { id: newId(at.getTime()), at, ...rest, detail: detail as object } })
}
