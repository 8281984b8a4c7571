import { createHash } from 'node:crypto'
import type { Card } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import { type AskPart, askCard } from './announce.card.ts'
import { channelsFor } from './audience.ts'
import type { Channel } from './channels.store.ts'
import { momentShown } from './moment-view.ts'
import type { Moment } from './moments.store.ts'
import { placesOf } from './places.ts'

/** Names the line that was shown: what is posted is what its person has read. */
export const versionOf = ({ line }: Pick<Moment, 'line'>): string =>
  createHash('sha256')
    .update(line ?? '')
    .digest('hex')
    .slice(0, 12)

/** Channels by their language, the person's own first. */
const byLanguage = (channels: readonly Channel[], own: string): [Say, Channel[]][] => {
  const groups = new Map<string, [Say, Channel[]]>()
  for (const channel of channels) {
    const say = sayIn(channel.locale)
    const [, there] = groups.get(say.language) ?? []
    if (there) there.push(channel)
    else groups.set(say.language, [say, [channel]])
  }
  return [...groups.values()].sort(([a], [b]) => Number(b.language === own) - Number(a.language === own))
}

/**
 * The question whether others may hear of a moment, with exactly what would stand, in each language in which it would; `undefined`
 * where no channel would hear of it.
 */
export const askShown = async (deps: Deps, moment: Moment, say: Say): Promise<Card | undefined> => {
  const channels = await channelsFor(deps, moment)
  const parts: AskPart[] = []
  for (const [theirs, there] of byLanguage(channels, say.language)) {
    const shown = await momentShown(deps, moment, theirs.language)
    if (shown) parts.push({ shown, say: theirs, where: await placesOf(deps, there, say) })
  }
  const [first] = parts
  if (!first) return undefined
  const ofTeam = channels.filter(({ teamId }) => teamId !== null)
  return askCard(
    [first, ...parts.slice(1)],
    { version: versionOf(moment), teams: ofTeam.length > 0 ? await placesOf(deps, ofTeam, say) : undefined },
    say,
  )
}
