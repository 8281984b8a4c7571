import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type Channel, teamsOf } from './channels.store.ts'
import { placeOf } from './place-name.rules.ts'

/** Several in one sentence: “#all (once a week), #line-2 and General”. */
export const placesOf = async (
  { database }: Pick<Deps, 'database'>,
  channels: readonly Channel[],
  say: Say,
): Promise<string> => {
  const [first] = channels
  if (!first) return say.plain('channel.some')
  const teams = await teamsOf(database.prisma, first.organizationId)
  const names = channels.map((channel) => {
    const team = teams.find(({ id }) => id === channel.teamId)?.name ?? null
    const place = placeOf({ ...channel, team }, say)
    return channel.mode === 'digest' ? say.plain('channel.weekly', { channel: place }) : place
  })
  return new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(names.sort())
}
