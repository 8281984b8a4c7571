import type { Deps } from '../chat/deps.ts'
import type { Dispatch } from '../chat/dispatch.ts'
import { sayDirectly } from '../chat/say-directly.ts'
import type { SlackConfig } from '../infra/config.ts'
import { operatorError } from '../infra/operator-error.ts'
import type { Vault } from '../kernel/vault.ts'
import { connectInstallation, removeInstallation } from '../people/install.handler.ts'
import { createBulkhead } from '../platforms/bulkhead.ts'
import { createLimiter } from '../platforms/limiter.ts'
import type { SlackClients, SlackIdentity } from '../platforms/slack/client.ts'
import type { SlackEdge } from '../platforms/slack/edge.ts'
import type { SlackInstaller } from '../platforms/slack/install.ts'
import { type OrganizationWanted, organizationOf } from './organization.ts'

export type SlackSettings = SlackConfig & { readonly organizationId: OrganizationWanted | undefined }

/** Slack's modules are a third of a second: loaded when Slack is configured, and best while something else is waited for. */
export const loadSlack = async () => {
  const [
    { slackClients },
    { createSlackEdge },
    { slackPort },
    { createSlackPool },
    { slackTokens },
    { slackOAuth },
    { slackInstaller },
  ] = await Promise.all([
    import('../platforms/slack/client.ts'),
    import('../platforms/slack/edge.ts'),
    import('../platforms/slack/port.ts'),
    import('../platforms/slack/pool.ts'),
    import('../platforms/slack/tokens.ts'),
    import('../platforms/slack/oauth.ts'),
    import('../platforms/slack/install.ts'),
  ])
  return {
    slackClients,
    createSlackEdge,
    slackPort,
    createSlackPool,
    slackTokens,
    slackOAuth,
    slackInstaller,
  }
}

type ConnectedSlack = {
  readonly edge: SlackEdge
  readonly installer: SlackInstaller | undefined
  close(): Promise<void>
}

export const connectSlack = async (
  config: SlackSettings,
  vault: Vault | undefined,
  deps: Deps,
  platforms: { slack?: Deps['platforms']['slack'] },
  dispatch: Dispatch,
): Promise<ConnectedSlack> => {
  const slack = await loadSlack()
  const { apiUrl, client } = config
  const clients = slack.slackClients(apiUrl)
  try {
    const fixed = await connectFixed(config, clients, deps)
    const oauth = client && slack.slackOAuth({ client, apiUrl, clientWith: clients.clientWith })
    const tokens = oauth && vault && slack.slackTokens({ ...deps, vault, oauth })
    const pool = slack.createSlackPool({ clientWith: clients.clientWith, fixed, tokens })
    const limits = { limiter: createLimiter(deps.clock), bulkhead: createBulkhead(deps.clock) }
    platforms.slack = slack.slackPort({ pool, ...limits })
    const edge = slack.createSlackEdge({
      pool,
      clients,
      signingSecret: config.signingSecret,
      appToken: config.appToken,
      dispatch,
      sayDirectly: async ({ actor, place }, card) => {
        await sayDirectly(deps, { actor, conversation: place.direct ? place.conversation : undefined }, card)
      },
      onRemoved: async (tenant, why, at) => {
        await removeInstallation(deps, { platform: 'slack', tenant, why, at, actor: 'Slack' })
      },
      log: deps.log,
    })
    const installer =
      oauth && vault
        ? slack.slackInstaller(deps, { vault, oauth, pool, fixedTenant: fixed?.teamId })
        : undefined
    return { edge, installer, close: () => clients.close() }
  } catch (error) {
    await clients.close()
    throw error
  }
}

/** The one workspace of the settings, and its row. */
const connectFixed = async (
  { botToken, organizationId }: SlackSettings,
  clients: SlackClients,
  deps: Deps,
): Promise<SlackIdentity | undefined> => {
  if (botToken === undefined || organizationId === undefined) return undefined
  const identity = await clients.identify(botToken)
  const saved = await connectInstallation(deps, {
    organizationId: await organizationOf(organizationId),
    platform: 'slack',
    tenant: identity.teamId,
    name: identity.teamName,
    source: 'environment',
    botUserId: identity.botUserId,
    botId: identity.botId,
    scopes: identity.scopes,
  })
  if (saved.ok) return identity
  throw operatorError(
    'workspace-taken',
    `The workspace ${identity.teamName} of SLACK_BOT_TOKEN belongs to the organization ${saved.organization}. Set WHETSTONE_ORGANIZATION to that, or remove the workspace from it first: whetstone installations remove ${identity.teamId} --forget.`,
  )
}
