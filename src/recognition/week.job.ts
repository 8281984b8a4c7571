import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { type AgendaRequest, defineJob } from '../queue/define-job.ts'
import { answerable } from './answerable.ts'
import { type Channel, findChannel } from './channels.store.ts'
import { nextWeekly, weekly } from './posting.rules.ts'
import { planPost } from './posts.store.ts'
import { sendJob } from './refreshing.ts'
import { momentsOfWeek } from './week.ts'

/** The week in a channel, planned by its date: that of a week that is due already stays, whatever is chosen meanwhile. */
export const weekOf = (
  { id, organizationId, timeZone }: Pick<Channel, 'id' | 'organizationId' | 'timeZone'>,
  now: Date,
): AgendaRequest => {
  const dueAt = nextWeekly(weekly.channel, timeZone, now)
  const date = localDateAt(timeZone, dueAt)
  const payload = { organizationId, channelId: id, date }
  return { job: 'post-week', payload, key: `post-week:${id}:${date}`, dueAt, organizationId }
}

/** The week in a channel: posted once, and only where there is something to tell. A machine that was away may be late by days. */
export const postWeekJob = defineJob({
  name: 'post-week',
  payload: z.object({ organizationId: z.string(), channelId: z.string(), date: z.iso.date() }),
  run: async (deps: Deps, { organizationId, channelId: id, date }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const channel = await findChannel(prisma, { id, organizationId })
    if (!channel || channel.mode === 'off') return
    const told = await answerable(deps, await momentsOfWeek(deps, channel, date), now)
    await prisma.$transaction(async (tx) => {
      await deps.outbox.later(tx, [weekOf(channel, now)])
      if (told.length === 0) return
      const week = { organizationId, channelId: id, kind: 'week' as const, subject: date }
      const ids = told.map((moment) => moment.id)
      const postId = await planPost(tx, week, ids, now)
      await deps.outbox.enqueue(tx, [sendJob({ ...week, id: postId })])
    })
  },
})
