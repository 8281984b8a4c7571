import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PlatformName } from '../../src/chat/platform.ts'
import { askedKinds } from '../../src/quizzes/items/registry.ts'
import { everyKind, tinyPackFolder } from '../builders/packs/tiny-pack.ts'
import type { ChatEvent } from '../builders/parity/events.ts'
import { playerIn } from '../builders/parity/player.ts'
import { recordWeeks } from '../builders/parity/scenario.ts'
import { differences, readTables, type Tables } from '../builders/parity/tables.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const pack = join(import.meta.dirname, '..', '..', 'content', 'advanced-manufacturing')

const aWorldOn = async (platform: PlatformName): Promise<TestWorld> => {
  const world = await startWorld({
    platforms: [platform],
    packs: [tinyPackFolder, pack],
    people: [aPerson('ana'), aPerson('ben', { timeZone: 'America/Chicago', locale: 'en-US' })],
  })
  await world.importFiles(everyKind())
  await world.enrol('ben', 'tiny-foundations', { dailyMinutes: 15 })
  // Of two pathways joined at the same instant, chance would say which comes first.
  await world.travelTo('2026-11-02T05:01:00Z')
  for (const person of ['ana', 'ben'])
    await world.enrol(person, 'advanced-manufacturing-essentials', { dailyMinutes: 15 })
  return world
}

describe('what people did on Slack, done again on Teams', () => {
  let events: readonly ChatEvent[]
  let answered: ReadonlySet<string>
  let onSlack: Tables
  let onTeams: Tables
  beforeAll(async () => {
    const slack = await aWorldOn('slack')
    ;({ events, answered } = await recordWeeks(slack, playerIn(slack, 'slack')))
    onSlack = await readTables(slack.database.pool)
    await slack.close()
    const teams = await aWorldOn('teams')
    const player = playerIn(teams, 'teams')
    for (const event of events) await player.play(event)
    onTeams = await readTables(teams.database.pool)
    await teams.close()
  }, 600_000)

  it('is two hundred events and more, of every kind', () => {
    expect(events.length).toBeGreaterThan(200)
    for (const deed of ['press', 'press-twice', 'say', 'settings', 'remember', 'wait'])
      expect(events.filter((event) => event.do === deed).length).toBeGreaterThan(1)
    const pressedLate = events.filter((event) => 'press' in event && event.press.on !== undefined)
    expect(pressedLate.length).toBeGreaterThan(5)
    const said = events.flatMap((event) => (event.do === 'say' ? [event.text] : []))
    for (const text of ['pause', 'pause 2 days', 'resume', 'today', 'more']) expect(said).toContain(text)
    const changed = events.flatMap((event) => (event.do === 'settings' ? Object.keys(event.inputs) : []))
    for (const field of ['time', 'days', 'minutes', 'language', 'pause']) expect(changed).toContain(field)
  })

  it('answers every kind of item, right and wrong', () => {
    const kinds = new Map((onSlack.item_versions ?? []).map((row) => [row.id, row.kind]))
    const scored = (onSlack.responses ?? []).map(
      (row) => `${kinds.get(row.item_version_id)} ${row.correct ? 'right' : 'wrong'}`,
    )
    for (const kind of askedKinds)
      for (const how of ['right', 'wrong']) expect(scored).toContain(`${kind} ${how}`)
  })

  it('answers in part, in unusual forms and not at all, where a kind of item knows such an answer', () => {
    for (const kind of ['multiple-choice', 'numeric', 'short-text'])
      for (const how of ['partly', 'unreadable']) expect(answered).toContain(`${kind} ${how}`)
  })

  it('leaves the same rows in every column of every table', () => {
    expect(Object.keys(onSlack).length).toBeGreaterThan(20)
    expect(differences(onSlack, onTeams)).toEqual([])
  })

  it.each([
    ['responses', 'correct', (value: unknown) => !value],
    ['responses', 'rating', () => 'hard'],
    ['memory_states', 'stability', (value: unknown) => Number(value) * 1.01],
    ['deliveries', 'message', () => null],
    ['schedules', 'at_minute', () => 5],
  ])('sees when %s.%s is another on one platform', (table, column, changed) => {
    const rows = onTeams[table] ?? []
    const [first, ...others] = rows
    const planted = { ...onTeams, [table]: [{ ...first, [column]: changed(first?.[column]) }, ...others] }
    expect(differences(onSlack, planted)).not.toEqual([])
  })
})
