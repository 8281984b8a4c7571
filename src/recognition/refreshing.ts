import type { Deps } from '../chat/deps.ts'
import type { Tx } from '../queue/database.ts'
import type { JobRequest } from '../queue/define-job.ts'
import { nextRefresh } from './posting.rules.ts'
import { addChange, type Post, postsOfMoments } from './posts.store.ts'

/** Brings a post up to date: one waits at most. */
export const refreshJob = ({
  id,
  organizationId,
}: Pick<Post, 'id' | 'organizationId'>): JobRequest & { key: string } => ({
  job: 'refresh-post',
  payload: { postId: id, organizationId },
  key: `refresh-post:${id}`,
  lane: `post:${id}`,
})

export const sendJob = ({
  id,
  organizationId,
  channelId,
}: Pick<Post, 'id' | 'organizationId' | 'channelId'>): JobRequest & { key: string } => ({
  job: 'send-post',
  payload: { postId: id, organizationId },
  key: `send-post:${id}`,
  lane: `channel:${channelId}`,
})

/**
 * Sees to it that every post of a moment says what holds, soon and not too often: what comes while a post has just been
 * changed is in its next change.
 */
export const refreshPosts = async (
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  organizationId: string,
  momentIds: readonly string[],
  now: Date,
): Promise<void> => {
  for (const post of await postsOfMoments(tx, organizationId, momentIds)) {
    const present = await addChange(tx, post)
    // One that is on its way is changed once it stands.
    if (present?.state !== 'posted') continue
    const dueAt = nextRefresh(present.refreshedAt, now)
    if (dueAt <= now) await deps.outbox.enqueue(tx, [refreshJob(post)])
    else await deps.outbox.later(tx, [{ ...refreshJob(post), dueAt, organizationId }])
  }
}
