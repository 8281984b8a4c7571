import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import type { EvidenceSubmitted } from '../events.ts'
import { keptUntil, mayHandIn, type StepFault, stepOf } from './evidence.rules.ts'
import {
  type EvidenceRow,
  findEvidence,
  insertEvidence,
  lockEvidence,
  lockLearner,
  saveEvidence,
} from './evidence.store.ts'
import type { HandInFault } from './evidence-words.rules.ts'
import { fileLimits } from './file.rules.ts'
import { keepFiles } from './files.store.ts'
import { type GivenFile, readFiles } from './store-files.ts'
import { findCriterion } from './wanted.rules.ts'
import { findAchievement } from './wanted.store.ts'

type HandInDeps = Pick<Deps, 'database' | 'outbox' | 'clock' | 'imageTools'>
export type Whose = { readonly memberId: string; readonly organizationId: string }

export type Submission = {
  readonly achievementId: string
  readonly criterion: string
  readonly text: string
  readonly files: readonly GivenFile[]
}

export type HandedIn =
  | { readonly ok: true; readonly evidenceId: string }
  | { readonly ok: false; readonly fault: HandInFault; readonly name?: string }

const refused = (fault: HandInFault, name?: string): HandedIn => ({
  ok: false,
  fault,
  ...(name ? { name } : {}),
})

/** The newest piece of a learner for a criterion, leaving out what they took back. */
export const newestOf = (pieces: readonly EvidenceRow[]): EvidenceRow | undefined =>
  pieces.findLast(({ status }) => status !== 'withdrawn')

/**
 * A learner hands in a text, files or both. One piece waits at a time: who wants to add to it takes it back first. Sent
 * twice, the second is told that the first waits.
 */
export const handIn = async (deps: HandInDeps, whose: Whose, submission: Submission): Promise<HandedIn> => {
  const { prisma } = deps.database
  const { organizationId, memberId } = whose
  const achievement = await findAchievement(prisma, organizationId, submission.achievementId)
  const asked = achievement && findCriterion(achievement.definition, submission.criterion)
  if (!achievement || !asked) return refused('unknown')
  const text = submission.text.replace(/\r\n?/g, '\n').trim()
  if (text !== '' && !asked.accepts.includes('text')) return refused('no-text')
  if (text.length > fileLimits.text) return refused('text-too-long')
  if (text === '' && submission.files.length === 0) return refused('nothing')
  const read = await readFiles(deps, submission.files, asked.accepts)
  if (!read.ok) return refused(read.fault, read.name)
  const now = deps.clock.now()
  const piece = { memberId, achievementId: achievement.id, criterion: asked.id }
  return prisma.$transaction(async (tx) => {
    await lockLearner(tx, whose)
    const may = mayHandIn(newestOf(await findEvidence(tx, { organizationId, ...piece })))
    if (may !== 'yes') return refused(may)
    const kept = {
      text: text === '' ? undefined : text,
      files: read.files,
      keptUntil: keptUntil('waiting', now),
    }
    const evidenceId = await insertEvidence(tx, organizationId, { ...piece, ...kept }, now)
    const data = { evidenceId, memberId, achievementId: achievement.id }
    const submitted: EvidenceSubmitted = { name: 'evidence.submitted', organizationId, data }
    await deps.outbox.emit(tx, submitted)
    return { ok: true, evidenceId }
  })
}

/** A learner takes a piece back while nobody has decided: its text and files go at once. */
export const withdraw = (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { memberId, organizationId }: Whose,
  evidenceId: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: StepFault | 'unknown' }> =>
  database.prisma.$transaction(async (tx) => {
    const now = clock.now()
    const key = { id: evidenceId, organizationId }
    const row = await lockEvidence(tx, key)
    if (!row || row.memberId !== memberId) return { ok: false, reason: 'unknown' }
    const step = stepOf({ ...row, learner: row.memberId }, { do: 'withdraw', by: memberId }, now)
    if (!step.ok) return step
    await saveEvidence(tx, key, { status: 'withdrawn', lockedBy: null, lockedUntil: null, text: null })
    await keepFiles(tx, key, keptUntil('withdrawn', now), now)
    await writeAudit(
      tx,
      { organizationId, actor: `member:${memberId}`, action: 'evidence.withdrawn', subject: evidenceId },
      now,
    )
    return { ok: true }
  })
