import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** Who answers a request, by the beginning of its path. The first that fits is taken; the pages take the rest. */
export type Mount = { readonly prefix: string; readonly listener: () => RequestListener | undefined }

export type WebServer = {
  readonly port: number
  /** Stops taking requests and lets those under way end, for as long as is given. */
  close(withinMs: number): Promise<void>
}

/**
 * The one HTTP server of the program.
 * @throws when the port is taken (`EADDRINUSE`) or may not be used.
 */
export const startWebServer = async (options: {
  readonly host: string
  readonly port: number
  readonly mounts: readonly Mount[]
  readonly pages: Hono
}): Promise<WebServer> => {
  const pages = getRequestListener(options.pages.fetch)
  const server: Server = createServer((request, response) => {
    const mount = options.mounts.find(({ prefix }) => request.url?.startsWith(prefix))
    const listener = mount?.listener() ?? pages
    void listener(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async (withinMs) => {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const force = setTimeout(() => server.closeAllConnections(), withinMs)
      await closed
      clearTimeout(force)
    },
  }
}
