import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { type Channel, findChannel } from './channels.store.ts'
import { isTrue } from './decide.ts'
import { nextWeekly, weekly } from './posting.rules.ts'
import { planPost } from './posts.store.ts'
import { sendJob } from './refreshing.ts'
import { momentsOfWeek } from './week.ts'

/** The local date of the weekly post that is due or has just been: a machine that was away may be late by days. */
const dateOf = ({ timeZone }: Channel, now: Date): string => {
  const weekMs = 7 * 86_400_000
  const next = nextWeekly(weekly.channel, timeZone, now)
  return localDateAt(timeZone, new Date(next.getTime() - weekMs))
}

/** The week in a channel: planned once, and only where there is something to tell. */
export const postWeekJob = defineJob({
  name: 'post-week',
  payload: z.object({ organizationId: z.string(), channelId: z.string() }),
  run: async (deps: Deps, { organizationId, channelId: id }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const channel = await findChannel(prisma, { id, organizationId })
    if (!channel || channel.mode === 'off') return
    const date = dateOf(channel, now)
    const moments = await momentsOfWeek(deps, channel, date)
    const truths = await Promise.all(moments.map((moment) => isTrue(prisma, moment, now)))
    const told = moments.filter((_, index) => truths[index])
    const dueAt = nextWeekly(weekly.channel, channel.timeZone, now)
    await prisma.$transaction(async (tx) => {
      const payload = { organizationId, channelId: id }
      await deps.outbox.later(tx, [
        { job: 'post-week', payload, key: `post-week:${id}`, dueAt, organizationId },
      ])
      if (told.length === 0) return
      const week = { organizationId, channelId: id, kind: 'week' as const, subject: date }
      const postId = await planPost(
        tx,
        week,
        told.map((moment) => moment.id),
        now,
      )
      await deps.outbox.enqueue(tx, [sendJob({ ...week, id: postId })])
    })
  },
})
