import { z } from 'zod'
import type { Context, Handler } from '../../chat/deps.ts'
import type { Say } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import type { Reply } from '../../chat/platform.ts'
import { askedTexts } from './evidence-texts.rules.ts'
import { type JudgeFault, judgeFaultText } from './evidence-words.rules.ts'
import { judgeCard, judgeDialog, judgedCard, type PieceToJudge } from './judge.card.ts'
import { decideEvidence, type Judge, type Opened, openEvidence, openNext } from './judge.ts'
import { nameOfMember } from './people.store.ts'

const judgeOf = ({ member }: Context): Judge => ({
  memberId: member.id,
  organizationId: member.organizationId,
  timeZone: member.timeZone,
})

const pieceArgs = z.object({ evidence: z.string().max(64) })
const many = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat())
const decisionInputs = z.object({
  met: many.default([]),
  decision: z.enum(['approve', 'return']).optional().catch(undefined),
  reason: z.string().default(''),
})

const refusal = (
  refused: { readonly reason: JudgeFault; readonly until?: Date | undefined },
  { member, say }: Context,
): Reply => {
  const text = judgeFaultText(refused, member.timeZone, say)
  return { kind: 'whisper', card: noticeCard('evidence-judge-refused', text) }
}

const shownPiece = async (
  deps: Parameters<Handler>[0],
  { row, criterion, assessor }: Opened,
  say: Say,
): Promise<PieceToJudge> => ({
  evidenceId: row.id,
  learner: await nameOfMember(deps.database.prisma, row),
  texts: askedTexts(row.achievement, criterion, say),
  text: row.text,
  files: row.files.map(({ name }) => name),
  at: row.submittedAt,
  lockedUntil: row.lockedUntil ?? deps.clock.now(),
  appointedWhy: assessor.by === 'appointed' ? assessor.why : undefined,
})

/** Opens what has waited longest; it is the reader's for half an hour. */
export const evidenceJudge: Handler = async (deps, context) => {
  const { say, member } = context
  const opened = await openNext(deps, judgeOf(context))
  if (!opened)
    return { kind: 'whisper', card: noticeCard('evidence-judge-nothing', say.rich('evidence.judge-nothing')) }
  if (!opened.ok) return refusal(opened, context)
  const shown = { hasPages: deps.webAddress !== undefined, timeZone: member.timeZone }
  return { kind: 'replace', card: judgeCard(await shownPiece(deps, opened, say), shown, say) }
}

/** Opens the dialog in which a text is judged. */
export const evidenceJudgeHere: Handler = async (deps, context, intent) => {
  const { say } = context
  const opened = await openEvidence(deps, judgeOf(context), pieceArgs.parse(intent.args).evidence)
  if (!opened.ok) return refusal(opened, context)
  return { kind: 'dialog', dialog: judgeDialog(await shownPiece(deps, opened, say), say) }
}

/** What is wrong stands beside the input that mends it. */
const inputOf: Partial<Record<JudgeFault, string>> = {
  'not-all-met': 'met',
  'all-met': 'met',
  'no-reason': 'reason',
  'reason-too-long': 'reason',
}

/** Takes the decision of the dialog. */
export const evidenceDecide: Handler = async (deps, context, intent) => {
  const { say } = context
  const { evidence } = pieceArgs.parse(intent.args)
  const { met, decision, reason } = decisionInputs.parse(intent.inputs)
  if (!decision)
    return {
      kind: 'dialog-errors',
      errors: { decision: say.plain('evidence.judge-fault-no-decision') },
    }
  const judgement = { approve: decision === 'approve', met, reason }
  const done = await decideEvidence(deps, judgeOf(context), evidence, judgement)
  if (!done.ok) {
    const input = inputOf[done.reason]
    if (!input) return refusal(done, context)
    return {
      kind: 'dialog-errors',
      errors: { [input]: judgeFaultText(done, context.member.timeZone, say) },
    }
  }
  const learner = await nameOfMember(deps.database.prisma, done.row)
  return { kind: 'whisper', card: judgedCard(judgement.approve, learner, say) }
}
