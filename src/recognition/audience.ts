import type { Deps } from '../chat/deps.ts'
import { type Channel, channelsOf } from './channels.store.ts'
import { fits } from './fitting.rules.ts'
import type { Moment } from './moments.store.ts'

type Told = Pick<Moment, 'organizationId' | 'audience' | 'teamId'>

/** The channels that hear of a moment, as it is decided; also those in which it has to wait until the bot is back. */
export const allChannelsFor = async (
  { database }: Pick<Deps, 'database'>,
  moment: Told,
): Promise<Channel[]> =>
  (await channelsOf(database.prisma, moment.organizationId)).filter((channel) => fits(channel, moment))

/** The channels that hear of it now. */
export const channelsFor = async (deps: Pick<Deps, 'database'>, moment: Told): Promise<Channel[]> =>
  (await allChannelsFor(deps, moment)).filter(({ isInstalled }) => isInstalled)
