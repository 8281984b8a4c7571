import type { Actor } from '../../chat/intent.ts'
import { newId } from '../../kernel/ids.ts'
import { actorOf, clientOf, isOutside, isPersonal, type TeamsActivity } from './activity.ts'
import type { Where } from './remember.ts'

/** A team or a channel, as the product remembers it. */
export type PlaceChange = {
  readonly kind: 'team' | 'channel'
  readonly externalId: string
  readonly teamId: string | undefined
  readonly name: string | undefined
  readonly status: 'active' | 'removed' | 'deleted' | 'archived'
}

/** What an activity says about where the bot is. */
export type InstallChange =
  /** Somebody has the bot for themselves: from now on, again, or no longer. */
  | { readonly kind: 'person'; readonly actor: Actor; readonly what: 'added' | 'upgraded' | 'removed' }
  | { readonly kind: 'place'; readonly place: PlaceChange }
  /** The bot is no longer in a team, nor in any of its channels. */
  | { readonly kind: 'team-gone'; readonly teamId: string; readonly status: 'removed' | 'deleted' }
  /** People came to a team or left it. */
  | { readonly kind: 'people'; readonly teamId: string }

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
const statusAfter: Readonly<Record<string, PlaceChange['status']>> = {
  teamRenamed: 'active',
  teamRestored: 'active',
  teamUnarchived: 'active',
  teamArchived: 'archived',
  channelCreated: 'active',
  channelRenamed: 'active',
  channelRestored: 'active',
  channelDeleted: 'deleted',
}

const teamPlace = ({ channelData }: TeamsActivity, status: PlaceChange['status']): PlaceChange | undefined =>
  channelData?.team
    ? {
        kind: 'team',
        externalId: channelData.team.id,
        teamId: channelData.team.id,
        name: channelData.team.name ?? undefined,
        status,
      }
    : undefined

const channelPlace = (
  { channelData }: TeamsActivity,
  status: PlaceChange['status'],
): PlaceChange | undefined =>
  channelData?.channel
    ? {
        kind: 'channel',
        externalId: channelData.channel.id,
        teamId: channelData.team?.id,
        name: channelData.channel.name ?? undefined,
        status,
      }
    : undefined

const changes = (...places: readonly (PlaceChange | undefined)[]): InstallChange[] =>
  places.flatMap((place) => (place ? [{ kind: 'place', place } as const] : []))

/** Also a new version of the app that has no bot any more (`remove-upgrade`). */
const isRemoval = ({ action }: TeamsActivity): boolean => action?.startsWith('remove') === true

const inTeam = (activity: TeamsActivity): InstallChange[] => {
  const { channelData, recipient, membersAdded, membersRemoved } = activity
  const team = channelData?.team
  const event = channelData?.eventType ?? ''
  const isBot = ({ id }: { readonly id: string }): boolean => id === recipient?.id
  if (activity.type === 'installationUpdate') {
    if (isRemoval(activity)) return team ? [{ kind: 'team-gone', teamId: team.id, status: 'removed' }] : []
    return changes(teamPlace(activity, 'active'), channelPlace(activity, 'active'))
  }
  if (membersAdded?.some(isBot))
    return changes(teamPlace(activity, 'active'), channelPlace(activity, 'active'))
  if (membersRemoved?.some(isBot))
    return team ? [{ kind: 'team-gone', teamId: team.id, status: 'removed' }] : []
  if (event === 'teamDeleted' || event === 'teamHardDeleted') {
    return team ? [{ kind: 'team-gone', teamId: team.id, status: 'deleted' }] : []
  }
  const status = statusAfter[event]
  if (status) {
    return changes(event.startsWith('team') ? teamPlace(activity, status) : channelPlace(activity, status))
  }
  const came = (membersAdded?.length ?? 0) + (membersRemoved?.length ?? 0) > 0
  return came && team ? [{ kind: 'people', teamId: team.id }] : []
}

const personal = (activity: TeamsActivity, tenant: string): InstallChange[] => {
  const { from, action, membersAdded, membersRemoved, recipient } = activity
  if (!from || from.id === recipient?.id || isOutside(activity, tenant)) return []
  const actor = actorOf(activity, from, tenant)
  if (activity.type === 'installationUpdate') {
    if (isRemoval(activity)) return [{ kind: 'person', actor, what: 'removed' }]
    return [{ kind: 'person', actor, what: action === 'add' ? 'added' : 'upgraded' }]
  }
  if (membersRemoved?.some(({ id }) => id === recipient?.id))
    return [{ kind: 'person', actor, what: 'removed' }]
  return (membersAdded?.length ?? 0) > 0 ? [{ kind: 'person', actor, what: 'upgraded' }] : []
}

/** What `conversationUpdate` and `installationUpdate` mean. An installation sends both, in any order. */
export const installChanges = (activity: TeamsActivity, tenant: string): InstallChange[] =>
  isPersonal(activity) ? personal(activity, tenant) : inTeam(activity)

/** Where somebody is met who has the bot for themselves now; with `once`, they have it since this activity. */
export type Arrival = Where & {
  readonly actor: Actor
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  readonly once?: string
}

export const arrivalOf = (activity: TeamsActivity, actor: Actor, what: 'added' | 'upgraded'): Arrival => {
  const { conversation, serviceUrl, from, id } = activity
  const once = `teams:${actor.tenant}:${conversation.id}:${id ?? newId()}`
  return {
    actor,
    conversation: conversation.id,
    serviceUrl,
    handle: from?.id ?? actor.externalId,
    ...clientOf(activity),
    ...(what === 'added' ? { once } : {}),
  }
}
