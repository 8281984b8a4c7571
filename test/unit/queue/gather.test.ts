import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/queue/database.ts'
import { gathered } from '../../../src/queue/gather.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

const aDatabase = (): Database => ({ pool: {} as Pool, prisma: {} as Database['prisma'], embedded: false })

/** Statements that wait until they are let go, so that a test decides what is under way. */
const heldStatements = () => {
  const begun: number[][] = []
  const letGo: (() => void)[] = []
  const ask = gathered<number, string>(async (_database, requests) => {
    begun.push([...requests])
    await new Promise<void>((resolve) => letGo.push(resolve))
    return requests.map((request) => `answer ${request}`)
  })
  return { begun, ask, letGo: (place: number) => letGo[place]?.() }
}

const faulty = (code: string) => Object.assign(new Error(code), { code })

describe('requests that share a statement', () => {
  it('share the next one when they come while one is under way, each with its own answer', async () => {
    const database = aDatabase()
    const held = heldStatements()
    const first = held.ask(database, 1)
    await turn()
    const others = [2, 3, 4].map((request) => held.ask(database, request))
    await turn()
    expect(held.begun).toEqual([[1]])
    held.letGo(0)
    expect(await first).toBe('answer 1')
    await turn()
    expect(held.begun).toEqual([[1], [2, 3, 4]])
    held.letGo(1)
    expect(await Promise.all(others)).toEqual(['answer 2', 'answer 3', 'answer 4'])
  })

  it('are at most sixty-four, and none is forgotten', async () => {
    const database = aDatabase()
    const sizes: number[] = []
    const ask = gathered<number, number>(async (_database, requests) => {
      sizes.push(requests.length)
      await turn()
      return requests
    })
    const wanted = Array.from({ length: 150 }, (_, request) => request)
    expect(await Promise.all(wanted.map((request) => ask(database, request)))).toEqual(wanted)
    expect(sizes).toEqual([64, 64, 22])
  })

  it('are not held up for long by a statement that waits for somebody else', async () => {
    const database = aDatabase()
    const held = heldStatements()
    const stuck = held.ask(database, 1)
    await turn()
    const second = held.ask(database, 2)
    await expect.poll(() => held.begun.length).toBe(2)
    held.letGo(1)
    expect(await second).toBe('answer 2')
    held.letGo(0)
    expect(await stuck).toBe('answer 1')
  })

  it('of different databases never meet', async () => {
    const held = heldStatements()
    for (const request of [1, 2]) void held.ask(aDatabase(), request)
    await turn()
    expect(held.begun).toEqual([[1], [2]])
  })

  it('are tried one by one when a row of one of them is at fault, so that only that one fails', async () => {
    const database = aDatabase()
    const runs: number[][] = []
    const ask = gathered<number, number>(async (_database, requests) => {
      runs.push([...requests])
      await Promise.resolve()
      if (requests.includes(4)) throw faulty('23503')
      return requests
    })
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((request) => ask(database, request)))
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(runs).toEqual([[1, 2, 3, 4, 5], [1], [2], [3], [4], [5]])
  })

  it('fail together when the database is away, without more tries', async () => {
    const database = aDatabase()
    let runs = 0
    const ask = gathered<number, number>(async () => {
      runs++
      await Promise.resolve()
      throw faulty('57P01')
    })
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((request) => ask(database, request)))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(runs).toBe(1)
  })
})
