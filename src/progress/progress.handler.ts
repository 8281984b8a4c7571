import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { fromDateColumn, toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { daysInWords } from '../lessons/days.rules.ts'
import { formatTimeOfDay } from '../lessons/schedule.rules.ts'
import { homeCard } from './home.card.ts'
import { openDeliveryOf, scheduleOf } from './home.store.ts'
import { recallOf } from './mastery.rules.ts'
import { type Progress, progressCard, summaryCard } from './progress.card.ts'
import {
  answerCounts,
  completedPathway,
  deliveryResult,
  memoryStatesOf,
  pathwayProgress,
} from './progress.store.ts'
import { countDay } from './streak.job.ts'
import { streakNow } from './streak.rules.ts'
import { findStreak, plannedDays } from './streak.store.ts'

/** Right after an answer everything is recalled; what counts is whether it holds for a day. */
const dayMs = 86_400_000

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

const nextOf = async (deps: Deps, context: Context): Promise<string | undefined> => {
  const schedule = await scheduleOf(deps.database.prisma, whoseOf(context))
  return schedule?.nextDueAt
    ? context.say.date(schedule.nextDueAt, context.member.timeZone, 'day-time')
    : undefined
}

const progressOf = async (deps: Deps, context: Context): Promise<Progress> => {
  const { prisma } = deps.database
  const whose = whoseOf(context)
  const streak = await findStreak(prisma, whose)
  const today = localDateAt(context.member.timeZone, context.now)
  return {
    pathways: await pathwayProgress(prisma, whose, context.say.language),
    streak: streakNow(streak, today, await plannedDays(prisma, whose)),
    bestStreak: streak.best,
    ...(await answerCounts(prisma, whose)),
    recall: recallOf(await memoryStatesOf(prisma, whose), new Date(context.now.getTime() + dayMs)),
    next: await nextOf(deps, context),
  }
}

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
export const home: Handler = async (deps, context) => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const whose = whoseOf(context)
  const schedule = await scheduleOf(prisma, whose)
  const today = localDateAt(member.timeZone, now)
  const pausedUntil = schedule?.pausedUntil ? fromDateColumn(schedule.pausedUntil) : undefined
  const isPaused = pausedUntil !== undefined && pausedUntil > today
  const card = homeCard(
    {
      name: member.name,
      open: await openDeliveryOf(prisma, whose, say.plain('review.heading'), say.language),
      next: await nextOf(deps, context),
      pause: isPaused
        ? {
            until:
              pausedUntil < '9999-12-31' ? say.date(toDateColumn(pausedUntil), 'UTC', 'date') : undefined,
          }
        : undefined,
      settings: schedule
        ? {
            days: daysInWords(schedule.days, say),
            time: formatTimeOfDay(schedule.atMinute),
            zone: schedule.timeZone,
            minutes: schedule.dailyMinutes,
          }
        : undefined,
      progress: await progressOf(deps, context),
    },
    say,
  )
  return { kind: 'home', card }
}
