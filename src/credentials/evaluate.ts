import type { Deps } from '../chat/deps.ts'
import type { Tx } from '../queue/database.ts'
import { awardsOf, insertAward } from './award.store.ts'
import type { LearnerRecord, Proof, Verdict } from './criteria/criterion.ts'
import { verdictOn } from './criteria/registry.ts'
import type { CredentialAwarded } from './events.ts'
import { ownIssuer } from './issuing/issuers.store.ts'
import { type AchievementRow, achievementsFor, recordsFor, type Whose } from './record.store.ts'
import { recordChange } from './standing.store.ts'
import { monthsLater } from './validity.rules.ts'

type EvaluateDeps = Pick<Deps, 'database' | 'outbox' | 'clock'>

export type Evaluated = {
  readonly achievement: AchievementRow
  readonly record: LearnerRecord
  readonly verdict: Verdict
}

/** What a member has earned by now, and what is missing of the rest. Changes nothing. */
export const evaluateAll = async (
  deps: Pick<Deps, 'database'>,
  whose: Whose,
  now: Date,
): Promise<Evaluated[]> => {
  const { prisma } = deps.database
  const achievements = await achievementsFor(prisma, whose)
  const records = await recordsFor(prisma, whose, achievements, now)
  return achievements.flatMap((achievement) => {
    const record = records.get(achievement.id)
    return record
      ? [{ achievement, record, verdict: verdictOn(achievement.definition.criteria, record, now) }]
      : []
  })
}

/** Gives an award, with what follows from it, in the transaction that is given; `undefined` where it was given before. */
export const award = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  whose: Whose,
  given: {
    readonly achievement: AchievementRow
    readonly proofs: readonly Proof[]
    readonly sequence: number
    readonly renewsId: string | null
    readonly validUntil: Date | null
  },
  now: Date,
): Promise<string | undefined> => {
  const { organizationId, memberId } = whose
  const { achievement, proofs, sequence, renewsId, validUntil } = given
  const issuer = await ownIssuer(tx, organizationId, now)
  const id = await insertAward(
    tx,
    whose,
    {
      achievementId: achievement.id,
      issuerId: issuer.id,
      validUntil,
      proofs,
      sequence,
      renewsId,
    },
    now,
  )
  if (id === undefined) return undefined
  await recordChange(
    tx,
    { id, organizationId },
    { actor: 'whetstone', change: renewsId ? 'renewed' : 'awarded' },
    now,
  )
  const event: CredentialAwarded = {
    name: 'credential.awarded',
    organizationId,
    data: { credentialId: id, memberId, achievementId: achievement.id },
  }
  await deps.outbox.emit(tx, event)
  return id
}

/**
 * Awards what a member has earned and was never given. Two workers at once give it once. What was given before and has run
 * out, or was revoked, is not given again for the same proofs: that is for a renewal, or for whoever revoked it.
 */
export const evaluateMember = async (deps: EvaluateDeps, whose: Whose): Promise<string[]> => {
  const now = deps.clock.now()
  const given: string[] = []
  for (const { achievement, verdict } of await evaluateAll(deps, whose, now)) {
    if (!verdict.earned || achievement.draft) continue
    const id = await deps.database.prisma.$transaction(async (tx) => {
      const before = await awardsOf(tx, whose, achievement.id)
      if (before.length > 0) return undefined
      const { validMonths } = achievement.definition
      const validUntil = validMonths === undefined ? null : monthsLater(now, validMonths)
      const given = { achievement, proofs: verdict.proofs, sequence: 1, renewsId: null, validUntil }
      return award(deps, tx, whose, given, now)
    })
    if (id !== undefined) given.push(id)
  }
  return given
}
