import type { Card } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import type { SendOutcome } from '../chat/platform.ts'
import { telling } from '../chat/telling.ts'
import { problemCard } from './channel.card.ts'
import { adminsOf, type Channel, markProblem } from './channels.store.ts'

/** The platform's own words for a right that the app lacks. */
export const lacksRight = (detail: string): boolean =>
  ['missing_scope', 'no_permission', 'restricted_action', 'ekm_access_denied'].includes(detail)

/** The platform's own words for a message that can't be changed, or a place that can't be posted to, whatever it would say. */
const isOtherwise = (detail: string): boolean =>
  lacksRight(detail) ||
  [
    'edit_window_closed',
    'cant_update_message',
    'message_not_found',
    'is_archived',
    'not_in_channel',
    'channel_not_found',
  ].includes(detail)

/** What the platform refused may have been the pictures, which it could not fetch. */
export const refusedPictures = (outcome: SendOutcome | undefined, card: Card): boolean =>
  outcome !== undefined &&
  !outcome.ok &&
  outcome.reason === 'refused' &&
  !isOtherwise(outcome.detail) &&
  card.nodes.some(({ type }) => type === 'image')

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
