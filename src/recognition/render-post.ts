import { type Card, spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import type { Channel } from './channels.store.ts'
import { fits } from './fitting.rules.ts'
import { momentShown } from './moment-view.ts'
import { findMoment, type Moment } from './moments.store.ts'
import { dayCard, hasLeft, type MomentShown, postCard, withoutPictures } from './post.card.ts'
import type { Post } from './posts.store.ts'
import { weekCard } from './week.card.ts'
import { loadWeek } from './week.ts'

/** What a post may tell in a channel now: what its people still want told there. */
export const tellable = async (deps: Deps, post: Post, channel: Channel): Promise<Moment[]> => {
  const moments = await Promise.all(
    post.momentIds.map((id) => findMoment(deps.database.prisma, { id, organizationId: post.organizationId })),
  )
  return moments.filter(
    (moment): moment is Moment => moment?.state === 'approved' && fits({ ...channel, mode: 'posts' }, moment),
  )
}

/** A post as it reads now; `undefined` where there is nothing left to tell. */
export const renderPost = async (deps: Deps, post: Post, channel: Channel): Promise<Card | undefined> => {
  const say = sayIn(channel.locale)
  const shown: MomentShown[] = []
  for (const moment of await tellable(deps, post, channel)) {
    const one = await momentShown(deps, moment, say.language)
    // With others, somebody who is no longer named has no line.
    if (one && (post.kind === 'moment' || !hasLeft(one))) shown.push(one)
  }
  const [first] = shown
  if (!first) return undefined
  const card =
    post.kind === 'moment'
      ? postCard(first, say)
      : post.kind === 'day'
        ? dayCard(post.id, shown, say)
        : weekCard(post.id, shown, await loadWeek(deps, channel, post.subject), say)
  return spokenIn(post.wordsOnly ? withoutPictures(card) : card, say.locale)
}
