import type { Method } from './method.ts'
import { ok } from './method.ts'

/** https://docs.slack.dev/reference/methods/apps.connections.open: a URL for one connection. */
export const appsConnectionsOpen: Method = {
  name: 'apps.connections.open',
  tier: 'tier3',
  token: 'app',
  run(workspace) {
    const address = workspace.origin().replace(/^http/, 'ws')
    return ok({ url: `${address}/link/?ticket=${workspace.tickets.issue()}&app_id=${workspace.app.id}` })
  },
}
