import type { Deps } from '../chat/deps.ts'
import { type Channel, channelsOf } from './channels.store.ts'
import { fits } from './fitting.rules.ts'
import type { Moment } from './moments.store.ts'

/** The channels that hear of a moment, as it is decided. */
export const channelsFor = async (
  { database }: Pick<Deps, 'database'>,
  moment: Pick<Moment, 'organizationId' | 'audience' | 'teamId'>,
): Promise<Channel[]> =>
  (await channelsOf(database.prisma, moment.organizationId)).filter(
    (channel) => channel.isInstalled && fits(channel, moment),
  )
