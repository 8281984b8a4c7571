import type { Deps } from '../chat/deps.ts'
import type { Tx } from '../queue/database.ts'
import type { CredentialStandingChanged } from './events.ts'
import { standingOf } from './standing.rules.ts'
import {
  type CredentialKey,
  type LockedCredential,
  lockCredential,
  recordChange,
  type StandingColumns,
  saveStanding,
} from './standing.store.ts'

type ChangeDeps = Pick<Deps, 'outbox'>

export type StandingChange =
  | { readonly change: 'suspended' | 'revoked'; readonly reason: string }
  | { readonly change: 'reinstated' | 'expired' }

/** `unchanged`: it was so already, or can't become so any more (what is revoked stays revoked). */
export type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'unchanged' }

const columnsOf = (row: LockedCredential, wanted: StandingChange, now: Date): StandingColumns | undefined => {
  if (row.revokedAt) return undefined
  switch (wanted.change) {
    case 'revoked':
      return { revokedAt: now, revokedReason: wanted.reason }
    case 'suspended':
      return row.suspendedAt ? undefined : { suspendedAt: now, suspendedReason: wanted.reason }
    case 'reinstated':
      return row.suspendedAt ? { suspendedAt: null, suspendedReason: null } : undefined
    case 'expired':
      return row.lapsedAt || standingOf(row, now).state !== 'expired' ? undefined : { lapsedAt: now }
  }
}

/**
 * Changes what a credential is, in the transaction that is given: the row, the history, the status lists and what follows,
 * all or nothing. Done twice, the second finds nothing to do. A revocation can't be taken back.
 */
export const changeStanding = async (
  deps: ChangeDeps,
  tx: Tx,
  key: CredentialKey,
  wanted: StandingChange & { readonly actor: string },
  now: Date,
): Promise<Changed> => {
  const row = await lockCredential(tx, key)
  if (!row) return { ok: false, reason: 'unknown' }
  const columns = columnsOf(row, wanted, now)
  if (!columns) return { ok: false, reason: 'unchanged' }
  await saveStanding(tx, row, columns)
  const { actor, change } = wanted
  const reason = 'reason' in wanted ? wanted.reason : undefined
  const changeId = await recordChange(tx, key, { actor, change, reason }, now)
  const event: CredentialStandingChanged = {
    name: 'credential.standing-changed',
    organizationId: row.organizationId,
    data: {
      credentialId: row.id,
      memberId: row.memberId,
      achievementId: row.achievementId,
      change,
      changeId,
    },
  }
  await deps.outbox.emit(tx, event)
  return { ok: true }
}
