import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHandle, suggestedHandle } from '../../../src/credentials/handle.rules.ts'

describe('a handle', () => {
  test.each([
    ['ana-lindqvist', 'ana-lindqvist'],
    ['  Ana-Lindqvist ', 'ana-lindqvist'],
    ['r2d', 'r2d'],
  ])('%j is taken as %s', (typed, handle) => {
    expect(readHandle(typed)).toEqual({ ok: true, handle })
  })

  test.each([
    ['', 'too-short'],
    ['ab', 'too-short'],
    ['a'.repeat(41), 'too-long'],
    ['ana--l', 'signs'],
    ['-ana', 'signs'],
    ['ana-', 'signs'],
    ['ana lindqvist', 'signs'],
    ['../../etc', 'signs'],
    ['аna', 'signs'], // a Cyrillic letter
    ['ana\n<b>', 'signs'],
    ['Admin', 'reserved'],
    ['sign-in', 'reserved'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(readHandle(typed)).toEqual({ ok: false, reason })
  })

  test('whatever is typed: what is taken is safe in an address, and is read as itself', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'abzA09-_. /ß') }),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = readHandle(text)
        if (!read.ok) return
        expect(encodeURIComponent(read.handle)).toBe(read.handle)
        expect(read.handle).toMatch(/^[a-z0-9-]{3,40}$/)
        expect(readHandle(read.handle)).toEqual(read)
        expect(readHandle(read.handle.toUpperCase())).toEqual(read)
      }),
      { numRuns: 2000 },
    )
  })

  test('is suggested from a name, and the suggestion would be taken', () => {
    expect(suggestedHandle('Ana Lindqvist')).toBe('ana-lindqvist')
    expect(suggestedHandle('Łukasz Größe-Ångström')).toBe('lukasz-grosse-angstrom')
    expect(suggestedHandle('李小龍')).toBeUndefined()
    expect(suggestedHandle('Admin')).toBeUndefined()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const suggested = suggestedHandle(name)
        if (suggested !== undefined) expect(readHandle(suggested)).toEqual({ ok: true, handle: suggested })
      }),
    )
  })
})
