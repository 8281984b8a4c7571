import type { JsonObject } from '../../stand-in/json.ts'
import type {
  Conversation,
  MessageRevision,
  StateValues,
  StoredMessage,
  StoredView,
  ViewRevision,
  WorkspaceUser,
} from './state.ts'
import type { Workspace } from './workspace.ts'
import { orgOf, teamDomain } from './workspace.ts'

/** How Slack writes the things it remembers when it talks about them. */

/** https://docs.slack.dev/reference/objects/user-object */
export const userJson = (workspace: Workspace, user: WorkspaceUser, withLocale: boolean): JsonObject => {
  const { options } = workspace
  const showsEmail = user.email !== undefined && options.scopes.includes('users:read.email')
  return {
    id: user.id,
    team_id: user.home ?? options.teamId,
    name: user.name,
    ...(user.home === undefined ? {} : { is_stranger: true }),
    ...(options.enterprise === undefined || user.home !== undefined
      ? {}
      : {
          enterprise_user: {
            id: user.id,
            enterprise_id: options.enterprise.id,
            enterprise_name: options.enterprise.name,
            is_admin: false,
            is_owner: false,
            teams: [options.teamId],
          },
        }),
    deleted: user.deleted ?? false,
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, options.clock.now()),
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: options.teamId,
      ...(showsEmail ? { email: user.email } : {}),
      ...(user.id === workspace.app.botUserId
        ? { api_app_id: workspace.app.id, bot_id: workspace.app.botId }
        : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted ?? false,
    is_ultra_restricted: false,
    is_bot: user.isBot ?? false,
    is_app_user: false,
    updated: 0,
    ...(withLocale ? { locale: user.locale } : {}),
  }
}

const offsetSeconds = (timeZone: string, at: Date): number => {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '')
  if (match === null) return 0
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60
  return match[1] === '-' ? -seconds : seconds
}

/** https://docs.slack.dev/reference/objects/conversation-object */
export const conversationJson = (workspace: Workspace, channel: Conversation): JsonObject => {
  const { id, name, kind, members, isPrivate, created } = channel
  const person = members.find((member) => member !== workspace.app.botUserId)
  const kinds = {
    is_channel: kind === 'channel' && !isPrivate,
    is_group: kind === 'channel' && isPrivate,
    is_im: kind === 'dm',
    is_mpim: kind === 'group',
  }
  const shared = {
    id,
    created,
    is_archived: false,
    is_org_shared: false,
    context_team_id: workspace.options.teamId,
  }
  if (kind === 'dm') return { ...shared, is_im: true, user: person, is_user_deleted: false, priority: 0 }
  return {
    ...shared,
    ...kinds,
    name,
    name_normalized: name,
    is_private: isPrivate,
    is_general: false,
    is_member: members.includes(workspace.app.botUserId),
    creator: person ?? workspace.app.botUserId,
    num_members: members.length,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

/** https://docs.slack.dev/messaging/retrieving-messages, as it stood at a revision (the latest by default). */
export const messageJson = (
  { app, options }: Workspace,
  message: StoredMessage,
  shown: MessageRevision = message,
): JsonObject => ({
  ...(message.bot === undefined
    ? { user: message.user }
    : {
        user: message.user,
        bot_id: message.bot,
        app_id: app.id,
        bot_profile: {
          id: message.bot,
          app_id: app.id,
          name: app.name,
          deleted: false,
          team_id: options.teamId,
        },
      }),
  type: 'message',
  ts: message.ts,
  text: shown.text,
  team: options.teamId,
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(message.edited !== undefined && shown.revision > 1 ? { edited: message.edited } : {}),
  ...(shown.blocks === undefined ? {} : { blocks: shown.blocks }),
})

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const viewJson = (
  workspace: Workspace,
  view: StoredView,
  values: StateValues = {},
  shown: ViewRevision = view,
): JsonObject => ({
  id: view.id,
  team_id: workspace.options.teamId,
  ...shown.content,
  state: { values },
  hash: shown.hash,
  root_view_id: view.rootViewId,
  previous_view_id: view.previousViewId,
  app_id: workspace.app.id,
  app_installed_team_id: orgOf(workspace)?.id ?? workspace.options.teamId,
  bot_id: workspace.app.botId,
})

export const teamJson = (workspace: Workspace): JsonObject => {
  const { enterprise, teamId } = workspace.options
  return {
    id: teamId,
    domain: teamDomain(workspace),
    ...(enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}),
  }
}

/** The name by which payloads call a conversation. */
export const channelJson = (channel: Conversation): JsonObject => ({
  id: channel.id,
  name: channel.kind === 'channel' && channel.isPrivate ? 'privategroup' : channel.name,
})
