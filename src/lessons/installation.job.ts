import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { cancelSayings } from '../chat/sayings.store.ts'
import { defineJob } from '../queue/define-job.ts'
import type { RecipientMissing } from './events.ts'
import { installationOf, missedThere, skipDeliveries, waitingFor } from './installation.store.ts'

const payload = z.object({ installationId: z.string(), organizationId: z.string() })
type Whose = z.infer<typeof payload>

const atOnce = 200
/** A delivery is made up for on its own local date only. */
const lookBackMs = 2 * 86_400_000

/**
 * The bot was taken out of a workspace or tenant: what waits for its people there ends now, rather than when it is
 * due. Who has another account gets it there; who may have one is looked for.
 */
export const installationGoneJob = defineJob({
  name: 'installation-gone',
  payload,
  run: async (deps: Deps, whose) => {
    const { prisma } = deps.database
    const there = await installationOf(prisma, whose)
    if (!there || there.status === 'active') return
    await prisma.$transaction((tx) => cancelSayings(tx, there.platform, there.tenant))
    let ended: number
    do ended = await endSome(deps, whose)
    while (ended === atOnce)
  },
})

const endSome = (deps: Deps, { installationId, organizationId }: Whose): Promise<number> =>
  deps.database.prisma.$transaction(async (tx) => {
    const waiting = await waitingFor(tx, { installationId, organizationId }, atOnce)
    const ids = waiting.map(({ id }) => id)
    await skipDeliveries(tx, organizationId, ids, 'unreachable')
    await deps.outbox.cancel(
      tx,
      ids.map((id) => `deliver:${id}`),
    )
    for (const memberId of new Set(waiting.map((each) => each.memberId))) {
      const missing: RecipientMissing = { name: 'recipient.missing', organizationId, data: { memberId } }
      await deps.outbox.emit(tx, missing)
    }
    return waiting.length
  })

/** The bot is there again: today's lessons that had found nobody go on. */
export const installationActiveJob = defineJob({
  name: 'installation-active',
  payload,
  run: async (deps: Deps, whose) => {
    const { prisma } = deps.database
    const since = new Date(deps.clock.now().getTime() - lookBackMs)
    const { organizationId } = whose
    for (let after = ''; ; ) {
      const missed = await missedThere(prisma, whose, since, after, atOnce)
      const last = missed.at(-1)
      if (!last) return
      after = last.memberId
      await prisma.$transaction((tx) =>
        deps.outbox.enqueue(
          tx,
          missed.map(({ memberId }) => ({
            job: 'deliver-waiting',
            payload: { memberId, organizationId },
            key: `deliver-waiting:${memberId}`,
          })),
        ),
      )
    }
  },
})
