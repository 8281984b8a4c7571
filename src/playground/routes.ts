import { Hono } from 'hono'
import { assetRoutes } from './assets.ts'
import { playgroundControl } from './control.ts'
import { controlApi } from './control-api.ts'
import type { PlaygroundDeps } from './deps.ts'
import { onlyFromHere } from './guard.ts'
import { pageApi } from './page-api.ts'
import { pageRoutes } from './pages.tsx'

/** The playground: its page, its gallery and its control API. To be mounted at `/playground`, on loopback only. */
export const playgroundRoutes = (deps: PlaygroundDeps): Hono => {
  const control = playgroundControl(deps)
  const routes = new Hono()
  routes.use(onlyFromHere(deps.port))
  routes.onError((error, c) => {
    deps.log?.('error', 'The playground could not answer', { path: c.req.path, error })
    return c.json({ error: 'broken', detail: error.message }, 500)
  })
  routes.route('/', pageRoutes(deps))
  routes.route('/assets', assetRoutes())
  routes.route('/api', controlApi(control))
  routes.route('/api', pageApi(deps, control))
  routes.all('*', (c) => c.json({ error: 'not-found' }, 404))
  return routes
}
