import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Whose } from '../chat/people.store.ts'
import type { CriterionSource, LeafCriterion } from '../content/criterion-schemas/registry.ts'
import type { Db } from '../queue/database.ts'
import { isAnswerable } from './answerable.ts'
import { unwish, wish } from './answers.store.ts'
import { isOwn, whisper } from './kudos.handler.ts'
import { findMoment } from './moments.store.ts'
import { refreshPosts } from './refreshing.ts'
import { hasFinished, holds, isOnPathway, pathwayToward } from './subjects.store.ts'
import { type JoinedPathway, type Wanted, wantCard } from './want.card.ts'
import { type WishTarget, wishTargetOf } from './wish-target.ts'

/** The ways of proof that a criterion asks for, each once, in its order. */
const waysOf = (criterion: CriterionSource): LeafCriterion['kind'][] =>
  'of' in criterion ? [...new Set(criterion.of.flatMap(waysOf))] : [criterion.kind]

/** Why somebody can't want what they have. */
const alreadyHas = async (
  db: Db,
  whose: Whose,
  target: WishTarget,
  now: Date,
): Promise<'want.held' | 'want.done' | undefined> => {
  if (target.kind === 'achievement') return (await holds(db, whose, target.id, now)) ? 'want.held' : undefined
  return (await hasFinished(db, whose, target.id)) ? 'want.done' : undefined
}

const wantedOf = (target: WishTarget): Wanted =>
  target.kind === 'achievement'
    ? { title: target.achievement.title, ways: waysOf(target.achievement.criteria) }
    : target

/** Has them join the pathway that leads there, as from the catalogue. */
const joining = async (
  deps: Deps,
  context: Context,
  how: {
    readonly intent: Intent
    readonly momentId: string
    readonly pathway: string | undefined
    readonly enrol: Handler
  },
): Promise<JoinedPathway> => {
  const { intent, momentId: moment, pathway, enrol } = how
  const { prisma } = deps.database
  const whose = { memberId: context.member.id, organizationId: context.member.organizationId }
  if (pathway === undefined) return { kind: 'none' }
  if (await hasFinished(prisma, whose, pathway)) return { kind: 'finished' }
  const already = await isOnPathway(prisma, whose, pathway)
  const reply = await enrol(deps, context, { ...intent, args: { pathway } })
  return 'card' in reply
    ? { kind: 'joined', moment, pathway, already, nodes: reply.card.nodes }
    : { kind: 'none' }
}

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
    const target = moment && (await wishTargetOf(prisma, moment, say.language))
    if (!target || !(await isAnswerable(deps, moment, now))) return whisper(context, 'kudos.over')
    if (isOwn(context, moment)) return whisper(context, 'want.own')
    const whose = { memberId: member.id, organizationId }
    const has = await alreadyHas(prisma, whose, target, now)
    if (has) return whisper(context, has)
    await prisma.$transaction(async (tx) => {
      const press = { momentId: moment.id, ...whose }
      if (await wish(tx, press, now)) await refreshPosts(deps, tx, organizationId, [moment.id], now)
    })
    const pathway =
      target.kind === 'pathway' ? target.id : await pathwayToward(prisma, organizationId, target.achievement)
    const joined = await joining(deps, context, { intent, momentId: moment.id, pathway, enrol })
    return { kind: 'say', card: wantCard(wantedOf(target), joined, say) }
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
