import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { busyCounter } from '../stand-in/busy.ts'
import { courier } from '../stand-in/courier.ts'
import type { JsonObject } from '../stand-in/json.ts'
import { apiServer } from './api-server.ts'
import type { EventDeliveries, Events } from './app/deliveries.ts'
import { eventDeliveries } from './app/deliveries.ts'
import { httpTransport } from './app/http-transport.ts'
import type { Outcome } from './app/outcome.ts'
import type { AppRequest } from './app/request.ts'
import type { SocketMode } from './app/socket-mode.ts'
import { socketMode } from './app/socket-mode.ts'
import { rateLimiter } from './limits/rate-limits.ts'
import { ticketOffice } from './limits/tickets.ts'
import { triggerDesk } from './limits/triggers.ts'
import { openMemory } from './memory/memory.ts'
import type { RequestUrls, SlackWorkspaceOptions, WorkspaceApp } from './memory/options.ts'
import { defaultApp, slackTiming } from './memory/options.ts'
import type { WorkspaceState } from './memory/state.ts'
import type { Workspace } from './memory/workspace.ts'
import type { Administration } from './people/administration.ts'
import { administration } from './people/administration.ts'
import type { Command } from './people/command.ts'
import { command } from './people/command.ts'
import type { Closing, Submission } from './people/modals.ts'
import { closeView, submitView } from './people/modals.ts'
import type { Input, Press } from './people/press.ts'
import { press, setInput } from './people/press.ts'
import type { HomeVisit, Saying } from './people/say.ts'
import { openHome, say } from './people/say.ts'
import type { Faults } from './wire/faults.ts'
import { faultBox } from './wire/faults.ts'
import type { Signature } from './wire/signing.ts'
import { signBody } from './wire/signing.ts'
import type { Traffic } from './wire/traffic.ts'
import { trafficLog } from './wire/traffic.ts'

/** A Slack workspace in small, on loopback: what the app can call, and what people do in it. */
export type SlackWorkspace = Administration & {
  /** Ends with a slash, for `slackApiUrl`. */
  apiUrl: string
  app: WorkspaceApp
  setRequestUrls(urls: RequestUrls): void
  close(): Promise<void>
  /** A copy of all that the workspace remembers. */
  state(): WorkspaceState
  press(input: Press): Promise<Outcome>
  setInput(input: Input): Outcome
  submitView(submission: Submission): Promise<Outcome>
  closeView(closing: Closing): Promise<Outcome>
  command(given: Command): Promise<Outcome>
  say(saying: Saying): Promise<Outcome>
  openHome(visit: HomeVisit): Promise<Outcome>
  /** Any other event, `event_ts` filled in. */
  sendEvent(event: JsonObject & { type: string }): Promise<Outcome>
  deliveries: EventDeliveries
  faults: Faults
  traffic: Traffic
  socketMode: Pick<SocketMode, 'connected' | 'disconnect'>
  /** The headers that make a request look like Slack's, for tests that forge or replay. */
  sign(body: string, timestamp?: number): Signature
}

const publicDeliveries = ({ waiting, retryNow, resume, idle }: Events): EventDeliveries => ({
  waiting,
  retryNow,
  resume,
  idle,
})

export const startSlackWorkspace = async (options: SlackWorkspaceOptions): Promise<SlackWorkspace> => {
  const app = { ...defaultApp, ...options.app }
  const timing = { ...slackTiming, ...options.timing }
  const traffic = trafficLog(options.clock)
  const faults = faultBox(options.clock)
  let origin = ''
  let requestUrls = options.requestUrls
  const workspace: Workspace = {
    options,
    app,
    timing,
    memory: openMemory(options, app),
    triggers: triggerDesk(timing.triggerLivesMs),
    tickets: ticketOffice(),
    origin: () => origin,
  }

  const sockets = socketMode(workspace, traffic)
  const closing = new AbortController()
  const overHttp = httpTransport(workspace, traffic, () => requestUrls, closing.signal)
  const busy = busyCounter()
  const toApp = courier<AppRequest>(
    (request) => (sockets.connected() ? sockets.send(request) : overHttp(request)),
    (request) => faults.take(request.kind),
    busy,
  )
  const events = eventDeliveries(workspace, toApp, busy)
  const desk = { workspace, courier: toApp, events }

  const limiter = rateLimiter(options.clock, options.rateLimits)
  let hanging = 0
  const leftHanging = () => {
    hanging += 1
  }
  const server = apiServer({ workspace, limiter, faults, traffic, leftHanging })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    ...administration(desk),
    apiUrl: `${origin}/api/`,
    app,
    setRequestUrls(urls) {
      requestUrls = urls
    },
    async close() {
      events.stop()
      closing.abort()
      await toApp.release()
      sockets.close()
      server.close()
      server.closeAllConnections()
      await busy.idle()
    },
    state: () => structuredClone(workspace.memory.state),
    press: press(desk),
    setInput: setInput(desk),
    submitView: submitView(desk),
    closeView: closeView(desk),
    command: command(desk),
    say: say(desk),
    openHome: openHome(desk),
    sendEvent: (event) => events.deliver({ event_ts: workspace.memory.nextTs(), ...event }),
    deliveries: publicDeliveries(events),
    faults: {
      inject: faults.inject,
      hanging: () => hanging,
      clear() {
        faults.clear()
        void toApp.release()
      },
    },
    traffic: { entries: traffic.entries, onEntry: traffic.onEntry },
    socketMode: { connected: sockets.connected, disconnect: sockets.disconnect },
    sign: (body, timestamp) => signBody(options.signingSecret, body, timestamp),
  }
}
