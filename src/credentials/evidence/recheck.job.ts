import { z } from 'zod'
import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import type { Tx } from '../../queue/database.ts'
import { defineJob } from '../../queue/define-job.ts'
import { changeStanding } from '../change-standing.ts'
import { credentialsOf } from '../credentials.store.ts'
import { keptUntil } from './evidence.rules.ts'
import { lockEvidence, saveEvidence } from './evidence.store.ts'
import { keepFiles } from './files.store.ts'
import { approvedByThemselves, readerOf, recordsOfPerson } from './people.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** Credentials that rest on a piece are suspended, until somebody has looked at it. */
const suspendWhatRestsOn = async (deps: Deps, tx: Tx, whose: Whose, evidenceId: string, reason: string) => {
  const { organizationId } = whose
  const change = { change: 'suspended', reason, actor: 'evidence' } as const
  for (const { id, basis } of await credentialsOf(tx, whose))
    if (basis.some((proof) => proof.kind === 'evidence-approved' && proof.evidenceId === evidenceId))
      await changeStanding(deps, tx, { id, organizationId }, change, deps.clock.now())
}

/**
 * Two records became one: what one of them approved for the other was judged by its own learner. It counts as returned from
 * now on, and what rests on it is suspended. Run twice, it finds nothing.
 */
export const recheckEvidenceJob = defineJob({
  name: 'recheck-evidence',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    const { organizationId, memberId } = whose
    const reader = await readerOf(deps.database.prisma, whose)
    if (!reader) return
    const reason = sayIn(reader.locale).plain('evidence.self-approved')
    await deps.database.prisma.$transaction(async (tx) => {
      const now = deps.clock.now()
      const records = await recordsOfPerson(tx, whose)
      for (const id of await approvedByThemselves(tx, organizationId, records)) {
        const key = { id, organizationId }
        const row = await lockEvidence(tx, key)
        if (row?.status !== 'approved') continue
        await saveEvidence(tx, key, { status: 'returned', reason })
        await keepFiles(tx, key, keptUntil('returned', now), now)
        const entry = { organizationId, actor: 'evidence', action: 'evidence.self-approved', subject: id }
        await writeAudit(tx, { ...entry, detail: { learner: memberId } }, now)
        for (const record of records)
          await suspendWhatRestsOn(deps, tx, { memberId: record, organizationId }, id, reason)
      }
    })
  },
})
