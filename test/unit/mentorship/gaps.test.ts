import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapsIn, type SkillSupply } from '../../../src/mentorship/gaps.rules.ts'

const supply = (changes: Partial<SkillSupply> = {}): SkillSupply => ({
  skill: 'a',
  learners: 5,
  waiting: 0,
  holders: 2,
  mentors: 1,
  places: 1,
  ...changes,
})

describe('skills that lack mentors', () => {
  it('are told with the one thing that would help', () => {
    const lackOf = (changes: Partial<SkillSupply>) => gapsIn([supply(changes)])[0]?.lack
    expect(lackOf({})).toBeUndefined()
    expect(lackOf({ holders: 0, mentors: 0, places: 0 })).toBe('nobody-holds')
    expect(lackOf({ mentors: 0, places: 0 })).toBe('nobody-offers')
    expect(lackOf({ places: 0 })).toBeUndefined()
    expect(lackOf({ places: 0, waiting: 1 })).toBe('no-room')
    // What nobody learns and nobody waits for lacks nobody.
    expect(lackOf({ learners: 0, holders: 0, mentors: 0 })).toBeUndefined()
  })

  it('stand in the order of how many wait, then of how many learn', () => {
    const none = { holders: 0, mentors: 0, places: 0 }
    const all = [
      supply({ skill: 'few', learners: 1, ...none }),
      supply({ skill: 'many', learners: 9, ...none }),
      supply({ skill: 'waits', learners: 1, waiting: 1, ...none }),
    ]
    expect(gapsIn(all).map(({ skill }) => skill)).toEqual(['waits', 'many', 'few'])
  })

  it('are never those with a free place, and with every mentor more there are no more of them', () => {
    const counts = fc.nat({ max: 4 })
    const supplies = fc.array(
      fc.record({
        skill: fc.string(),
        learners: counts,
        waiting: counts,
        holders: counts,
        mentors: counts,
        places: counts,
      }),
    )
    fc.assert(
      fc.property(supplies, (all) => {
        const sound = all.map((one) => {
          const mentors = Math.min(one.mentors, one.holders)
          return { ...one, mentors, places: mentors === 0 ? 0 : one.places }
        })
        const gaps = gapsIn(sound)
        expect(gaps.every(({ mentors, places }) => mentors === 0 || places === 0)).toBe(true)
        const more = sound.map((one) => ({
          ...one,
          holders: one.holders + 1,
          mentors: one.mentors + 1,
          places: one.places + 1,
        }))
        expect(gapsIn(more)).toEqual([])
      }),
    )
  })
})
