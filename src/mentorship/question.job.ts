import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { nameOf } from './load-meeting.ts'
import { answerCard, questionCard, unansweredCard } from './question.card.ts'
import { askNext, recheckQuestion } from './question.ts'
import { aboutText, findQuestion } from './questions.store.ts'
import { skillText, titleOfSkill } from './skills.store.ts'

const payload = z.object({ questionId: z.string(), organizationId: z.string() })

/** Looks for the mentor who fits a question best. */
export const routeQuestionJob = defineJob({
  name: 'route-question',
  payload,
  run: async (deps: Deps, { questionId: id, organizationId }) => {
    const question = await findQuestion(deps.database.prisma, { id, organizationId })
    if (question?.state === 'waiting') await askNext(deps, question, deps.clock.now())
  },
})

/** Puts a question before the mentor who was chosen: once for each of them. */
export const tellQuestionJob = defineJob({
  name: 'tell-question',
  payload,
  run: async (deps: Deps, { questionId: id, organizationId }) => {
    const { prisma } = deps.database
    const question = await findQuestion(prisma, { id, organizationId })
    if (question?.state !== 'asked' || !question.mentorId || !question.expiresAt) return
    const { mentorId, expiresAt, askerId, text } = question
    const whose = { memberId: mentorId, organizationId }
    const jobs = await telling(deps, whose, `question:${id}:${mentorId}`, async (say, { timeZone }) =>
      questionCard(
        {
          questionId: id,
          name: await nameOf(prisma, { memberId: askerId, organizationId }, deps.clock.now()),
          skill: await titleOfSkill(prisma, organizationId, question, say.language),
          about: await aboutText(prisma, question, say.language),
          text,
          expiresAt,
          timeZone,
        },
        say,
      ),
    )
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** Brings the answer to the asker's conversation, or that there is nobody. */
export const tellAnswerJob = defineJob({
  name: 'tell-answer',
  payload,
  run: async (deps: Deps, { questionId: id, organizationId }) => {
    const { prisma } = deps.database
    const question = await findQuestion(prisma, { id, organizationId })
    if (!question || (question.state !== 'answered' && question.state !== 'closed')) return
    const { askerId, mentorId, answer, text } = question
    const skillValue = skillText(question)
    const whose = { memberId: askerId, organizationId }
    const jobs = await telling(deps, whose, `answer:${id}`, async (say) => {
      if (answer === null)
        return unansweredCard(
          await titleOfSkill(prisma, organizationId, question, say.language),
          skillValue,
          say,
        )
      const mentor = { memberId: mentorId ?? '', organizationId }
      const name = await nameOf(prisma, mentor, deps.clock.now())
      return answerCard({ questionId: id, name, question: text, answer, skillValue }, say)
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** Tells the mentor that an answer helped, once. */
export const tellHelpedJob = defineJob({
  name: 'tell-helped',
  payload,
  run: async (deps: Deps, { questionId: id, organizationId }) => {
    const { prisma } = deps.database
    const question = await findQuestion(prisma, { id, organizationId })
    if (!question?.helpedAt || !question.mentorId) return
    const asker = { memberId: question.askerId, organizationId }
    const name = await nameOf(prisma, asker, deps.clock.now())
    const whose = { memberId: question.mentorId, organizationId }
    const jobs = await telling(deps, whose, `helped:${id}`, (say) =>
      noticeCard('ask-mentor-helped', say.rich('ask-mentor.helped-mentor', { name })),
    )
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** The time of whoever is asked is over: the next one is looked for. */
export const expireQuestionJob = defineJob({
  name: 'expire-question',
  payload,
  run: (deps: Deps, { questionId: id, organizationId }) =>
    recheckQuestion(deps, { id, organizationId }, deps.clock.now()),
})
