import type { Say } from '../chat/messages/catalogue.ts'
import type { Channel } from './channels.store.ts'

type Named = Pick<Channel, 'platform' | 'name' | 'mode'>

/** A channel as people call it, so far as the platform has said. */
export const placeOf = ({ platform, name }: Pick<Named, 'platform' | 'name'>, say: Say): string =>
  name === null ? say.plain('channel.some') : platform === 'slack' ? `#${name.replace(/^#/, '')}` : name

const timely = (channel: Named, say: Say): string => {
  const place = placeOf(channel, say)
  return channel.mode === 'digest' ? say.plain('channel.weekly', { channel: place }) : place
}

/** Several in one sentence: “#line-2, General and #all (once a week)”. */
export const placesOf = (channels: readonly Named[], say: Say): string =>
  channels.length === 0
    ? say.plain('channel.some')
    : new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(
        channels.map((channel) => timely(channel, say)),
      )
