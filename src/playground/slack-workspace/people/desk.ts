import { randomBytes } from 'node:crypto'
import type { Courier } from '../../stand-in/courier.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import type { Events } from '../app/deliveries.ts'
import type { AppRequest } from '../app/request.ts'
import { teamJson } from '../memory/json-forms.ts'
import type { ResponseUrl, WorkspaceUser } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import { orgOf } from '../memory/workspace.ts'

/** What the deeds of people need. */
export type Desk = { workspace: Workspace; courier: Courier<AppRequest>; events: Events }

/** The fields that every interaction payload has. https://docs.slack.dev/reference/interaction-payloads */
export const interaction = (workspace: Workspace, type: string, user: WorkspaceUser): JsonObject => ({
  type,
  user: {
    id: user.id,
    username: user.name,
    name: user.name,
    team_id: user.home ?? workspace.options.teamId,
  },
  api_app_id: workspace.app.id,
  token: 'stand-in-verification-token',
  // "When the app is installed for the whole organization", there is no team.
  team: orgOf(workspace) ? null : teamJson(workspace),
  enterprise: workspace.options.enterprise ?? null,
  is_enterprise_install: orgOf(workspace) !== undefined,
})

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const issueResponseUrl = (
  { memory, options, origin }: Workspace,
  {
    user,
    channel,
    messageTs,
    path,
  }: Pick<ResponseUrl, 'user' | 'channel' | 'messageTs'> & { path: 'actions' | 'commands' },
): string => {
  const id = randomBytes(12).toString('base64url')
  const url: ResponseUrl = { id, user, channel, issuedAtMs: Date.now(), uses: 0 }
  memory.record({ kind: 'response-url-saved', url: messageTs === undefined ? url : { ...url, messageTs } })
  return `${origin()}/${path}/${options.teamId}/${id}`
}
