import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import { instantOf, localDateAt } from '../../kernel/time-zone.ts'
import type { Tx } from '../../queue/database.ts'
import type { EvidenceDecided } from '../events.ts'
import type { Assessor } from './assessor.rules.ts'
import { achievementsNear, assessorsFor } from './assessors.store.ts'
import {
  type Deed,
  type Judgement,
  judgedADay,
  judgementFault,
  keptUntil,
  lockedBy,
  scoresOf,
  stepOf,
} from './evidence.rules.ts'
import {
  countDecidedSince,
  type EvidenceRow,
  findEvidence,
  lockEvidence,
  saveEvidence,
} from './evidence.store.ts'
import type { JudgeFault } from './evidence-words.rules.ts'
import { keepFiles } from './files.store.ts'
import { type EvidenceCriterion, findCriterion } from './wanted.rules.ts'

type JudgeDeps = Pick<Deps, 'database' | 'outbox' | 'clock'>

/** Who judges: a member, with the zone in which their day is counted. */
export type Judge = { readonly memberId: string; readonly organizationId: string; readonly timeZone: string }

export type Opened = {
  readonly row: EvidenceRow
  readonly criterion: EvidenceCriterion
  readonly assessor: Assessor
}

type Refused = { readonly ok: false; readonly reason: JudgeFault; readonly until?: Date }

const refused = (reason: JudgeFault, until?: Date | null): Refused => ({
  ok: false,
  reason,
  ...(until ? { until } : {}),
})

/** The piece, held, and in which right somebody judges it; or why they may not. */
const entitled = async (tx: Tx, judge: Judge, evidenceId: string, now: Date): Promise<Opened | Refused> => {
  const { memberId, organizationId } = judge
  const row = await lockEvidence(tx, { id: evidenceId, organizationId })
  const criterion = row && findCriterion(row.achievement.definition, row.criterion)
  if (!row || !criterion) return refused('unknown')
  if (row.memberId === memberId) return refused('own')
  const all = await assessorsFor(tx, row, row.memberId, now)
  const assessor = all.find((each) => each.memberId === memberId)
  return assessor ? { row, criterion, assessor } : refused('not-eligible')
}

const step = (row: EvidenceRow, deed: Deed, now: Date) => {
  const stepped = stepOf({ ...row, learner: row.memberId }, deed, now)
  return stepped.ok ? stepped : refused(stepped.reason, row.lockedUntil)
}

/** When a judge's day began. */
const dayOf = ({ timeZone }: Judge, now: Date): Date => instantOf(timeZone, localDateAt(timeZone, now), 0)

const hadEnough = async (tx: Tx, judge: Judge, now: Date): Promise<boolean> =>
  (await countDecidedSince(tx, judge, dayOf(judge, now))) >= judgedADay

/** Opens a piece for who may judge it: for half an hour it is theirs. Opened again, the half hour begins anew. */
export const openEvidence = (
  { database, clock }: JudgeDeps,
  judge: Judge,
  evidenceId: string,
): Promise<({ readonly ok: true } & Opened) | Refused> =>
  database.prisma.$transaction(async (tx) => {
    const now = clock.now()
    const opened = await entitled(tx, judge, evidenceId, now)
    if ('reason' in opened) return opened
    const stepped = step(opened.row, { do: 'open', by: judge.memberId }, now)
    if (!stepped.ok) return stepped
    if (await hadEnough(tx, judge, now)) return refused('enough-today')
    const { lockedBy: by, lockedUntil } = stepped.piece
    const key = { id: evidenceId, organizationId: judge.organizationId }
    await saveEvidence(tx, key, { lockedBy: by, lockedUntil })
    return { ok: true, ...opened, row: { ...opened.row, lockedBy: by, lockedUntil } }
  })

/**
 * Decides, once: what was decided stays. The learner hears of it, and what they have earned is looked at, by what follows
 * from the event.
 */
export const decideEvidence = (
  deps: JudgeDeps,
  judge: Judge,
  evidenceId: string,
  judgement: Judgement,
): Promise<({ readonly ok: true } & Opened) | Refused> =>
  deps.database.prisma.$transaction(async (tx) => {
    const now = deps.clock.now()
    const { organizationId, memberId } = judge
    const opened = await entitled(tx, judge, evidenceId, now)
    if ('reason' in opened) return opened
    const { row, criterion, assessor } = opened
    const stepped = step(row, { do: judgement.approve ? 'approve' : 'return', by: memberId }, now)
    if (!stepped.ok) return stepped
    if (await hadEnough(tx, judge, now)) return refused('enough-today')
    const fault = judgementFault(judgement, criterion.rubric)
    if (fault) return refused(fault)
    const key = { id: evidenceId, organizationId }
    const { status } = stepped.piece
    const reason = judgement.reason.trim()
    const decided = {
      status,
      lockedBy: null,
      lockedUntil: null,
      assessorId: assessor.memberId,
      assessorName: assessor.name,
      assessorBy: assessor.by,
      appointedWhy: assessor.by === 'appointed' ? assessor.why : null,
      decidedAt: now,
      scores: scoresOf(criterion.rubric, judgement.met),
      reason: reason === '' ? null : reason,
    } as const
    await saveEvidence(tx, key, decided)
    await keepFiles(tx, key, keptUntil(status, now), now)
    const about = { learner: row.memberId, achievement: row.achievement.slug, by: assessor.by }
    const actor = `member:${memberId}`
    await writeAudit(
      tx,
      { organizationId, actor, action: `evidence.${status}`, subject: evidenceId, detail: about },
      now,
    )
    const event: EvidenceDecided = {
      name: 'evidence.decided',
      organizationId,
      data: {
        evidenceId,
        memberId: row.memberId,
        achievementId: row.achievementId,
        approved: judgement.approve,
      },
    }
    await deps.outbox.emit(tx, event)
    return { ok: true, row: { ...row, ...decided }, criterion, assessor }
  })

/** What waits for somebody to judge it and is nobody else's now, oldest first. */
export const waitingFor = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  judge: Pick<Judge, 'memberId' | 'organizationId'>,
): Promise<EvidenceRow[]> => {
  const { prisma } = database
  const now = clock.now()
  const { memberId, organizationId } = judge
  const near = await achievementsNear(prisma, judge)
  if (near.length === 0) return []
  const pieces = await findEvidence(prisma, {
    organizationId,
    status: 'waiting',
    achievementId: { in: near },
  })
  const found: EvidenceRow[] = []
  for (const row of pieces) {
    const holder = lockedBy(row, now)
    if (holder !== undefined && holder !== memberId) continue
    const may = await assessorsFor(prisma, row, row.memberId, now)
    if (may.some((each) => each.memberId === memberId)) found.push(row)
  }
  return found
}

/** Opens what has waited longest. `undefined` where nothing waits; a refusal where somebody was quicker with all of it. */
export const openNext = async (
  deps: JudgeDeps,
  judge: Judge,
): Promise<({ readonly ok: true } & Opened) | Refused | undefined> => {
  let last: Refused | undefined
  for (const { id } of await waitingFor(deps, judge)) {
    const opened = await openEvidence(deps, judge, id)
    if (opened.ok || opened.reason === 'enough-today') return opened
    last = opened
  }
  return last
}
