import type { Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { homeCard } from './home.card.ts'
import { homeOf, nextOf, progressOf, whoseOf } from './load-home.ts'
import { progressCard, summaryCard } from './progress.card.ts'
import { completedPathway, deliveryResult } from './progress.store.ts'
import { countDay } from './streak.job.ts'
import { findStreak } from './streak.store.ts'

/** How far one is, by command. */
export const progress: Handler = async (deps, context) => ({
  kind: 'replace',
  card: progressCard(await progressOf(deps, context), context.say),
})

/** How a delivery went. It is counted here if its job has not run yet, so that the streak is right at once. */
export const summary: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say } = context
  const whose = whoseOf(context)
  const deliveryId = intent.args.delivery ?? ''
  const result = await deliveryResult(prisma, whose, deliveryId)
  if (!result) return { kind: 'whisper', card: noticeCard('not-yours', say.rich('problem.not-yours')) }
  if (result.status !== 'finished') {
    return { kind: 'replace', card: noticeCard('closed', say.rich('problem.closed')) }
  }
  await countDay(deps, deliveryId)
  const streak = await findStreak(prisma, whose)
  const card = summaryCard(
    {
      deliveryId,
      extra: result.sequence > 0,
      right: result.right,
      total: result.total,
      streak: streak.current,
      next: await nextOf(deps, context),
      lastOfDay: result.lastOfDay,
      pathwayDone: await completedPathway(prisma, whose, result.enrolmentId, say.language),
      hasLesson: result.lessonVersionId !== null,
    },
    say,
  )
  return { kind: 'replace', card }
}

/** The home of a member: progress, what is next, settings. */
export const home: Handler = async (deps, context) => ({
  kind: 'home',
  card: homeCard(await homeOf(deps, context), context.say),
})
