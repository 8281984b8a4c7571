import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import type { MessageRef } from '../chat/platform.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { answerable } from './answerable.ts'
import { type Channel, findChannel, postedOn, targetOf } from './channels.store.ts'
import { nextOpen, nextRefresh, type Posting, posting } from './posting.rules.ts'
import {
  beginSending,
  dropPost,
  findPost,
  lockPost,
  type Post,
  planPost,
  replan,
  savePost,
} from './posts.store.ts'
import { refreshJob, refreshPosts, sendJob } from './refreshing.ts'
import { renderPost, tellable } from './render-post.ts'
import { lacksRight, refusedPictures, standInTheWay } from './saying.ts'

const payload = z.object({ organizationId: z.string(), postId: z.string() })

/** Comes back to a post at an instant. */
const again = (deps: Deps, post: Post, dueAt: Date): Promise<void> =>
  deps.database.prisma.$transaction((tx) =>
    deps.outbox.later(tx, [{ ...sendJob(post), dueAt, organizationId: post.organizationId }]),
  )

/** What is to be posted by itself, and is true: what has been withdrawn since, or is of somebody who has left, goes nowhere. */
const isPostable = async (deps: Deps, post: Post, channel: Channel): Promise<boolean> =>
  (await answerable(deps, await tellable(deps, post, channel), deps.clock.now())).length > 0

/** It goes nowhere, unless something was decided meanwhile: then it is looked at again. */
const drop = async (deps: Deps, post: Post): Promise<void> => {
  if (!(await dropPost(deps.database.prisma, post))) await again(deps, post, deps.clock.now())
}

/** When a post goes out: one of several moments waits for quiet hours alone. */
const timeFor = async (deps: Deps, post: Post, channel: Channel, now: Date): Promise<Posting> => {
  const date = localDateAt(channel.timeZone, now)
  if (post.kind === 'moment')
    return posting(channel, await postedOn(deps.database.prisma, channel, date, post.id), now)
  const opens = nextOpen(channel, now)
  return opens > now ? { is: 'later', at: opens } : { is: 'now', date }
}

/** Puts a moment into the one post that the rest of a day shares. */
const putTogether = (deps: Deps, post: Post, { date, at }: { date: string; at: Date }): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const { organizationId, channelId } = post
    const day = { organizationId, channelId, kind: 'day' as const, subject: date }
    const id = await planPost(tx, day, post.momentIds, deps.clock.now())
    await savePost(tx, post, { state: 'folded', sendingAt: null, postedOn: null })
    await replan(tx, { id, organizationId })
    // One that stands already tells of this one, too.
    await refreshPosts(deps, tx, organizationId, post.momentIds, deps.clock.now())
    await deps.outbox.later(tx, [{ ...sendJob({ ...day, id }), dueAt: at, organizationId }])
  })

/**
 * It stands. What has changed since it was drawn is brought into it soon; of one that was found again nobody knows when it was
 * drawn. The mentor behind it is asked now, and not before, whether they may be named.
 */
const posted = (deps: Deps, post: Post, ref: MessageRef, drawn: 'now' | 'before'): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const { organizationId } = post
    const present = await lockPost(tx, post)
    const now = deps.clock.now()
    const told = drawn === 'now' ? post.changes : -1
    await savePost(tx, post, { state: 'posted', ref, postedAt: now, refreshedAt: now, told })
    await deps.outbox.enqueue(
      tx,
      post.momentIds.map((momentId) => ({
        job: 'ask-mentor-name',
        payload: { organizationId, momentId },
        key: `ask-mentor-name:${momentId}`,
      })),
    )
    if ((present?.changes ?? told) === told) return
    await deps.outbox.later(tx, [{ ...refreshJob(post), dueAt: nextRefresh(now, now), organizationId }])
  })

/** A send that was begun so long ago is over, whatever came of it. Shorter than the wait after one whose outcome is unknown. */
const underwayMs = 12_000

/** One that stood before, and was taken away, is another message: its key must not find the old one. */
const keyOf = ({ id, postedAt }: Post): string => `post:${id}:${postedAt?.getTime() ?? 0}`

/** A send was begun, and nobody knows what came of it: where the platform can be asked, it is. `true` where that ends it. */
const isFound = async (deps: Deps, post: Post, channel: Channel, now: Date): Promise<boolean> => {
  if (!post.sendingAt) return false
  const found = await deps.platforms[channel.platform]?.find(targetOf(channel), keyOf(post))
  if (found && !found.ok) {
    await again(deps, post, new Date(now.getTime() + found.retryAfterMs))
    return true
  }
  if (!found?.ref) return false
  await posted(deps, post, found.ref, 'before')
  return true
}

const send = async (deps: Deps, post: Post, channel: Channel, date: string, now: Date): Promise<void> => {
  const { prisma } = deps.database
  const card = await renderPost(deps, post, channel)
  if (!card) return drop(deps, post)
  const target = targetOf(channel)
  const platform = deps.platforms[channel.platform]
  const stale = new Date(now.getTime() - underwayMs)
  // Another machine is at it, or was when it died: looked at again when that is over.
  if (!(await beginSending(prisma, post, { at: now, date, stale })))
    return again(deps, post, new Date(now.getTime() + underwayMs))
  const outcome = await platform?.send(target, card, keyOf(post))
  if (!outcome) return
  if (outcome.ok) return posted(deps, post, outcome.ref, 'now')
  const free = outcome.reason === 'later' && outcome.uncertain ? {} : { sendingAt: null, postedOn: null }
  await savePost(prisma, post, free)
  if (outcome.reason === 'later') return again(deps, post, new Date(now.getTime() + outcome.retryAfterMs))
  if (refusedPictures(outcome, card)) {
    await savePost(prisma, post, { wordsOnly: true })
    return again(deps, post, now)
  }
  deps.log('warn', 'A channel could not be posted to', { channelId: channel.id, detail: outcome.detail })
  if (outcome.reason === 'refused' && !lacksRight(outcome.detail))
    return savePost(prisma, post, { state: 'dropped' })
  await standInTheWay(deps, channel, outcome.detail)
}

/**
 * Posts in a channel what is to stand there, one after another: now, when its quiet hours are over, or together with
 * others. Run twice it is posted once; a program that dies between the message and writing it down posts again where the
 * platform lets the bot not look (docs/recognition.md).
 */
export const sendPostJob = defineJob({
  name: 'send-post',
  payload,
  run: async (deps: Deps, { organizationId, postId: id }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const post = await findPost(prisma, { id, organizationId })
    const channel = post && (await findChannel(prisma, { id: post.channelId, organizationId }))
    if (post?.state !== 'planned' || !channel?.isInstalled || channel.problem) return
    // Also what nobody wants told any more: where it stands after all, it is taken away.
    if (await isFound(deps, post, channel, now)) return
    if (channel.mode === 'off' || !(await isPostable(deps, post, channel))) return drop(deps, post)
    const time = await timeFor(deps, post, channel, now)
    switch (time.is) {
      case 'not':
        return drop(deps, post)
      case 'later':
        return again(deps, post, time.at)
      case 'together':
        return putTogether(deps, post, time)
      case 'now':
        return send(deps, post, channel, time.date, now)
    }
  },
})
