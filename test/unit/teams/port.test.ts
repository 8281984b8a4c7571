import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { noticeCard } from '../../../src/chat/notice.card.ts'
import { manualClock } from '../../../src/kernel/clock.ts'
import { createBulkhead } from '../../../src/platforms/bulkhead.ts'
import { createGate } from '../../../src/platforms/gate.ts'
import { createLimiter } from '../../../src/platforms/limiter.ts'
import { createAcquaintances } from '../../../src/platforms/teams/acquaintances.ts'
import type { TeamsClient } from '../../../src/platforms/teams/client.ts'
import { createDirectory } from '../../../src/platforms/teams/directory.ts'
import { failureOf } from '../../../src/platforms/teams/outcome.ts'
import { teamsPort } from '../../../src/platforms/teams/port.ts'

const card = noticeCard('x', 'Hello')
const ana = { tenant: 't', externalId: 'ana', conversation: 'a:ana', serviceUrl: 'https://smba.example/' }

/** The connector, whose sends a test answers when it wishes. */
const aPort = (answers: readonly (() => Promise<{ id: string }>)[], patienceMs = 20) => {
  const calls: string[] = []
  let sends = 0
  const conversations = {
    createConversation: async () => {
      calls.push('create')
      return { id: 'a:made' }
    },
    sendToConversation: (conversation: string) => {
      calls.push(`send ${conversation}`)
      return answers[sends++]?.() ?? Promise.reject(new Error('no answer'))
    },
    deleteActivity: async (_conversation: string, message: string) => void calls.push(`delete ${message}`),
  }
  const client = {
    appId: 'app',
    token: { get: async () => 'token', forget: () => undefined },
    connectorFor: () => ({ conversations }),
  } as unknown as TeamsClient
  const clock = manualClock(new Date('2026-11-02T08:00:00Z'))
  const gate = createGate({
    limiter: createLimiter(clock),
    bulkhead: createBulkhead(clock),
    failureOf: (error) => failureOf(error, () => 0),
  })
  const serviceUrl = 'https://smba.example/'
  const directory = createDirectory({ client, clock, gate, serviceUrl, teamsOf: async () => [] })
  const acquaintances = createAcquaintances()
  const port = teamsPort({
    client,
    gate,
    acquaintances,
    directory,
    serviceUrl,
    patienceMs,
    random: () => 0,
  })
  return { port, calls, clock }
}

/** An answer that comes when it is let go. */
const held = (id: string) => {
  let letGo = (): void => undefined
  const answer = new Promise<{ id: string }>((resolve) => {
    letGo = () => resolve({ id })
  })
  return { answer: () => answer, letGo: () => letGo() }
}

describe('a message whose answer is late', () => {
  it('is uncertain at first, and found when its answer has come', async () => {
    const late = held('m1')
    const { port, calls } = aPort([late.answer])
    expect(await port.send(ana, card, 'key')).toMatchObject({ ok: false, reason: 'later', uncertain: true })
    expect(await port.find(ana, 'key')).toEqual({ ok: true, ref: undefined })
    late.letGo()
    await pause(1)
    expect(await port.find(ana, 'key')).toEqual({ ok: true, ref: { conversation: 'a:ana', message: 'm1' } })
    expect(calls).toEqual(['send a:ana'])
  })

  it('is taken away when it was sent a second time meanwhile', async () => {
    const late = held('m1')
    const { port, calls } = aPort([late.answer, async () => ({ id: 'm2' })])
    await port.send(ana, card, 'key')
    expect(await port.send(ana, card, 'key')).toEqual({
      ok: true,
      ref: { conversation: 'a:ana', message: 'm2' },
    })
    late.letGo()
    await pause(1)
    expect(calls).toEqual(['send a:ana', 'send a:ana', 'delete m1'])
    expect(await port.find(ana, 'key')).toMatchObject({ ref: { message: 'm2' } })
  })

  it('is not taken for another one', async () => {
    const { port } = aPort([async () => ({ id: 'm1' })])
    await port.send(ana, card, 'key')
    expect(await port.find(ana, 'other')).toEqual({ ok: true, ref: undefined })
  })
})

describe('somebody who was never written to', () => {
  const { conversation: _, ...unknown } = ana

  it('gets a chat opened once, also when the message itself has to be sent again', async () => {
    const { port, calls } = aPort([
      () => Promise.reject(Object.assign(new Error('busy'), { statusCode: 412 })),
      async () => ({ id: 'm1' }),
    ])
    expect(await port.send(unknown, card, 'key')).toMatchObject({ reason: 'later', uncertain: false })
    expect(await port.send(unknown, card, 'key')).toEqual({
      ok: true,
      ref: { conversation: 'a:made', message: 'm1' },
    })
    expect(calls).toEqual(['create', 'send a:made', 'send a:made'])
  })
})
