import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type Channel, teamsOf } from './channels.store.ts'

type Place = Pick<Channel, 'platform' | 'name'> & {
  /** Of whose good news it hears; `null` for everybody's. */
  readonly team: string | null
}

/** A channel as people call it; where the platform has not said so, by whom it is for. */
export const placeOf = ({ platform, name, team }: Place, say: Say): string => {
  if (name !== null) return platform === 'slack' ? `#${name.replace(/^#/, '')}` : name
  const all = team === null ? 'yes' : 'no'
  return platform === 'slack'
    ? say.plain('channel.some-slack', { all, team: team ?? '' })
    : say.plain('channel.some-teams', { all, team: team ?? '' })
}

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
