import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { nameOf } from './load-meeting.ts'
import { answerDialog, askQuestionDialog } from './question.card.ts'
import { answer, helped, longestAnswer, longestQuestion, passOn, route } from './question.ts'
import { type About, aboutItem, aboutLesson, createQuestion, findQuestion } from './questions.store.ts'
import { titleOfSkill } from './skills.store.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

const keyOf = ({ member }: Context, { args }: Intent) => ({
  id: args.question ?? '',
  organizationId: member.organizationId,
})

const over = ({ say }: Context, kind: 'replace' | 'whisper'): Reply => ({
  kind,
  card: noticeCard('ask-mentor-over', say.rich('ask-mentor.over')),
})

const aboutOf = (deps: Deps, context: Context, { args }: Intent): Promise<About | undefined> =>
  (args.of === 'lesson' ? aboutLesson : aboutItem)(deps.database.prisma, whoseOf(context), args.id ?? '')

/** Opens the form of a question about a lesson, or about an item that was answered. */
export const questionAsk: Handler = async (deps, context, intent) => {
  const about = await aboutOf(deps, context, intent)
  if (!about) return over(context, 'whisper')
  const { say, member } = context
  const skill = await titleOfSkill(deps.database.prisma, member.organizationId, about, say.language)
  const of = intent.args.of === 'lesson' ? 'lesson' : 'item'
  return {
    kind: 'dialog',
    dialog: askQuestionDialog({ of, id: intent.args.id ?? '', skill, most: longestQuestion }, say),
  }
}

const words = z
  .string()
  .catch('')
  .transform((text) => text.trim())

/** What was typed, or what to mend about it. */
const typedIn = (given: unknown, id: string, most: number, { say }: Context) => {
  const text = words.parse(given)
  if (text.length === 0) return { errors: { [id]: say.plain('ask-mentor.fault-empty') } }
  if (text.length > most)
    return { errors: { [id]: say.plain('ask-mentor.fault-long', { length: text.length, most }) } }
  return { text }
}

/** Takes a question. Asked twice about the same, it is one for as long as it is open. */
export const questionAsked: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const about = await aboutOf(deps, context, intent)
  if (!about) return over(context, 'whisper')
  const typed = typedIn(intent.inputs.question, 'question', longestQuestion, context)
  if ('errors' in typed) return { kind: 'dialog-errors', errors: typed.errors }
  const isNew = await deps.database.prisma.$transaction(async (tx) => {
    const id = await createQuestion(tx, whoseOf(context), about, { text: typed.text, now })
    if (id) await route(deps, tx, { id, organizationId: member.organizationId })
    return id !== undefined
  })
  const said = isNew ? 'ask-mentor.asked' : 'ask-mentor.asked-before'
  return {
    kind: 'whisper',
    card: noticeCard(isNew ? 'ask-mentor-asked' : 'ask-mentor-asked-before', say.rich(said)),
  }
}

/** Opens the form of an answer; only for whom the question is before. */
export const questionAnswer: Handler = async (deps, context, intent) => {
  const question = await findQuestion(deps.database.prisma, keyOf(context, intent))
  if (question?.state !== 'asked' || question.mentorId !== context.member.id) return over(context, 'whisper')
  const shown = { id: question.id, text: question.text, most: longestAnswer }
  return { kind: 'dialog', dialog: answerDialog(shown, context.say) }
}

/** Takes the answer. */
export const questionAnswered: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const typed = typedIn(intent.inputs.answer, 'answer', longestAnswer, context)
  if ('errors' in typed) return { kind: 'dialog-errors', errors: typed.errors }
  const key = keyOf(context, intent)
  const done = await answer(deps, key, { by: member.id, text: typed.text }, now)
  if (done === 'over') return over(context, 'whisper')
  if (done === 'not-held')
    return { kind: 'whisper', card: noticeCard('mentoring-not-held', say.rich('mentoring.not-held')) }
  const asker = {
    memberId: (await findQuestion(prisma, key))?.askerId ?? '',
    organizationId: member.organizationId,
  }
  const name = await nameOf(prisma, asker, now)
  return { kind: 'whisper', card: noticeCard('ask-mentor-sent', say.rich('ask-mentor.sent', { name })) }
}

/** Somebody else is asked. */
export const questionPass: Handler = async (deps, context, intent) => {
  const isTheirs = await passOn(deps, keyOf(context, intent), context.member.id)
  if (!isTheirs) return over(context, 'replace')
  return {
    kind: 'replace',
    card: noticeCard('ask-mentor-passed', context.say.rich('ask-mentor.passed')),
  }
}

/** The answer helped. */
export const questionHelped: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const question = await helped(deps, keyOf(context, intent), member.id, now)
  if (!question) return over(context, 'replace')
  const mentor = { memberId: question.mentorId ?? '', organizationId: member.organizationId }
  const name = await nameOf(deps.database.prisma, mentor, now)
  return { kind: 'whisper', card: noticeCard('ask-mentor-thanks', say.rich('ask-mentor.thanks', { name })) }
}
