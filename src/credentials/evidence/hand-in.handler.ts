import { z } from 'zod'
import type { Context, Handler } from '../../chat/deps.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import { handInFaultText, judgeFaultText } from './evidence-words.rules.ts'
import { handedInCard, wantedCard, writeDialog } from './hand-in.card.ts'
import { handIn, type Whose, withdraw } from './hand-in.ts'
import { loadOneWanted, loadWanted } from './load-wanted.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

const askedArgs = z.object({ achievement: z.string().max(64), criterion: z.string().max(100) })
const pieceArgs = z.object({ evidence: z.string().max(64) })
const textInputs = z.object({ text: z.string().default('') })

/** What is asked of somebody to show. */
export const evidence: Handler = async (deps, context) => {
  const { say, member } = context
  const wanted = await loadWanted(deps, whoseOf(context), say)
  const shown = { hasPages: deps.webAddress !== undefined, timeZone: member.timeZone }
  return { kind: 'whisper', card: wantedCard(wanted, shown, say) }
}

/** Opens the dialog in which a text is written. */
export const evidenceWrite: Handler = async (deps, context, intent) => {
  const { say } = context
  const wanted = await loadOneWanted(deps, whoseOf(context), askedArgs.parse(intent.args), say)
  if (wanted) return { kind: 'dialog', dialog: writeDialog(wanted, say) }
  return { kind: 'whisper', card: noticeCard('evidence-not-asked', say.rich('evidence.fault-unknown')) }
}

/** Hands in what was written; what is wrong with it is said in the dialog. */
export const evidenceHandIn: Handler = async (deps, context, intent) => {
  const { say } = context
  const asked = askedArgs.parse(intent.args)
  const { text } = textInputs.parse(intent.inputs)
  const submission = { achievementId: asked.achievement, criterion: asked.criterion, text, files: [] }
  const done = await handIn(deps, whoseOf(context), submission)
  if (!done.ok) return { kind: 'dialog-errors', errors: { text: handInFaultText(done.fault, '', say) } }
  const wanted = await loadOneWanted(deps, whoseOf(context), asked, say)
  const texts = wanted?.texts ?? { achievement: '', title: '', instructions: '', rubric: [] }
  return { kind: 'say', card: handedInCard(done.evidenceId, texts, say) }
}

/** Takes a piece back. */
export const evidenceWithdraw: Handler = async (deps, context, intent) => {
  const { say, member } = context
  const done = await withdraw(deps, whoseOf(context), pieceArgs.parse(intent.args).evidence)
  const text = done.ok ? say.rich('evidence.withdrawn') : judgeFaultText(done, member.timeZone, say)
  return { kind: 'replace', card: noticeCard(done.ok ? 'evidence-withdrawn' : 'evidence-kept', text) }
}
