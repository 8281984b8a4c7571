import type { Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { CriterionSource, LeafCriterion } from '../content/criterion-schemas/registry.ts'
import { unwish, wish } from './answers.store.ts'
import { whisper } from './kudos.handler.ts'
import { findMoment } from './moments.store.ts'
import { refreshPosts } from './refreshing.ts'
import { achievementOf, holds, isOnPathway, pathwayToward } from './subjects.store.ts'
import { type JoinedPathway, wantCard } from './want.card.ts'

/** The ways of proof that a criterion asks for, each once, in its order. */
const waysOf = (criterion: CriterionSource): LeafCriterion['kind'][] =>
  'of' in criterion ? [...new Set(criterion.of.flatMap(waysOf))] : [criterion.kind]

/**
 * *I want this too*: counted once, says what it takes, and enrols in the pathway that leads there, so that its first lesson
 * comes at the next delivery time. `enrol` is the handler of whoever joins from the catalogue.
 */
export const wantingToo =
  (enrol: Handler): Handler =>
  async (deps, context, intent) => {
    const { member, now, say } = context
    const { organizationId } = member
    const { prisma } = deps.database
    const moment = await findMoment(prisma, { id: intent.args.moment ?? '', organizationId })
    const achievementId = moment?.facts.achievementId
    const achievement =
      achievementId && (await achievementOf(prisma, organizationId, achievementId, say.language))
    if (moment?.state !== 'approved' || !achievementId || !achievement || achievement.retired)
      return whisper(context, 'kudos.over')
    if (await holds(prisma, { memberId: member.id, organizationId }, achievementId, now))
      return whisper(context, 'want.held')
    const press = { momentId: moment.id, memberId: member.id, organizationId }
    await prisma.$transaction(async (tx) => {
      if (await wish(tx, press, now)) await refreshPosts(deps, tx, organizationId, [moment.id], now)
    })
    const pathway = await pathwayToward(prisma, organizationId, achievement)
    const whose = { memberId: member.id, organizationId }
    const already = pathway !== undefined && (await isOnPathway(prisma, whose, pathway))
    const reply = pathway && (await enrol(deps, context, { ...intent, args: { pathway } }))
    const joined: JoinedPathway =
      pathway && reply && 'card' in reply
        ? { kind: 'joined', moment: moment.id, pathway, already, nodes: reply.card.nodes }
        : { kind: 'none' }
    return { kind: 'say', card: wantCard(achievement.title, waysOf(achievement.criteria), joined, say) }
  }

/** *Not now*: it is counted no longer, and a pathway that was joined by it is left again. `leave` is that of the catalogue. */
export const wantingUndone =
  (leave: Handler): Handler =>
  async (deps, context, intent) => {
    const { member, now } = context
    const { organizationId } = member
    const { moment: momentId = '', pathway } = intent.args
    await deps.database.prisma.$transaction(async (tx) => {
      const press = { momentId, memberId: member.id, organizationId }
      if (await unwish(tx, press)) await refreshPosts(deps, tx, organizationId, [momentId], now)
    })
    if (!pathway) return { kind: 'replace', card: noticeCard('want-undone', context.say.rich('want.undone')) }
    return leave(deps, context, { ...intent, args: { pathway } })
  }
