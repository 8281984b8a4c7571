import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { manualClock } from '../../../src/kernel/clock.ts'
import { renderDialog, renderMessage } from '../../../src/platforms/slack/render.ts'
import * as teams from '../../../src/platforms/teams/render.ts'
import type { PlaygroundDeps } from '../../../src/playground/deps.ts'
import { playgroundRoutes } from '../../../src/playground/routes.ts'
import { slackPlatform } from '../../../src/playground/slack-platform.ts'
import { startSlackWorkspace } from '../../../src/playground/slack-workspace/slack-workspace.ts'
import type { PlaygroundPerson } from '../../../src/playground/state.ts'
import { accountAssets } from '../../../src/web/account-assets.ts'
import { done, feedback, home, lesson, settings } from './cards.ts'
import { smallProduct } from './small-product.ts'

const person = (
  id: string,
  name: string,
  timeZone: string,
  role: string,
  locale = 'en',
): PlaygroundPerson => ({
  id,
  name,
  platform: 'slack',
  timeZone,
  locale,
  roles: [role],
  externalId: `U0${id.toUpperCase()}`,
})

const people: readonly PlaygroundPerson[] = [
  person('ana', 'Ana Lindqvist', 'Europe/Berlin', 'learner'),
  person('kofi', 'Kofi Mensah', 'America/Chicago', 'learner'),
  person('mei', 'Mei Tanaka', 'Asia/Tokyo', 'mentor'),
  person('ruth', 'Ruth Okafor', 'Europe/London', 'manager'),
  person('sam', 'Sam Rivera', 'America/New_York', 'admin'),
]

const firstDay = new Date('2027-03-01T07:00:00Z')
const botToken = 'xoxb-1-playground'
const dayMs = 24 * 3600 * 1000

export type APlayground = {
  readonly origin: string
  readonly api: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  close(): Promise<void>
}

export type Reply = { readonly status: number; readonly body: Record<string, unknown> }

/**
 * A playground over a product in small: every learner gets a lesson at 08:00 UTC each day. With `productSecret`
 * the product expects another signing secret than the workspace has.
 */
export const aPlayground = async (
  options: { productSecret?: string; port?: number } = {},
): Promise<APlayground> => {
  let clock = manualClock(firstDay)
  const ticking = { now: () => clock.now() }
  const start = () =>
    startSlackWorkspace({
      clock: ticking,
      teamId: 'T0PLAY',
      teamName: 'Hartmann Pumps',
      botToken,
      signingSecret: 'the-secret',
      scopes: ['chat:write', 'commands', 'im:write', 'im:history', 'users:read'],
      users: people.map(({ externalId, id, name, timeZone, locale }) => ({
        id: externalId,
        name: id,
        realName: name,
        tz: timeZone,
        locale,
      })),
      channels: [
        {
          id: 'C0LINE3',
          name: 'line-3',
          members: [...people.map(({ externalId }) => externalId), 'U0WHETSTONE'],
        },
      ],
      timing: { acknowledgeWithinMs: 500, retryDelaysMs: [0, 60_000] },
    })
  let slack = await start()
  const secret = options.productSecret ?? 'the-secret'
  let product = await smallProduct(slack, botToken, secret)
  let origin = ''

  const connect = (): void => {
    const url = `${origin}/slack/events`
    slack.setRequestUrls({ events: url, interactivity: url, commands: url })
  }
  const dueAfter = (from: Date): Date =>
    new Date(Math.floor((from.getTime() - 8 * 3_600_000) / dayMs) * dayMs + dayMs + 8 * 3_600_000)
  const deps: PlaygroundDeps = {
    platforms: [slackPlatform({ slack: () => slack, people: () => people })],
    people: () => people,
    clock: ticking,
    async travel(to) {
      let delivered = 0
      for (let due = dueAfter(clock.now()); due <= to; due = dueAfter(due)) {
        clock.set(due)
        const day = Math.round((due.getTime() - firstDay.getTime()) / dayMs) + 1
        for (const learner of people.filter(({ roles }) => roles.includes('learner'))) {
          await product.deliver(learner.externalId, day)
          delivered += 1
        }
      }
      clock.set(to)
      return { delivered, jobs: delivered }
    },
    settle: () => product.idle(),
    plans: async () =>
      people
        .filter(({ roles }) => roles.includes('learner'))
        .map(({ id }) => ({ person: id, next: dueAfter(clock.now()), locale: null })),
    nextDue: async () => dueAfter(clock.now()),
    async reset() {
      await slack.close()
      clock = manualClock(firstDay)
      slack = await start()
      product = await smallProduct(slack, botToken, secret)
      connect()
    },
    gallery: () => [
      ...[lesson(4), feedback(true), feedback(false), done('8'), home('Ana', 3)].map((card) => ({
        name: card.name,
        locale: 'en',
        card,
      })),
      { name: settings.name, locale: 'en', dialog: settings },
      { name: 'lesson', locale: 'de', card: lesson(4) },
    ],
    render: {
      slack: (shown) => ('title' in shown ? renderDialog(shown) : renderMessage(shown)),
      teams: (shown) => ('title' in shown ? teams.renderDialog(shown) : teams.renderCard(shown)),
    },
    port: () => Number(new URL(origin).port),
  }
  const hono = new Hono().route('/playground', playgroundRoutes(deps)).route('/me/assets', accountAssets())
  const pages = getRequestListener(hono.fetch)
  const server = createServer((request, response) =>
    request.url?.startsWith('/slack/') === true
      ? product.receiver.requestListener(request, response)
      : void pages(request, response),
  )
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  connect()
  return {
    origin,
    api: async (path, body, headers) => {
      const response = await fetch(`${origin}/playground/api/${path}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      })
      return { status: response.status, body: (await response.json()) as Reply['body'] }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await slack.close()
    },
  }
}
