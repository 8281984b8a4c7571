import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/chat/commands.rules.ts'
import { intents } from '../../../src/intents.ts'

describe('what people type', () => {
  test.each(['today', 'more', 'learn', 'progress', 'settings', 'pause', 'resume', 'why', 'help'])(
    '%s is understood as such, however it is written',
    (word) => {
      const args = word === 'pause' ? { text: '' } : {}
      for (const typed of [
        word,
        word.toUpperCase(),
        ` ${word} `,
        `/${word}`,
        `${word}!`,
        `${word}?`,
        `${word}.`,
      ]) {
        expect(parseCommand(typed)).toEqual({ name: word, args })
      }
    },
  )

  test.each([
    ['hello', 'welcome'],
    ['Thanks!', 'thanks'],
    ['thank you', 'thanks'],
    ['Danke', 'thanks'],
    ['¡Muchas gracias!', 'thanks'],
    ['Hi!', 'welcome'],
    ['next', 'more'],
    ['status', 'progress'],
    ['catalog', 'learn'],
    ['', 'help'],
    ['   ', 'help'],
  ])('%j means %s', (typed, name) => {
    expect(parseCommand(typed)).toEqual({ name, args: {} })
  })

  test.each([
    ['heute', 'today'],
    ['Mehr', 'more'],
    ['nächste', 'more'],
    ['NAECHSTE', 'more'],
    ['lernen', 'learn'],
    ['Fortschritt', 'progress'],
    ['Einstellungen', 'settings'],
    ['warum?', 'why'],
    ['weiter', 'resume'],
    ['Hilfe!', 'help'],
    ['Guten Tag', 'welcome'],
    ['hoy', 'today'],
    ['lección', 'today'],
    ['leccion', 'today'],
    ['más', 'more'],
    ['ma\u0301s', 'more'],
    ['mas', 'more'],
    ['aprender', 'learn'],
    ['progreso', 'progress'],
    ['ajustes', 'settings'],
    ['configuración', 'settings'],
    ['¿Por qué?', 'why'],
    ['por que', 'why'],
    ['seguir', 'resume'],
    ['ayuda', 'help'],
    ['¡Hola!', 'welcome'],
    ['buenos días', 'welcome'],
    ['verbinden', 'link'],
    ['vincular', 'link'],
    ['trennen', 'unlink'],
    ['desvincular', 'unlink'],
    ['Übersicht', 'home'],
    ['inicio', 'home'],
  ])('%j means %s, too', (typed, name) => {
    expect(parseCommand(typed)).toEqual({ name, args: {} })
  })

  test.each(['por ejemplo', 'por queso', 'mehr davon'])('%j is no command', (typed) => {
    expect(parseCommand(typed).name).toBe('hint')
  })

  test.each([
    ['Pause 2 Wochen', '2 Wochen'],
    ['pausa hasta el 31 de marzo', 'hasta el 31 de marzo'],
    ['¡Pausa!', ''],
    ['pause 2 weeks', '2 weeks'],
    ['Pause 2027-03-31', '2027-03-31'],
    ['pause until 2027-03-31', 'until 2027-03-31'],
    ['pause', ''],
    ['pause\n3 days', '3 days'],
  ])('%j keeps what follows', (typed, text) => {
    expect(parseCommand(typed)).toEqual({ name: 'pause', args: { text } })
  })

  test.each([
    ['channel here', 'here'],
    ['Kanal Überblick', 'digest'],
    ['canal no', 'off'],
    ['channel', 'show'],
    // Another word is answered with those that can be said.
    ['channel banana', 'show'],
  ])('%j is about the channel', (typed, to) => {
    expect(parseCommand(typed)).toEqual({ name: 'channel', args: { to } })
  })

  test.each([
    ['link KX4M-7PQD', 'KX4M-7PQD'],
    ['link ABCD', 'ABCD'],
    ['vincular abcd', 'abcd'],
    ['verbinden 1-2-3', '1-2-3'],
    ['link KX4M7PQDKX4M7PQD', 'KX4M7PQDKX4M7PQD'],
  ])('%j is meant as a code', (typed, code) => {
    expect(parseCommand(typed)).toEqual({ name: 'link-code', args: { code } })
  })

  test.each([
    'lunch',
    'channel surfing is fun',
    'link my other account',
    'link me',
    'Verbinden bitte',
    'vincular cuenta',
    'link help',
    'thanks for nothing',
    'help me with lockout',
    'today is fine',
    'heute nicht',
    'por favor',
    'más o menos',
    'pauses',
    '👍',
    '42',
    'constructor',
    '__proto__',
  ])('%j gets a kind hint', (typed) => {
    expect(parseCommand(typed)).toEqual({ name: 'hint', args: { text: typed } })
  })

  test('any text becomes something that can be done, and quickly', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem()), (typed) => {
        const { name, args } = parseCommand(typed)
        expect(Object.hasOwn(intents, name)).toBe(true)
        expect(Object.values(args).every((text) => text.length <= 500)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(parseCommand('/ '.repeat(100_000)).name).toBe('hint')
    expect(parseCommand(`pause${' '.repeat(100_000)}x`)).toEqual({ name: 'pause', args: { text: '' } })
  })
})
