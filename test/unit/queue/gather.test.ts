import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/queue/database.ts'
import { gathered } from '../../../src/queue/gather.ts'

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
  it('run at once while few are under way, and then together, each with its own answer', async () => {
    const database = aDatabase()
    const held = heldStatements()
    const answers = [1, 2, 3, 4, 5].map((request) => held.ask(database, request))
    expect(held.begun).toEqual([[1], [2]])
    held.letGo(0)
    expect(await answers[0]).toBe('answer 1')
    await Promise.resolve()
    expect(held.begun).toEqual([[1], [2], [3, 4, 5]])
    held.letGo(1)
    held.letGo(2)
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((request) => `answer ${request}`))
  })

  it('are not held up for long by statements that wait for somebody else', async () => {
    const database = aDatabase()
    const held = heldStatements()
    const stuck = [held.ask(database, 1), held.ask(database, 2)]
    const third = held.ask(database, 3)
    await expect.poll(() => held.begun.length).toBe(3)
    held.letGo(2)
    expect(await third).toBe('answer 3')
    held.letGo(0)
    held.letGo(1)
    await Promise.all(stuck)
  })

  it('of different databases never meet', () => {
    const held = heldStatements()
    for (const request of [1, 2]) void held.ask(aDatabase(), request)
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
    expect(runs).toContainEqual([3, 4, 5])
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
    expect(runs).toBe(3)
  })
})
