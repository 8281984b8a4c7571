import type { Context, Handler } from '../chat/deps.ts'
import { takeOnce } from '../chat/inbound.store.ts'
import type { MessageKey, MessageValues } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { personOf } from '../chat/people.store.ts'
import type { Reply } from '../chat/platform.ts'
import { answerable, isAnswerable } from './answerable.ts'
import { giveKudos, toggleKudos } from './answers.store.ts'
import { findChannel } from './channels.store.ts'
import { findMoment, type Moment } from './moments.store.ts'
import { findPost } from './posts.store.ts'
import { refreshPosts } from './refreshing.ts'
import { tellable } from './render-post.ts'

export const whisper = ({ say }: Context, key: MessageKey, values: MessageValues = {}): Reply => ({
  kind: 'whisper',
  card: noticeCard(key.replace('.', '-'), say.rich(key, values)),
})

/** Whether somebody is the one that a moment is of, whichever account they press from. */
export const isOwn = ({ member }: Context, { memberId }: Moment): boolean => memberId === member.id

/** Kudos: given by one press, and taken back by the next. */
export const kudos: Handler = async (deps, context, intent) => {
  const { member, now } = context
  const { organizationId } = member
  const { prisma } = deps.database
  const moment = await findMoment(prisma, { id: intent.args.moment ?? '', organizationId })
  if (!moment || !(await isAnswerable(deps, moment, now))) return whisper(context, 'kudos.over')
  if (isOwn(context, moment)) return whisper(context, 'kudos.own')
  const press = { momentId: moment.id, memberId: member.id, organizationId }
  const what = await prisma.$transaction(async (tx) => {
    // The same press may come twice, and must not take back what it gave.
    const isFirst = !intent.press || (await takeOnce({ prisma: tx }, `kudos:${intent.press}`, now))
    if (!isFirst) return 'known' as const
    const done = await toggleKudos(tx, press, now)
    await refreshPosts(deps, tx, organizationId, [moment.id], now)
    return done
  })
  if (what === 'known') return { kind: 'nothing' }
  if (what === 'taken') return whisper(context, 'kudos.taken')
  const whose = moment.memberId && { memberId: moment.memberId, organizationId }
  const person = whose && (await personOf(prisma, whose, now))
  return person
    ? whisper(context, 'kudos.given', { name: person.name })
    : whisper(context, 'kudos.given-team')
}

/** Kudos to everybody of a post that tells of several: given, and never taken back by it. */
export const kudosAll: Handler = async (deps, context, intent) => {
  const { member, now } = context
  const { organizationId } = member
  const { prisma } = deps.database
  const post = await findPost(prisma, { id: intent.args.post ?? '', organizationId })
  const channel = post && (await findChannel(prisma, { id: post.channelId, organizationId }))
  const told = post && channel ? await answerable(deps, await tellable(deps, post, channel), now) : []
  const moments = told.filter((moment) => !isOwn(context, moment))
  if (moments.length === 0) return whisper(context, told.length > 0 ? 'kudos.own' : 'kudos.over')
  await prisma.$transaction(async (tx) => {
    const presses = moments.map(({ id }) => ({ momentId: id, memberId: member.id, organizationId }))
    await giveKudos(tx, presses, now)
    const ids = moments.map(({ id }) => id)
    await refreshPosts(deps, tx, organizationId, ids, now)
  })
  return whisper(context, 'kudos.all')
}
