import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signInTarget } from '../../../src/people/sign-in-target.rules.ts'

describe('the page that follows a sign-in', () => {
  it.each(['/me', '/evidence/for/1m6da1v40/replacement', '/evidence/judge/1m6da1v40zrf'])('%s', (path) => {
    expect(signInTarget(path)).toBe(path)
  })

  it.each([
    null,
    undefined,
    '',
    '/',
    'me',
    '//evil.example',
    '/\\evil.example',
    '/evidence//evil.example',
    'https://evil.example/me',
    'javascript:alert(1)',
    '/me/../sign-out',
    '/me?next=//evil.example',
    '/me#x',
    '/me\n',
    '/me%2f%2fevil.example',
    '/@evil.example',
    `/${'a'.repeat(101)}`,
  ])('%j is none', (path) => {
    expect(signInTarget(path)).toBeUndefined()
  })

  it('never leads to another host, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@?#%aev-_ \t\n') }), (text) => {
        const target = signInTarget(text)
        if (target !== undefined)
          expect(new URL(target, 'https://works.example').href).toBe(`https://works.example${text}`)
      }),
    )
  })
})
