import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { defineJob } from '../queue/define-job.ts'
import { helloCard } from './channel.card.ts'
import { channelsOf, findChannel, markGreeted, targetOf, teamsOf } from './channels.store.ts'
import { waitingIn } from './posts.store.ts'
import { followChannel } from './reactions.ts'
import { sendJob } from './refreshing.ts'
import { standInTheWay } from './saying.ts'
import { weekOf } from './week.job.ts'

const ofChannel = z.object({ organizationId: z.string(), channelId: z.string() })

/** So far back, what waited for a channel is still posted. */
const waitedMs = 7 * 86_400_000

/** A channel was chosen, or chosen anew: it is said there once, what waited goes out, and its weeks are planned. */
export const followChannelJob = defineJob({
  name: 'follow-channel',
  payload: ofChannel,
  run: async (deps: Deps, { organizationId, channelId: id }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const channel = await findChannel(prisma, { id, organizationId })
    if (!channel) return
    await prisma.$transaction(async (tx) => {
      if (channel.mode === 'off') return
      await deps.outbox.later(tx, [weekOf(channel, now)])
      const waiting = await waitingIn(tx, organizationId, id, new Date(now.getTime() - waitedMs))
      await deps.outbox.enqueue(
        tx,
        waiting.map((postId) => sendJob({ id: postId, organizationId, channelId: id })),
      )
    })
    if (channel.greetedAt || channel.mode === 'off') return
    await prisma.$transaction((tx) => markGreeted(tx, channel, now))
    const team = (await teamsOf(prisma, organizationId)).find((one) => one.id === channel.teamId)
    const card = helloCard(team?.name ?? null, sayIn(channel.locale))
    const outcome = await deps.platforms[channel.platform]?.send(targetOf(channel), card, `channel:${id}`)
    // What may stand already is not said again.
    if (!outcome || outcome.ok || (outcome.reason === 'later' && outcome.uncertain)) return
    await prisma.$transaction((tx) => markGreeted(tx, channel, null))
    if (outcome.reason !== 'later') return standInTheWay(deps, channel, outcome.detail)
    const dueAt = new Date(now.getTime() + outcome.retryAfterMs)
    const again = { ...followChannel(organizationId, id), key: `greet-channel:${id}`, dueAt, organizationId }
    await prisma.$transaction((tx) => deps.outbox.later(tx, [again]))
  },
})

/** The bot is back in a workspace or tenant: what waited for its channels goes on. */
export const followInstallationJob = defineJob({
  name: 'follow-installation',
  payload: z.object({ organizationId: z.string(), installationId: z.string() }),
  run: async (deps: Deps, { organizationId, installationId }) => {
    const channels = await channelsOf(deps.database.prisma, organizationId)
    const there = channels.filter((channel) => channel.installationId === installationId)
    await deps.database.prisma.$transaction((tx) =>
      deps.outbox.enqueue(
        tx,
        there.map(({ id }) => followChannel(organizationId, id)),
      ),
    )
  },
})
