import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Whose } from './deliveries.store.ts'
import { endEnrolment, enrolMember, findPathway, pathwaysFor } from './enrolment.store.ts'
import { joinButton, learnCard } from './learn.card.ts'
import { changeSchedule, type Schedule } from './schedule.store.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

const catalogueReply = async (deps: Deps, context: Context): Promise<Reply> => ({
  kind: 'replace',
  card: learnCard(
    await pathwaysFor(deps.database.prisma, whoseOf(context), context.say.language),
    context.say,
  ),
})

/** The catalogue of pathways. */
export const learn: Handler = (deps, context) => catalogueReply(deps, context)

/** When the next delivery comes, in the member's words. */
export const whenNext = (schedule: Schedule | undefined, { say, member }: Context): string | undefined =>
  schedule?.nextDueAt ? say.date(schedule.nextDueAt, member.timeZone, 'day-time') : undefined

/** Enrols oneself. The first lesson comes at the next delivery time, or at once by a press. */
export const enrol: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const whose = whoseOf(context)
  const asked = intent.args.pathway ?? ''
  const pathway = await findPathway(deps.database.prisma, member.organizationId, asked, say.language)
  if (!pathway) return catalogueReply(deps, context)
  const { joined, schedule } = await deps.database.prisma.$transaction(async (tx) => {
    const startsOn = localDateAt(member.timeZone, now)
    const joined = await enrolMember(tx, whose, { pathwayId: pathway.id, startsOn, now })
    const schedule = await changeSchedule(tx, { ...whose, timeZone: member.timeZone }, {}, now)
    return { joined, schedule }
  })
  const when = whenNext(schedule, context) ?? say.plain('summary.no-next')
  const text = say.rich(joined ? 'learn.joined' : 'learn.already', { pathway: pathway.title, when })
  const buttons = [
    { label: say.plain('welcome.first-now'), style: 'primary' as const, action: { intent: 'today' } },
    { label: say.plain('welcome.settings'), action: { intent: 'settings' }, opens: 'dialog' as const },
  ]
  return { kind: 'replace', card: noticeCard('joined', text, buttons) }
}

/** Leaves a pathway. What was learnt stays, and so does the way back. */
export const leave: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const asked = intent.args.pathway ?? ''
  const pathway = await findPathway(deps.database.prisma, member.organizationId, asked, say.language)
  if (!pathway) return catalogueReply(deps, context)
  await deps.database.prisma.$transaction(async (tx) => {
    await endEnrolment(tx, whoseOf(context), pathway.id, now)
    await changeSchedule(tx, { ...whoseOf(context), timeZone: member.timeZone }, {}, now)
  })
  const text = say.rich('learn.left', { pathway: pathway.title })
  return { kind: 'replace', card: noticeCard('left', text, [joinButton(pathway, say)]) }
}
