import type { Outcome } from '../app/outcome.ts'
import { userJson } from '../memory/json-forms.ts'
import type { WorkspaceUser } from '../memory/state.ts'
import { channelById, isMember, userById } from '../memory/workspace.ts'
import type { Desk } from './desk.ts'

/** What those who run the workspace do. */
export type Administration = {
  /** The app is uninstalled; it is told, and from then on its token is `account_inactive`. */
  removeBot(): Promise<Outcome>
  /** The bot token is worth nothing from now on. */
  revokeToken(error?: 'token_revoked' | 'invalid_auth'): void
  /** The app is installed again, with the same token. */
  reinstall(): void
  /** The app is installed with a token of its own, for this workspace or for the whole organization. */
  grant(granted: { token: string; expiresAtMs?: number; scopes: readonly string[]; orgWide: boolean }): void
  /** Another token for the installation that there is; earlier ones work until their own end. */
  renew(granted: { token: string; expiresAtMs?: number; scopes: readonly string[] }): void
  /** Somebody is added or changed; the app hears `team_join` or `user_change`. */
  saveUser(user: WorkspaceUser): Promise<Outcome>
  /** https://docs.slack.dev/reference/events/member_joined_channel */
  addToChannel(channel: string, user: string): Promise<Outcome>
  /** https://docs.slack.dev/reference/events/member_left_channel */
  removeFromChannel(channel: string, user: string): Promise<Outcome>
}

export const administration = (desk: Desk): Administration => {
  const { workspace, events } = desk
  const { memory, options, app } = workspace
  const stamped = (event: { type: string; [key: string]: unknown }): Promise<Outcome> =>
    events.deliver({ ...event, event_ts: memory.nextTs() })

  const changeMembers = (
    channelId: string,
    user: string,
    type: 'member_joined_channel' | 'member_left_channel',
  ) => {
    const channel = channelById(workspace, channelId)
    if (channel === undefined)
      return Promise.resolve<Outcome>({ ok: false, reason: 'no-such-channel', attempts: 0 })
    const botSees = isMember(channel, app.botUserId)
    const others = channel.members.filter((member) => member !== user)
    const members = type === 'member_joined_channel' ? [...others, user] : others
    memory.record({ kind: 'conversation-saved', conversation: { ...channel, members } })
    if (!botSees && user !== app.botUserId) return Promise.resolve<Outcome>({ ok: true, attempts: 0 })
    const channel_type = channel.isPrivate ? 'G' : 'C'
    return stamped({ type, user, channel: channelId, channel_type, team: options.teamId })
  }

  const save = ({ token, ...issued }: Parameters<Administration['renew']>[0]): void =>
    memory.record({ kind: 'token-saved', token, issued })

  return {
    async removeBot() {
      const told = [
        stamped({ type: 'tokens_revoked', tokens: { oauth: [], bot: [app.botUserId] } }),
        stamped({ type: 'app_uninstalled' }),
      ]
      memory.record({ kind: 'installation-changed', installation: 'account_inactive' })
      const outcomes = await Promise.all(told)
      return outcomes.find((outcome) => !outcome.ok) ?? { ok: true, attempts: 1 }
    },
    revokeToken(error = 'token_revoked') {
      memory.record({ kind: 'installation-changed', installation: error })
    },
    reinstall() {
      memory.record({ kind: 'installation-changed', installation: 'installed' })
    },
    grant({ orgWide, ...granted }) {
      // What was there before the app was taken out stays worthless.
      const before = memory.state.installation === 'installed' ? [] : Object.entries(memory.state.tokens)
      for (const [token, issued] of before)
        memory.record({ kind: 'token-saved', token, issued: { ...issued, revoked: true } })
      memory.record({ kind: 'org-installed', orgInstalled: orgWide })
      memory.record({ kind: 'installation-changed', installation: 'installed' })
      save(granted)
    },
    renew: (granted) => save(granted),
    saveUser(user) {
      const type = userById(workspace, user.id) === undefined ? 'team_join' : 'user_change'
      memory.record({ kind: 'user-saved', user })
      return stamped({ type, user: userJson(workspace, user, true), cache_ts: 0 })
    },
    addToChannel: (channel, user) => changeMembers(channel, user, 'member_joined_channel'),
    removeFromChannel: (channel, user) => changeMembers(channel, user, 'member_left_channel'),
  }
}
