import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { personOf } from '../chat/people.store.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { mentorNameCard, toldCard } from './announce.card.ts'
import { askShown } from './ask.ts'
import { allChannelsFor } from './audience.ts'
import { isTrue } from './decide.ts'
import { momentShown } from './moment-view.ts'
import { findMoment, lockMoment, saveMoment } from './moments.store.ts'
import { planPost, replan } from './posts.store.ts'
import { mondayOf } from './praise-week.ts'
import { refreshPosts, sendJob } from './refreshing.ts'

const payload = z.object({ organizationId: z.string(), momentId: z.string() })

/**
 * Shows somebody what would be posted of them, and asks. Run twice, it is asked once; `again` names another time, when the
 * line has been changed, and `asked` the message that is to show it.
 */
export const askMomentJob = defineJob({
  name: 'ask-moment',
  payload: payload.extend({
    again: z.string().optional(),
    asked: z.object({ conversation: z.string(), message: z.string() }).optional(),
  }),
  run: async (deps: Deps, { organizationId, momentId: id, again, asked }) => {
    const { prisma } = deps.database
    const moment = await findMoment(prisma, { id, organizationId })
    if (moment?.state !== 'asking' || !moment.memberId) return
    if (!(await isTrue(prisma, moment, deps.clock.now()))) return
    const whose = { memberId: moment.memberId, organizationId }
    const key = again ?? `announce-ask:${id}`
    const jobs = await telling(deps, whose, key, (say) => askShown(deps, moment, say), asked)
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** Tells somebody that something of theirs is announced, as they chose beforehand. Run twice, it is told once. */
export const tellAnnouncedJob = defineJob({
  name: 'tell-announced',
  payload,
  run: async (deps: Deps, { organizationId, momentId: id }) => {
    const { prisma } = deps.database
    const moment = await findMoment(prisma, { id, organizationId })
    if (moment?.state !== 'approved' || !moment.memberId) return
    const whose = { memberId: moment.memberId, organizationId }
    const jobs = await telling(deps, whose, `announce-told:${id}`, async (say) => {
      const shown = await momentShown(deps, moment, say.language)
      return shown && toldCard(shown, say, say)
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** No answer means private. */
export const lapseMomentJob = defineJob({
  name: 'lapse-moment',
  payload,
  run: (deps: Deps, { organizationId, momentId: id }) =>
    deps.database.prisma.$transaction(async (tx) => {
      const moment = await lockMoment(tx, { id, organizationId })
      if (moment?.state === 'asking') await saveMoment(tx, moment, { state: 'private' })
    }),
})

/** Asks a mentor whether they may be named, once it stands somewhere. */
export const askMentorNameJob = defineJob({
  name: 'ask-mentor-name',
  payload,
  run: async (deps: Deps, { organizationId, momentId: id }) => {
    const { prisma } = deps.database
    const moment = await findMoment(prisma, { id, organizationId })
    if (moment?.state !== 'approved' || !moment.mentorId || moment.mentorNamed !== null) return
    if (!(await isTrue(prisma, moment, deps.clock.now()))) return
    // What is for the team alone is for a mentor of another team neither.
    const mentor = await personOf(prisma, { memberId: moment.mentorId, organizationId }, deps.clock.now())
    if (moment.audience === 'team' && mentor?.teamId !== moment.teamId) return
    const whose = { memberId: moment.mentorId, organizationId }
    const jobs = await telling(deps, whose, `announce-mentor:${id}`, async (say) => {
      const shown = await momentShown(deps, moment, say.language)
      return shown && mentorNameCard(shown, say, say)
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** What follows when somebody has it posted: posts in every channel that hears of it, and changes to those that stand. */
export const followMomentJob = defineJob({
  name: 'follow-moment',
  payload,
  run: async (deps: Deps, { organizationId, momentId: id }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const moment = await findMoment(prisma, { id, organizationId })
    if (!moment) return
    const channels = moment.state === 'approved' ? await allChannelsFor(deps, moment) : []
    const monday = moment.state === 'approved' && (await mondayOf(deps, organizationId))
    await prisma.$transaction(async (tx) => {
      for (const channel of channels) {
        if (channel.mode !== 'posts') continue
        const post = { organizationId, channelId: channel.id, kind: 'moment' as const, subject: id }
        const postId = await planPost(tx, post, [id], now)
        // What had been taken back, and is wanted again.
        await replan(tx, { id: postId, organizationId })
        await deps.outbox.enqueue(tx, [sendJob({ ...post, id: postId })])
      }
      await refreshPosts(deps, tx, organizationId, [id], now)
      // Their managers hear of it on Monday.
      if (monday) await deps.outbox.later(tx, [monday])
    })
  },
})
