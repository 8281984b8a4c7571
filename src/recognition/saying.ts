import type { Card } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import type { SendOutcome } from '../chat/platform.ts'
import { telling } from '../chat/telling.ts'
import { problemCard } from './channel.card.ts'
import { adminsOf, type Channel, markProblem } from './channels.store.ts'

/** What the platform refused may have been the pictures, which it could not fetch. */
export const refusedPictures = (outcome: SendOutcome | undefined, card: Card): boolean =>
  outcome !== undefined &&
  !outcome.ok &&
  outcome.reason === 'refused' &&
  !lacksRight(outcome.detail) &&
  card.nodes.some(({ type }) => type === 'image')

/** The platform's own words for a right that the app lacks. */
export const lacksRight = (detail: string): boolean =>
  ['missing_scope', 'no_permission', 'restricted_action', 'ekm_access_denied'].includes(detail)

/** Nothing can be posted there: written down, and told once to whoever chose the channel and to the admins. */
export const standInTheWay = async (deps: Deps, channel: Channel, detail: string): Promise<void> => {
  const { prisma } = deps.database
  const { organizationId, id, setBy } = channel
  const told = [...new Set([...(setBy ? [setBy] : []), ...(await adminsOf(prisma, organizationId))])]
  const at = deps.clock.now().getTime()
  const jobs = await Promise.all(
    told.map((memberId) =>
      telling(deps, { memberId, organizationId }, `channel-problem:${id}:${at}:${memberId}`, (say) =>
        problemCard(channel.name, detail, say),
      ),
    ),
  )
  await prisma.$transaction(async (tx) => {
    if (await markProblem(tx, channel, detail)) await deps.outbox.enqueue(tx, jobs.flat())
  })
}
