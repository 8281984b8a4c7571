import type { Deps } from '../../chat/deps.ts'
import { leavesOf } from '../../content/achievements.rules.ts'
import type { Tx } from '../../queue/database.ts'
import type { SittingFinished } from '../events.ts'
import { isPassed, resultOf, type SittingResult } from './compose.rules.ts'
import { endSitting, releaseHolds, type SittingRow } from './sittings.store.ts'

const passAtOf = ({ definition, criterion }: SittingRow): number => {
  const leaf = leavesOf(definition.criteria).find((one) => 'id' in one && one.id === criterion)
  return leaf?.kind === 'assessment-passed' ? leaf.passAt : 1
}

/** What a sitting comes to as it stands. */
export const outcomeOf = (
  sitting: SittingRow,
): { readonly result: SittingResult; readonly passed: boolean } => {
  const result = resultOf(sitting.kind, sitting.items)
  return { result, passed: isPassed(sitting.kind, result, sitting.items.length, passAtOf(sitting)) }
}

/**
 * Ends a sitting with what was answered, in the transaction that is given: once, however often it is asked. What was held
 * back from practice returns to it.
 */
export const finishSitting = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  sitting: SittingRow,
  how: { readonly isOutOfTime: boolean },
  now: Date,
): Promise<void> => {
  const { result, passed } = outcomeOf(sitting)
  const status = passed ? 'passed' : how.isOutOfTime ? 'expired' : 'failed'
  if (!(await endSitting(tx, sitting, { status, result }, now))) return
  const { id, organizationId, memberId, achievementId, renewsId } = sitting
  await releaseHolds(tx, { memberId, organizationId }, achievementId)
  await deps.outbox.cancel(tx, [`expire-sitting:${id}`])
  const finished: SittingFinished = {
    name: 'sitting.finished',
    organizationId,
    data: { sittingId: id, memberId, achievementId, passed, renewsId },
  }
  await deps.outbox.emit(tx, finished)
}
