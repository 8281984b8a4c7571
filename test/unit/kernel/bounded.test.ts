import { describe, expect, it } from 'vitest'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import { bounded } from '../../../src/kernel/bounded.ts'

describe('a bounded map', () => {
  it('forgets what was set first, and what is set again is new', () => {
    const map = bounded<number>(2)
    map.set('a', 1)
    map.set('b', 2)
    map.set('a', 3)
    map.set('c', 4)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4])
    expect([map.delete('a'), map.delete('a'), map.get('a')]).toEqual([true, false, undefined])
  })

  it('holds what is said in a locale: a browser names as many as it likes', () => {
    const first = sayIn('en-x-first')
    expect(sayIn('en-x-first')).toBe(first)
    for (let other = 0; other < 1_000; other++) sayIn(`en-x-a${other}`).plain('web.signing-in')
    expect(sayIn('en-x-first')).not.toBe(first)
    expect(sayIn('en-x-first').plain('web.signing-in')).toBe(first.plain('web.signing-in'))
  })
})
