import { orgOf, teamDomain } from '../memory/workspace.ts'
import type { Method } from './method.ts'
import { flag, ok } from './method.ts'

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest: Method = {
  name: 'auth.test',
  tier: 'special',
  run: (workspace) =>
    ok({
      url: `https://${teamDomain(workspace)}.slack.com/`,
      team: orgOf(workspace)?.name ?? workspace.options.teamName,
      user: workspace.app.name,
      team_id: orgOf(workspace)?.id ?? workspace.options.teamId,
      user_id: workspace.app.botUserId,
      bot_id: workspace.app.botId,
      ...(workspace.options.enterprise ? { enterprise_id: workspace.options.enterprise.id } : {}),
      is_enterprise_install: orgOf(workspace) !== undefined,
    }),
}

/** https://docs.slack.dev/reference/methods/auth.revoke: with its last token, the app is uninstalled. */
export const authRevoke: Method = {
  name: 'auth.revoke',
  tier: 'tier3',
  run({ memory }, args, token) {
    if (flag(args, 'test')) return ok({ revoked: false })
    memory.record({ kind: 'token-saved', token, issued: { ...memory.state.tokens[token], revoked: true } })
    if (Object.values(memory.state.tokens).every(({ revoked }) => revoked))
      memory.record({ kind: 'installation-changed', installation: 'account_inactive' })
    return ok({ revoked: true })
  },
}

/** https://docs.slack.dev/reference/methods/team.info */
export const teamInfo: Method = {
  name: 'team.info',
  tier: 'tier3',
  needs: () => ['team:read'],
  run: (workspace) =>
    ok({
      team: {
        id: workspace.options.teamId,
        name: workspace.options.teamName,
        url: `https://${teamDomain(workspace)}.slack.com/`,
        domain: teamDomain(workspace),
        email_domain: '',
        icon: { image_default: true },
      },
    }),
}

/** https://docs.slack.dev/reference/methods/bots.info */
export const botsInfo: Method = {
  name: 'bots.info',
  tier: 'tier3',
  needs: () => ['users:read'],
  run: ({ app }, args) =>
    args.bot !== undefined && args.bot !== app.botId
      ? { ok: false, error: 'bot_not_found' }
      : ok({
          bot: {
            id: app.botId,
            deleted: false,
            name: app.name,
            updated: 0,
            app_id: app.id,
            user_id: app.botUserId,
          },
        }),
}
