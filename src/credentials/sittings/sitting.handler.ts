import type { Card } from '../../chat/card.ts'
import type { Context, Deps, Handler } from '../../chat/deps.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import type { Reply } from '../../chat/platform.ts'
import { kindOf } from '../../quizzes/items/registry.ts'
import { seedOf } from '../../quizzes/question.rules.ts'
import { finishSitting, outcomeOf } from './end-sitting.ts'
import { offerOf } from './offer.ts'
import { offerCard, sittingEndCard, sittingInput, sittingQuestionCard } from './sitting.card.ts'
import {
  findSitting,
  markItemShown,
  openSitting,
  pendingSittings,
  type SittingItemRow,
  type SittingRow,
  sittingOfItem,
  storeSittingAnswer,
} from './sittings.store.ts'

/** An open sitting ends by itself after so long, with what was answered. */
const openMs = 24 * 60 * 60_000

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

const gone = ({ say }: Context): Reply => ({
  kind: 'replace',
  card: noticeCard('sitting-gone', say.rich('sitting.gone')),
})

const load = (deps: Deps, context: Context, id: string): Promise<SittingRow | undefined> =>
  findSitting(deps.database.prisma, whoseOf(context), id, context.say.language)

const nextOpen = ({ items }: SittingRow): SittingItemRow | undefined =>
  items.find(({ answeredAt }) => answeredAt === null)

/** How a sitting stands: its next question, or what came of it. */
const presentCard = async (deps: Deps, context: Context, sitting: SittingRow): Promise<Card> => {
  const { say, now } = context
  const item = sitting.status === 'open' ? nextOpen(sitting) : undefined
  if (item) {
    await markItemShown(deps.database.prisma, { id: item.id, organizationId: sitting.organizationId }, now)
    return sittingQuestionCard(sitting, item, say)
  }
  return sitting.status === 'withdrawn' || sitting.status === 'offered'
    ? noticeCard('sitting-gone', say.rich('sitting.gone'))
    : sittingEndCard(sitting, outcomeOf(sitting).result, say)
}

/** Begins a sitting, or goes on with it where it was left. */
export const sittingStart: Handler = async (deps, context, intent) => {
  const sitting = await load(deps, context, intent.args.sitting ?? '')
  if (!sitting) return gone(context)
  const { id, organizationId } = sitting
  await deps.database.prisma.$transaction(async (tx) => {
    if (!(await openSitting(tx, sitting, context.now))) return
    await deps.outbox.later(tx, [
      {
        key: `expire-sitting:${id}`,
        job: 'expire-sitting',
        payload: { sittingId: id, memberId: sitting.memberId, organizationId },
        dueAt: new Date(context.now.getTime() + openMs),
        organizationId,
      },
    ])
  })
  const fresh = await load(deps, context, id)
  return fresh ? { kind: 'replace', card: await presentCard(deps, context, fresh) } : gone(context)
}

/**
 * An answer in a sitting: graded and stored once, without a word on whether it was right. Pressed twice, or on an old message,
 * what is open now is shown.
 */
export const sittingAnswer: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say, now } = context
  const sittingId = await sittingOfItem(prisma, whoseOf(context), intent.args.item ?? '')
  const sitting = sittingId && (await load(deps, context, sittingId))
  if (!sitting) return gone(context)
  const item = sitting.items.find(({ id }) => id === intent.args.item)
  if (!item || item.answeredAt || sitting.status !== 'open')
    return { kind: 'replace', card: await presentCard(deps, context, sitting) }
  const kind = kindOf(item.item)
  const given = intent.inputs[sittingInput(item.id)]
  const seed = seedOf({ seed: sitting.seed, position: item.position })
  const read = kind.parse(item.item, { args: intent.args, given }, { seed, locale: say.locale })
  if (!read.ok) {
    const typed = typeof given === 'string' ? given.slice(0, 120) : undefined
    return { kind: 'replace', card: sittingQuestionCard(sitting, item, say, { reason: read.reason, typed }) }
  }
  const { correct } = kind.grade(item.item, read.value)
  const key = { id: item.id, organizationId: sitting.organizationId }
  await prisma.$transaction((tx) => storeSittingAnswer(tx, key, { answer: read.value, correct }, now))
  return goOn(deps, context, sitting.id)
}

/** After an answer: the next question, or the end. */
const goOn = async (deps: Deps, context: Context, sittingId: string): Promise<Reply> => {
  const sitting = await load(deps, context, sittingId)
  if (!sitting) return gone(context)
  if (sitting.status === 'open' && !nextOpen(sitting))
    await deps.database.prisma.$transaction((tx) =>
      finishSitting(deps, tx, sitting, { isOutOfTime: false }, context.now),
    )
  const fresh = await load(deps, context, sittingId)
  return fresh ? { kind: 'replace', card: await presentCard(deps, context, fresh) } : gone(context)
}

/** What a message of a sitting says by now; asked by clients by themselves. */
export const sittingShow: Handler = async (deps, context, intent) => {
  const sittingId = await sittingOfItem(deps.database.prisma, whoseOf(context), intent.args.item ?? '')
  const sitting = sittingId && (await load(deps, context, sittingId))
  return sitting ? { kind: 'replace', card: await presentCard(deps, context, sitting) } : gone(context)
}

export const sittingLater: Handler = async (_deps, { say }) => ({
  kind: 'whisper',
  card: noticeCard('sitting-later', say.rich('sitting.no-hurry')),
})

/** `check`: what waits to be shown; where nothing does, that. */
export const check: Handler = async (deps, context) => {
  const [pending] = await pendingSittings(deps.database.prisma, whoseOf(context))
  if (!pending) return { kind: 'whisper', card: noticeCard('no-sitting', context.say.rich('sitting.none')) }
  if (pending.status === 'offered')
    return {
      kind: 'say',
      card: offerCard(offerOf(pending, context.member.timeZone, context.say), context.say),
    }
  const sitting = await load(deps, context, pending.id)
  return sitting ? { kind: 'say', card: await presentCard(deps, context, sitting) } : gone(context)
}
