import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Tx } from '../queue/database.ts'
import { defineJob } from '../queue/define-job.ts'
import type { MembersChanged, MembersMerged } from './events.ts'
import { survivorOf } from './merge.rules.ts'
import { deliveriesToSend, lockMembers, mergeableMembers, mergedInto, saveMerged } from './merge.store.ts'
import { type Move, moveHistory } from './move.store.ts'
import { saveAuditEntry } from './roster.store.ts'

type MergeDeps = Pick<Deps, 'database' | 'outbox' | 'clock'>

/**
 * An answer that was on its way while two records were joined is stored under the one that has gone: it is fetched
 * after so long. Longer than a press may take.
 */
const restAfterMs = 60_000

/** What follows in other rooms; each may be done twice. */
const tell = async (deps: MergeDeps, tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const waiting = await deliveriesToSend(tx, organizationId, to)
  const merged: MembersMerged = {
    name: 'members.merged',
    organizationId,
    data: { memberId: to, mergedId: from, waiting },
  }
  const changed: MembersChanged = { name: 'members.changed', organizationId, data: { memberIds: [to] } }
  await deps.outbox.emit(tx, merged)
  await deps.outbox.emit(tx, changed)
}

/**
 * Makes two members of one organization one, in the transaction that is given; the id of the one who stays. Where one
 * has become part of something already, nothing is done and `undefined` comes back.
 */
export const mergeMembers = async (
  deps: MergeDeps,
  tx: Tx,
  pair: { readonly organizationId: string; readonly ids: readonly [string, string]; readonly actor: string },
): Promise<string | undefined> => {
  const { organizationId, ids, actor } = pair
  const now = deps.clock.now()
  await lockMembers(tx, organizationId, ids)
  const [a, b] = await mergeableMembers(tx, organizationId, ids)
  if (!a || !b) return undefined
  const { survivor, merged } = survivorOf(a, b)
  const move: Move = { organizationId, from: merged.id, to: survivor.id }
  const answers = await moveHistory(tx, move, localDateAt(survivor.timeZone, now))
  await saveMerged(tx, survivor, merged)
  await saveAuditEntry(
    tx,
    { organizationId, now },
    { actor, action: 'people.merge', subject: survivor.id, detail: { merged: merged.id, answers } },
  )
  await tell(deps, tx, move)
  await deps.outbox.later(tx, [
    {
      key: `merge-rest:${merged.id}`,
      job: 'merge-rest',
      payload: { memberId: merged.id, organizationId },
      dueAt: new Date(now.getTime() + restAfterMs),
      organizationId,
    },
  ])
  return survivor.id
}

/** Fetches what was stored under a merged member after all. Run twice, it finds nothing. */
export const mergeRestJob = defineJob({
  name: 'merge-rest',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { memberId, organizationId }) => {
    await deps.database.prisma.$transaction(
      async (tx) => {
        const to = await mergedInto(tx, organizationId, memberId)
        if (!to) return
        await lockMembers(tx, organizationId, [memberId, to])
        const [survivor] = await mergeableMembers(tx, organizationId, [to])
        if (!survivor) return
        const move: Move = { organizationId, from: memberId, to }
        await moveHistory(tx, move, localDateAt(survivor.timeZone, deps.clock.now()))
        await tell(deps, tx, move)
      },
      { timeout: 30_000 },
    )
  },
})
