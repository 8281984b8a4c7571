import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newKeyLine, parseMasterKeys } from '../../../src/infra/key-ring.ts'
import { createVault } from '../../../src/infra/vault.ts'

const base64 = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const vaultOf = (line: string) => createVault(parseMasterKeys(line) ?? [])
const place = { organizationId: 'o1', ownerId: 'i1', name: 'bot-token' }
const vault = vaultOf(`now:${base64(1)},then:${base64(2)}`)

describe('keys as they are written', () => {
  it.each([
    ['one without an id', base64(1), [expect.stringMatching(/^[0-9a-f]{8}$/)]],
    ['one with an id', `k-1:${base64(1)}`, ['k-1']],
    ['several, with spaces', ` a:${base64(1)} , b:${base64(2)} `, ['a', 'b']],
    ['on lines, as in the file', `a:${base64(1)}\n${base64(2)}\n`, ['a', expect.any(String)]],
  ])('%s', (_, text, ids) => {
    expect(parseMasterKeys(text)?.map(({ id }) => id)).toEqual(ids)
  })

  it.each([
    ['nothing', ''],
    ['too short', Buffer.alloc(31).toString('base64')],
    ['one of two wrong', `a:${base64(1)},b:short`],
    ['the same id twice', `a:${base64(1)},a:${base64(2)}`],
    ['the same key twice, without ids', `${base64(1)},${base64(1)}`],
    ['an id with a point', `a.b:${base64(1)}`],
    ['an empty id', `:${base64(1)}`],
  ])('not %s', (_, text) => expect(parseMasterKeys(text)).toBeUndefined())

  it('a key without an id has the same one each time, and a fresh line is a key', () => {
    expect(parseMasterKeys(base64(1))).toEqual(parseMasterKeys(base64(1)))
    const [fresh] = parseMasterKeys(newKeyLine()) ?? []
    expect(fresh?.bytes).toHaveLength(32)
  })
})

describe('a sealed text', () => {
  it('opens again, whatever it is, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { sealed, keyId } = vault.seal(text, place)
        expect(keyId).toBe('now')
        expect(vault.open(sealed, place)).toEqual({ ok: true, text })
        expect(vault.seal(text, place).sealed).not.toBe(sealed)
      }),
    )
  })

  it('names its key, and hides what it holds', () => {
    const { sealed } = vault.seal('xoxb-secret', place)
    expect(sealed).toMatch(/^v1\.now\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
    expect(sealed).not.toContain('xoxb')
  })

  it('opens with an old key, and not without it: the id is named, the text is not', () => {
    const { sealed } = vaultOf(`then:${base64(2)}`).seal('xoxb-secret', place)
    expect(vault.open(sealed, place)).toEqual({ ok: true, text: 'xoxb-secret' })
    expect(vaultOf(`now:${base64(1)}`).open(sealed, place)).toEqual({
      ok: false,
      reason: 'unknown-key',
      keyId: 'then',
    })
  })

  it('does not open under another key of the same id', () => {
    const { sealed } = vault.seal('xoxb-secret', place)
    expect(vaultOf(`now:${base64(3)}`).open(sealed, place)).toMatchObject({ ok: false, reason: 'damaged' })
  })

  it.each(['organizationId', 'ownerId', 'name'])('does not open in another row: %s', (field) => {
    const { sealed } = vault.seal('xoxb-secret', place)
    expect(vault.open(sealed, { ...place, [field]: 'another' })).toMatchObject({ reason: 'damaged' })
  })

  it('does not open when any sign of it was changed', () => {
    const { sealed } = vault.seal('xoxb-secret', place)
    const from = sealed.indexOf('.', 3) + 1
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: sealed.length - 1 }),
        fc.constantFrom('A', 'b', '9', '.'),
        (at, sign) => {
          const changed = sealed.slice(0, at) + sign + sealed.slice(at + 1)
          const opened = vault.open(changed, place)
          // The last sign of a part in base64 holds bits that mean nothing.
          if (opened.ok)
            expect([opened.text, /[.]|$/.test(changed.charAt(at + 1))]).toEqual(['xoxb-secret', true])
        },
      ),
    )
  })

  it('does not open with a tag that was cut', () => {
    const { sealed } = vault.seal('xoxb-secret', place)
    expect(vault.open(sealed.slice(0, -16), place)).toMatchObject({ reason: 'damaged' })
  })

  it.each(['', 'v1', 'v2.now.a.b.c', 'xoxb-plain'])('is not %j', (text) => {
    expect(vault.open(text, place)).toMatchObject({ ok: false, reason: 'damaged' })
  })
})
