import { teamDomain } from '../memory/workspace.ts'
import type { Method } from './method.ts'
import { ok } from './method.ts'

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest: Method = {
  name: 'auth.test',
  tier: 'special',
  run: (workspace) =>
    ok({
      url: `https://${teamDomain(workspace)}.slack.com/`,
      team: workspace.options.teamName,
      user: workspace.app.name,
      team_id: workspace.options.teamId,
      user_id: workspace.app.botUserId,
      bot_id: workspace.app.botId,
      is_enterprise_install: false,
    }),
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
