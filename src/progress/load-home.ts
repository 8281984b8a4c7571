import type { Context, Deps } from '../chat/deps.ts'
import { fromDateColumn, toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { daysInWords } from '../lessons/days.rules.ts'
import { formatTimeOfDay } from '../lessons/schedule.rules.ts'
import type { Home } from './home.card.ts'
import { openDeliveryOf, scheduleOf } from './home.store.ts'
import { recallOf } from './mastery.rules.ts'
import type { Progress } from './progress.card.ts'
import { answerCounts, memoryStatesOf, pathwayProgress } from './progress.store.ts'
import { streakNow } from './streak.rules.ts'
import { findStreak, plannedDays } from './streak.store.ts'

/** What a member sees of themselves: in chat and on the web pages the same, because it is loaded here. */
type LoadDeps = Pick<Deps, 'database' | 'webAddress'>

/** Right after an answer everything is recalled; what counts is whether it holds for a day. */
const dayMs = 86_400_000

export const whoseOf = ({ member }: Context) => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

export const nextOf = async (deps: LoadDeps, context: Context): Promise<string | undefined> => {
  const schedule = await scheduleOf(deps.database.prisma, whoseOf(context))
  return schedule?.nextDueAt
    ? context.say.date(schedule.nextDueAt, context.member.timeZone, 'day-time')
    : undefined
}

export const progressOf = async (deps: LoadDeps, context: Context): Promise<Progress> => {
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
    web: deps.webAddress !== undefined,
  }
}

export const homeOf = async (deps: LoadDeps, context: Context): Promise<Home> => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const whose = whoseOf(context)
  const schedule = await scheduleOf(prisma, whose)
  const today = localDateAt(member.timeZone, now)
  const pausedUntil = schedule?.pausedUntil ? fromDateColumn(schedule.pausedUntil) : undefined
  const isPaused = pausedUntil !== undefined && pausedUntil > today
  return {
    name: member.name,
    open: await openDeliveryOf(prisma, whose, say.plain('review.heading'), say.language),
    next: await nextOf(deps, context),
    pause: isPaused
      ? { until: pausedUntil < '9999-12-31' ? say.date(toDateColumn(pausedUntil), 'UTC', 'date') : undefined }
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
  }
}
