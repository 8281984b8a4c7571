import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { defineJob } from '../../queue/define-job.ts'
import type { Proof } from '../criteria/criterion.ts'
import { award } from '../evaluate.ts'
import type { OutcomesFaded } from '../events.ts'
import { isValid } from '../standing.rules.ts'
import { lockCredential } from '../standing.store.ts'
import { loadRenewal, type Renewal } from './load-renewal.ts'
import { renewedUntil } from './renewal.rules.ts'
import { newestSequence, outcomeIdsOf } from './renewals.store.ts'

/** What the renewal rests on: what was proven then, and what was shown to be known still. */
const proofsOf = ({ credential, sittings }: Renewal): Proof[] | undefined => {
  const passed = sittings.findLast(({ status }) => status === 'passed')
  if (!passed?.finishedAt) return undefined
  const asked = Object.values(passed.result ?? {})
  return [
    ...credential.basis.filter(({ kind }) => kind !== 'renewed'),
    {
      kind: 'renewed',
      sittingId: passed.id,
      credentialId: credential.id,
      outcomes: asked.length,
      items: asked.reduce((sum, one) => sum + one.asked, 0),
      at: passed.finishedAt.toISOString(),
    },
  ]
}

/** What it builds on is held still. */
const standsStill = ({ credential, record }: Renewal, now: Date): boolean =>
  credential.basis.every((proof) => {
    if (proof.kind !== 'achievement-held') return true
    const held = record.credentials.get(proof.achievement)
    return held !== undefined && isValid(held, now)
  })

const renew = async (deps: Deps, renewal: Renewal, proofs: readonly Proof[], now: Date): Promise<void> => {
  const { credential, whose, achievement } = renewal
  await deps.database.prisma.$transaction(async (tx) => {
    const old = await lockCredential(tx, credential)
    if (!old || old.revokedAt || old.suspendedAt) return
    if ((await newestSequence(tx, whose, achievement.id)) > old.sequence) return
    const validUntil = renewedUntil(old.validUntil, achievement.definition.validMonths, now)
    const given = { achievement, proofs, sequence: old.sequence + 1, renewsId: old.id, validUntil }
    await award(deps, tx, whose, given, now)
  })
}

/** What was missed comes first in the next lessons. */
const practiseMissed = async (deps: Deps, renewal: Renewal): Promise<void> => {
  const { whose, achievement, missed, sittings } = renewal
  const last = sittings.findLast(({ finishedAt }) => finishedAt !== null)
  if (missed.length === 0 || !last?.finishedAt) return
  const { memberId, organizationId } = whose
  const outcomeIds = await outcomeIdsOf(deps.database.prisma, organizationId, achievement.packId, missed)
  const faded: OutcomesFaded = {
    name: 'outcomes.faded',
    organizationId,
    data: { memberId, outcomeIds, at: last.finishedAt.toISOString() },
  }
  await deps.database.prisma.$transaction((tx) => deps.outbox.emit(tx, faded))
}

/**
 * Follows a renewal sitting: passed, a new credential is given that names the old one; else what was missed is practised. Run
 * twice or by two workers at once, one is given. What was suspended meanwhile waits until it is reinstated.
 */
export const renewCredentialJob = defineJob({
  name: 'renew-credential',
  payload: z.object({ credentialId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, of) => {
    const now = deps.clock.now()
    const renewal = await loadRenewal(deps, of, now)
    if (!renewal) return
    const proofs = proofsOf(renewal)
    if (!proofs) await practiseMissed(deps, renewal)
    else if (standsStill(renewal, now)) await renew(deps, renewal, proofs, now)
  },
})
