import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import { fits } from '../../../src/recognition/fitting.rules.ts'
import type { Happening } from '../../../src/recognition/moments/moment.ts'
import { kindOf, momentNames, momentsIn } from '../../../src/recognition/moments/registry.ts'

const kindsOf = (happening: Happening): string[] => momentsIn(happening).map(({ kind }) => kind)

const folder = join(import.meta.dirname, '../../../src/recognition/moments')

describe('the registry', () => {
  it('has each file of its folder, and no other', () => {
    const files = readdirSync(folder)
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'registry' && name !== 'moment')
    expect([...momentNames].sort()).toEqual(files.sort())
  })

  it.each(momentNames)('%s is said without a word of absence, failure or speed', (name) => {
    const { headingKey, lineKey, labelKey } = kindOf(name)
    const values = {
      name: 'Ana',
      title: 'Sensors',
      years: 2,
      summary: 'Reads them.',
      lessons: 3,
      team: 'Line 1',
    }
    const said = [headingKey, labelKey, ...(lineKey ? [lineKey] : [])].map((key) =>
      sayIn('en').plain(key, values),
    )
    expect(said.join(' ')).not.toMatch(/miss|late|fail|fast|slow|behind|absen|only|quick/i)
  })
})

const at = new Date('2026-11-02T10:00:00Z')
const credential = {
  what: 'credential',
  credentialId: 'c',
  achievementId: 'a',
  awardedAt: at,
  renews: undefined,
} as const

describe('what happens', () => {
  it('is a badge the first time, a renewal only in time, and nothing where it was late or issued anew', () => {
    expect(kindsOf(credential)).toEqual(['credential-issued'])
    const renewed = (validUntil: Date | null) => kindsOf({ ...credential, renews: { validUntil } })
    expect(renewed(new Date(at.getTime() + 1))).toEqual(['renewal-in-time'])
    expect(renewed(at)).toEqual(['renewal-in-time'])
    expect(renewed(new Date(at.getTime() - 1))).toEqual([])
    expect(renewed(null)).toEqual([])
  })

  it('is a first week on the fifth day and shortly after, the same one each time, and no news later', () => {
    const dates = ['2026-10-01', '2026-10-05', '2026-10-20', '2026-10-21', '2026-11-02', '2026-11-03']
    const learned = (count: number, today: string) =>
      momentsIn({ what: 'learning', memberId: 'm', days: dates.slice(0, count), today, pathwayId: 'p' })
    expect(learned(4, '2026-10-21')).toEqual([])
    expect(learned(5, '2026-11-02')).toEqual([
      { kind: 'first-week', subject: 'm', facts: { pathwayId: 'p' } },
    ])
    expect(learned(6, '2026-11-09')).toEqual(learned(5, '2026-11-02'))
    expect(learned(6, '2026-11-10')).toEqual([])
  })

  it('is a skill covered from half on, and never of fewer than five people', () => {
    const covered = (holders: number, people: number) =>
      kindsOf({ what: 'coverage', teamId: 't', packId: 'p', skill: 's', holders, people })
    expect(covered(2, 5)).toEqual([])
    expect(covered(3, 5)).toEqual(['coverage-reached'])
    expect(covered(3, 6)).toEqual(['coverage-reached'])
    expect(covered(4, 4)).toEqual([])
    expect(covered(0, 0)).toEqual([])
  })

  it('is an anniversary for each year, a pathway, and a goal reached', () => {
    const years = (count: number) =>
      momentsIn({ what: 'years', credentialId: 'c', achievementId: 'a', years: count }).map(
        ({ subject }) => subject,
      )
    expect(years(1)).not.toEqual(years(2))
    expect(kindsOf({ what: 'pathway', enrolmentId: 'e', pathwayId: 'p' })).toEqual(['pathway-completed'])
    expect(kindsOf({ what: 'pairing', pairingId: 'x', packId: 'p', skill: 's' })).toEqual([
      'pairing-completed',
    ])
  })
})

describe('a channel hears of a moment', () => {
  const everybody = { teamId: null, mode: 'posts' }
  const ours = { teamId: 'ours', mode: 'digest' }

  it.each([
    [everybody, { audience: 'all', teamId: 'ours' }, true],
    [everybody, { audience: 'team', teamId: 'ours' }, false],
    [ours, { audience: 'team', teamId: 'ours' }, true],
    [ours, { audience: 'all', teamId: 'ours' }, true],
    [ours, { audience: 'all', teamId: 'theirs' }, false],
    [ours, { audience: 'team', teamId: null }, false],
    [{ ...ours, mode: 'off' }, { audience: 'team', teamId: 'ours' }, false],
  ])('%j of %j: %s', (channel, moment, hears) => {
    expect(fits(channel, moment)).toBe(hears)
  })
})
