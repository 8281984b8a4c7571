import type { Deps } from '../../chat/deps.ts'
import { type CredentialRow, findCredential } from '../credentials.store.ts'
import type { LearnerRecord } from '../criteria/criterion.ts'
import { type AchievementRow, achievementsFor, recordsFor, type Whose } from '../record.store.ts'
import type { SittingResult } from '../sittings/compose.rules.ts'
import { standingOf } from '../standing.rules.ts'
import { newestSequence, renewalSittings } from './renewals.store.ts'

/** A credential that could be renewed, with all that decides it. */
export type Renewal = {
  readonly credential: CredentialRow
  readonly whose: Whose
  readonly achievement: AchievementRow
  readonly record: LearnerRecord
  readonly sittings: Awaited<ReturnType<typeof renewalSittings>>
  /** What was asked in the last renewal sitting, and wasn't there. */
  readonly missed: readonly string[]
}

const missedIn = (result: SittingResult | null | undefined): string[] =>
  Object.entries(result ?? {}).flatMap(([outcome, { asked, right }]) => (right < asked ? [outcome] : []))

/**
 * What there is to renew: a credential of an achievement that is valid, or has run out, and that nothing newer replaces.
 * Nothing of one that was revoked or is suspended, or of somebody who is gone.
 */
export const loadRenewal = async (
  deps: Pick<Deps, 'database'>,
  key: { readonly credentialId: string; readonly organizationId: string },
  now: Date,
): Promise<Renewal | undefined> => {
  const { prisma } = deps.database
  const { credentialId, organizationId } = key
  const credential = await findCredential(prisma, { id: credentialId, organizationId })
  if (!credential?.memberId || !credential.achievementId) return undefined
  const { state } = standingOf(credential, now)
  if (state !== 'valid' && state !== 'expired') return undefined
  const whose = { memberId: credential.memberId, organizationId }
  const newest = await newestSequence(prisma, whose, credential.achievementId)
  if (newest > credential.sequence) return undefined
  const achievement = (await achievementsFor(prisma, whose)).find(({ id }) => id === credential.achievementId)
  if (!achievement || achievement.draft) return undefined
  const record = (await recordsFor(prisma, whose, [achievement], now)).get(achievement.id)
  if (!record) return undefined
  const sittings = await renewalSittings(prisma, whose, credentialId)
  const finished = sittings.filter(({ finishedAt }) => finishedAt !== null)
  return { credential, whose, achievement, record, sittings, missed: missedIn(finished.at(-1)?.result) }
}
