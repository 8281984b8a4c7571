import type { Say } from '../chat/messages/catalogue.ts'
import type { PlatformName } from '../chat/platform.ts'

type Place = {
  readonly platform: PlatformName
  readonly name: string | null
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
