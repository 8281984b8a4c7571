// Sends lessons in one of three ways, in a process of its own whose CPU is measured. Words: product | pool | webclient.
// Nothing that differs between the ways is done before the clock starts, except what is in a way's favour: the pool's
// bodies and the client's blocks are drawn beforehand, the product draws its cards.
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { Pool } from 'undici'
import { sayIn } from '../../dist/chat/messages/catalogue.js'
import { checkPack } from '../../dist/content/pack.rules.js'
import { readPacks } from '../../dist/content/read-pack.js'
import { systemClock } from '../../dist/kernel/clock.js'
import { openingCard } from '../../dist/lessons/lesson.card.js'
import { createBulkhead } from '../../dist/platforms/bulkhead.js'
import { createLimiter } from '../../dist/platforms/limiter.js'
import { slackClients } from '../../dist/platforms/slack/client.js'
import { createSlackPool } from '../../dist/platforms/slack/pool.js'
import { slackPort } from '../../dist/platforms/slack/port.js'
import { renderMessage } from '../../dist/platforms/slack/render.js'

const [way] = process.argv.slice(2)
const botToken = 'xoxb-bench'
const team = 'T0BENCH'

/** The lessons of a real pack, as they are delivered. */
const lessons = () => {
  const [folder] = readPacks(join(import.meta.dirname, '../../content/industrial-iot'))
  const { pack, problems } = checkPack(folder.files)
  if (!pack) throw new Error(`The pack is faulty: ${JSON.stringify(problems[0])}`)
  return pack.modules.flatMap((module) =>
    module.lessons.map((lesson, place) => ({
      module: module.title,
      place,
      total: module.lessons.length,
      lesson,
    })),
  )
}

const taught = lessons()
const say = sayIn('en')

/** The card of one person's delivery: everybody's own, though many get the same lesson. */
const cardOf = (number) => {
  const { module, place, total, lesson } = taught[number % taught.length]
  const { title, body, words, sources } = lesson
  const opening = {
    deliveryId: `bench-delivery-${String(number).padStart(8, '0')}`,
    lesson: { title, body, words, sources: sources.map(String), picture: null, video: null },
    questions: 4,
    minutes: 5,
    why: {
      lesson: { title, pathway: 'Bench', module, position: place + 1, total, dueOn: '2026-11-02' },
      reviews: 2,
      carried: 0,
      catchUp: false,
      extra: false,
    },
    canSnooze: true,
    isFirst: false,
  }
  return openingCard(opening, say)
}

const conversationOf = (number) => `D0BENCH${String(number).padStart(5, '0')}`
const keyOf = (number) => `deliver:bench-delivery-${String(number).padStart(8, '0')}`

const drawn = (number) => ({
  channel: conversationOf(number),
  unfurl_links: false,
  unfurl_media: false,
  ...renderMessage(cardOf(number)),
  metadata: { event_type: 'whetstone_message', event_payload: { key: keyOf(number) } },
})

/** The product's clock, hurried so that no rate holds it back: the limiter does its work and never says wait. */
const hurried = () => {
  let ms = systemClock.now().getTime()
  return {
    now: () => {
      ms += 1_000
      return new Date(ms)
    },
  }
}

const ways = {
  product: async (apiUrl) => {
    const clients = slackClients(apiUrl)
    const fixed = await clients.identify(botToken)
    const port = slackPort({
      pool: createSlackPool({ clientWith: clients.clientWith, fixed, tokens: undefined }),
      limiter: createLimiter(hurried()),
      bulkhead: createBulkhead(systemClock, 64),
    })
    return {
      prepare: cardOf,
      send: async (card, number) => {
        const target = { tenant: team, externalId: 'U0BENCH', conversation: conversationOf(number) }
        const outcome = await port.send(target, card, keyOf(number))
        if (!outcome.ok) throw new Error(`Not sent: ${JSON.stringify(outcome)}`)
      },
    }
  },
  pool: async (apiUrl) => {
    const { origin, pathname } = new URL('chat.postMessage', apiUrl)
    const pool = new Pool(origin, { connections: 64 })
    const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' }
    return {
      prepare: (number) => JSON.stringify(drawn(number)),
      send: async (body) => {
        const reply = await pool.request({ path: pathname, method: 'POST', headers, body })
        if (!(await reply.body.json()).ok) throw new Error('Not sent')
      },
    }
  },
  webclient: async (apiUrl) => {
    const client = new WebClient(botToken, { slackApiUrl: apiUrl })
    return { prepare: drawn, send: (message) => client.chat.postMessage(message) }
  },
}

let ready

const round = async ({ apiUrl, count, underWay }) => {
  ready ??= await ways[way](apiUrl)
  const { prepare, send } = ready
  const messages = Array.from({ length: count }, (_, number) => prepare(number))
  let next = 0
  const keepSending = async () => {
    while (next < count) {
      const number = next++
      const message = messages[number]
      messages[number] = undefined
      await send(message, number)
    }
  }
  globalThis.gc()
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await Promise.all(Array.from({ length: underWay }, keepSending))
  const elapsedMs = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  return { elapsedMs, cpuMs: (user + system) / 1000 }
}

process.on('message', (question) => {
  round(question).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.stack }),
  )
})
