import type { Context, Deps, Handler } from '../chat/deps.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { findLatestDelivery, findOpenDelivery, type Whose } from './deliveries.store.ts'
import { activeEnrolments, enrolMember, findPathway, pathwaysFor } from './enrolment.store.ts'
import {
  chooseDaysCard,
  choosePathwayCard,
  chooseTimeCard,
  enrolledCard,
  finishedCard,
  readyCard,
  type Standing,
} from './first-run.card.ts'
import { whenNext } from './learn.handler.ts'
import { allDays, workDays } from './schedule.rules.ts'
import { changeSchedule, findSchedule, untilResumed } from './schedule.store.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

/** What waits comes first, then a pause, then what is planned. */
const standingOf = async ({ database }: Deps, context: Context): Promise<Standing> => {
  const { member, now, say } = context
  const whose = whoseOf(context)
  const open = await findOpenDelivery(database.prisma, whose)
  if (open?.sentAt) return { kind: 'waiting' }
  const schedule = await findSchedule(database.prisma, whose)
  const until = schedule?.pausedUntil
  if (until && until > localDateAt(member.timeZone, now)) {
    const date = until === untilResumed ? undefined : say.date(toDateColumn(until), 'UTC', 'date')
    return { kind: 'paused', until: date }
  }
  const when = whenNext(schedule, context)
  if (!when) return { kind: 'none' }
  return { kind: (await findLatestDelivery(database.prisma, whose)) ? 'next' : 'first', when }
}

/** Hello: what one is on and when it begins, or the first of the three questions. */
export const welcome: Handler = async (deps, context) => {
  const { say, member } = context
  const { prisma } = deps.database
  const whose = whoseOf(context)
  const pathways = await pathwaysFor(prisma, whose, say.language)
  const enrolled = pathways.find((pathway) => pathway.done !== null)
  if (!enrolled) return { kind: 'replace', card: choosePathwayCard(member.name, pathways, say) }
  if ((await activeEnrolments(prisma, whose)) === 0) return { kind: 'replace', card: finishedCard(say) }
  const standing = await standingOf(deps, context)
  return { kind: 'replace', card: enrolledCard(member.name, enrolled.title, standing, say) }
}

export const firstRunPathway: Handler = async (deps, context, intent) => {
  const { member, say } = context
  const asked = intent.args.pathway ?? ''
  const pathway = await findPathway(deps.database.prisma, member.organizationId, asked, say.language)
  if (!pathway) return welcome(deps, context, intent)
  return { kind: 'replace', card: chooseTimeCard(pathway, member.timeZone, say) }
}

const minuteOf = (text: string | undefined): number => {
  const minute = Number.parseInt(text ?? '', 10)
  return minute >= 0 && minute < 1440 ? minute : 540
}

export const firstRunTime: Handler = async (_deps, { say }, intent) => ({
  kind: 'replace',
  card: chooseDaysCard(intent.args.pathway ?? '', minuteOf(intent.args.at), say),
})

/** The third press: enrols, plans the first delivery, and says so. Pressed twice, it changes nothing more. */
export const firstRunDays: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const { prisma } = deps.database
  const whose = whoseOf(context)
  const pathway = await findPathway(prisma, member.organizationId, intent.args.pathway ?? '', say.language)
  if (!pathway) return welcome(deps, context, intent)
  const atMinute = minuteOf(intent.args.at)
  const asked = Number.parseInt(intent.args.days ?? '', 10)
  const days = asked > 0 && asked <= allDays ? asked : workDays
  const schedule = await prisma.$transaction(async (tx) => {
    const startsOn = localDateAt(member.timeZone, now)
    await enrolMember(tx, whose, { pathwayId: pathway.id, startsOn, now })
    return changeSchedule(tx, { ...whose, timeZone: member.timeZone }, { atMinute, days }, now)
  })
  const when = whenNext(schedule, context)
  return { kind: 'replace', card: readyCard({ pathway: pathway.title, atMinute, days, when }, say) }
}
