import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { fromDateColumn } from '../kernel/local-date.ts'
import { endOfLocalDay } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { findChannel, targetOf } from './channels.store.ts'
import {
  coverageMoments,
  lastDaysOf,
  momentsOfCredential,
  momentsOfMembers,
  momentsPressedBy,
} from './moments.store.ts'
import { nextRefresh } from './posting.rules.ts'
import { lockPost, type Post, replan, savePost } from './posts.store.ts'
import { refreshJob, refreshPosts, sendJob } from './refreshing.ts'
import { renderPost } from './render-post.ts'
import { refusedPictures } from './saying.ts'

const payload = z.object({ organizationId: z.string(), postId: z.string() })

/** What can't be changed now is tried for so long, every so often. */
const retryEveryMs = 6 * 3_600_000
const retryForMs = 30 * 86_400_000

/** Claims the right to change a post now, or says when it may be. */
const claim = (deps: Deps, key: { id: string; organizationId: string }, now: Date) =>
  deps.database.prisma.$transaction(async (tx) => {
    const post = await lockPost(tx, key)
    if (post?.state !== 'posted' || !post.ref || post.told >= post.changes) return undefined
    const at = nextRefresh(post.refreshedAt, now)
    if (at > now) {
      await deps.outbox.later(tx, [{ ...refreshJob(post), dueAt: at, organizationId: post.organizationId }])
      return undefined
    }
    await savePost(tx, post, { refreshedAt: now })
    return { ...post, ref: post.ref }
  })

/** It no longer stands. What was decided anew while it was being taken away is posted anew. */
const takenAway = (deps: Deps, post: Post): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const present = await lockPost(tx, post)
    await savePost(tx, post, { state: 'removed' })
    if (present?.changes === post.changes) return
    await replan(tx, post)
    await deps.outbox.enqueue(tx, [sendJob(post)])
  })

/**
 * Makes a post say what holds now, or takes it away where nothing is left to tell. At most once in five seconds, however many
 * presses come; what comes while it is being changed is in the next change.
 */
export const refreshPostJob = defineJob({
  name: 'refresh-post',
  payload: payload.extend({ since: z.iso.datetime().optional() }),
  run: async (deps: Deps, { organizationId, postId: id, since }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const post = await claim(deps, { id, organizationId }, now)
    const channel = post && (await findChannel(prisma, { id: post.channelId, organizationId }))
    if (!post || !channel) return
    const card = await renderPost(deps, post, channel)
    const target = targetOf(channel)
    const platform = deps.platforms[channel.platform]
    const outcome = card
      ? await platform?.update(target, post.ref, card, `post:${id}`)
      : await platform?.remove(target, post.ref)
    if (outcome?.ok) return card ? savePost(prisma, post, { told: post.changes }) : takenAway(deps, post)
    const isGone = outcome?.reason === 'refused' && outcome.detail === 'message_not_found'
    if (isGone) return savePost(prisma, post, { state: 'removed' })
    if (card && refusedPictures(outcome, card)) {
      await savePost(prisma, post, { wordsOnly: true })
      const dueAt = nextRefresh(now, now)
      return prisma.$transaction((tx) =>
        deps.outbox.later(tx, [{ ...refreshJob(post), dueAt, organizationId }]),
      )
    }
    const waitMs = outcome?.reason === 'later' ? outcome.retryAfterMs : retryEveryMs
    const first = since ? new Date(since) : now
    if (now.getTime() - first.getTime() > retryForMs)
      return deps.log('error', 'A post could not be changed for thirty days', { postId: id })
    const dueAt = new Date(now.getTime() + waitMs)
    const job = refreshJob(post)
    const retried = { ...job, payload: { ...job.payload, since: first.toISOString() } }
    await prisma.$transaction((tx) => deps.outbox.later(tx, [{ ...retried, dueAt, organizationId }]))
  },
})

/** Whose last day is known is looked at again when it is over. */
const lookAfterwards = async (
  deps: Deps,
  organizationId: string,
  memberIds: readonly string[],
): Promise<void> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  const leaving = (await lastDaysOf(prisma, organizationId, memberIds)).flatMap(({ id, until, timeZone }) => {
    const dueAt = endOfLocalDay(timeZone, fromDateColumn(until))
    const payload = { organizationId, memberIds: [id] }
    return dueAt > now
      ? [{ job: 'refresh-posts-of', payload, key: `refresh-posts-of:${id}`, dueAt, organizationId }]
      : []
  })
  if (leaving.length > 0) await prisma.$transaction((tx) => deps.outbox.later(tx, leaving))
}

/** Teams have changed with their people: they are looked at when the minute is over, once for all that change in it. */
const minuteMs = 60_000

const lookAtCoverage = (deps: Deps, organizationId: string): Promise<void> => {
  const dueAt = new Date((Math.floor(deps.clock.now().getTime() / minuteMs) + 1) * minuteMs)
  // By the minute, so that changes without an end don't put it off without an end.
  const key = `refresh-coverage:${organizationId}:${dueAt.getTime()}`
  const entry = { job: 'refresh-coverage', payload: { organizationId }, key, dueAt, organizationId }
  return deps.database.prisma.$transaction((tx) => deps.outbox.later(tx, [entry]))
}

const refreshAll = async (deps: Deps, organizationId: string, moments: readonly string[]): Promise<void> => {
  for (const id of moments) {
    await deps.database.prisma.$transaction((tx) =>
      refreshPosts(deps, tx, organizationId, [id], deps.clock.now()),
    )
  }
}

/** Everything that stands of a credential, of these people, or of what somebody answered, is made to say what holds. */
export const refreshPostsOfJob = defineJob({
  name: 'refresh-posts-of',
  payload: z.object({
    organizationId: z.string(),
    credentialId: z.string().optional(),
    memberIds: z.array(z.string()).optional(),
    momentIds: z.array(z.string()).optional(),
    pressedBy: z.string().optional(),
  }),
  run: async (deps: Deps, { organizationId, credentialId, memberIds, momentIds, pressedBy }) => {
    const { prisma } = deps.database
    if (memberIds) await lookAfterwards(deps, organizationId, memberIds)
    if (memberIds ?? momentIds) await lookAtCoverage(deps, organizationId)
    const moments = [
      ...(momentIds ?? []),
      ...(credentialId ? await momentsOfCredential(prisma, organizationId, credentialId) : []),
      ...(memberIds ? await momentsOfMembers(prisma, organizationId, memberIds) : []),
      ...(pressedBy ? await momentsPressedBy(prisma, organizationId, pressedBy) : []),
    ]
    await refreshAll(deps, organizationId, moments)
  },
})

/** What is said of a team's skills holds, or says that it does not, whoever has joined it or left. */
export const refreshCoverageJob = defineJob({
  name: 'refresh-coverage',
  payload: z.object({ organizationId: z.string() }),
  run: async (deps: Deps, { organizationId }) =>
    refreshAll(deps, organizationId, await coverageMoments(deps.database.prisma, organizationId)),
})
