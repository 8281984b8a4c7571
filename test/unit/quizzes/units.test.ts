import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemSource } from '../../../src/content/pack-format.ts'
import { readNumber } from '../../../src/quizzes/items/number.rules.ts'
import { kindOf } from '../../../src/quizzes/items/registry.ts'
import { isSameUnit } from '../../../src/quizzes/items/units.rules.ts'

/** Units as packs write them, with what people type for them. */
const groups: readonly (readonly string[])[] = [
  [
    '1/min',
    'min-1',
    'min⁻¹',
    'min^-1',
    'U/min',
    'u/min',
    'rpm',
    'RPM',
    'r.p.m.',
    'r/min',
    '/min',
    'Umdrehungen pro Minute',
  ],
  ['mm/min', 'mm/Min.', 'mm pro Minute', 'mm por minuto', 'MM/MIN', 'mm per min'],
  ['mm/s', 'mm/sec', 'mm/Sek.', 'mm por segundo'],
  ['mm', 'Millimeter', 'milímetros', 'milimetros'],
  ['m³/h', 'm3/h', 'm^3/h', 'm³/Std.', 'cbm/h', 'm3 por hora', 'm³ je Stunde'],
  ['m³', 'm3', 'cbm', 'Kubikmeter', 'metros cúbicos'],
  ['t CO₂e', 't CO2e', 'tCO2e', 't CO2-eq', 't CO₂-Äq.', 'toneladas de CO2e'],
  ['°C', 'C', 'º C', 'ºC', '℃', '°c', 'Grad Celsius', 'grados Celsius'],
  ['°'],
  ['µm', 'um', 'μm', 'micras', 'Mikrometer', 'microns'],
  ['kWh', 'KWH', 'kW·h', 'kW h', 'Kilowattstunden', 'kilovatios hora'],
  ['kWh/a', 'kWh/Jahr', 'kWh pro Jahr', 'kWh/year', 'kWh per year', 'kWh/año'],
  ['kW/h'],
  ['kW', 'Kilowatt', 'kilovatios'],
  ['MWh', 'MW h', 'Megawattstunden'],
  ['h', 'Std', 'Std.', 'Stunden', 'horas', 'hours', 'hr'],
  ['min', 'Minuten', 'minutos', 'min.'],
  ['s', 'sec', 'Sekunden', 'seg.', 'segundos'],
  ['days', 'Tage', 'días', 'dias', 'd'],
  ['%', 'percent', 'per cent', 'Prozent', 'por ciento', '％'],
  ['kg', 'Kilo', 'kilogramos'],
  ['g', 'Gramm'],
  ['bar', 'Bar'],
  ['L', 'Liter', 'litros'],
  ['A', 'Ampere', 'amperios', 'amps'],
  ['mA', 'milliamps'],
  ['V', 'Volt', 'voltios'],
  ['kV'],
  ['N'],
  ['Nm'],
  ['Hz', 'hertz'],
  ['kHz'],
  ['layers', 'Schichten', 'capas'],
  ['samples'],
]
const one = fc.nat(groups.length - 1)
const spellingOf = (group: number, at: number): string => {
  const spellings = groups[group] ?? []
  return spellings[at % spellings.length] ?? ''
}

describe('a unit', () => {
  test('is read in each of its spellings, behind the number', () => {
    fc.assert(
      fc.property(
        one,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: -9999, max: 9999 }),
        fc.boolean(),
        (group, a, b, value, spaced) => {
          const [typed, unit] = [spellingOf(group, a), spellingOf(group, b)]
          expect(isSameUnit(typed, unit)).toBe(true)
          // Digits of a unit need a space before them; a slash does not.
          const space = spaced || /^\d/.test(typed) ? ' ' : ''
          expect(readNumber(`${value}${space}${typed}`, 'de', unit)).toBe(value)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is never another one: such a text is no number', () => {
    fc.assert(
      fc.property(one, one, fc.nat(), fc.nat(), (group, other, a, b) => {
        fc.pre(group !== other)
        const [typed, unit] = [spellingOf(group, a), spellingOf(other, b)]
        expect(isSameUnit(typed, unit)).toBe(false)
        expect(readNumber(`12 ${typed}`, 'en', unit)).toBeUndefined()
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['51/min', '1/min', 51],
    ['-1/min', '1/min', -1],
    ['5 1/min', '1/min', 5],
    ['2 546 1/min', '1/min', 2546],
    ['2.546 U/min', '1/min', 2546],
    ['2546min⁻¹', 'rpm', 2546],
    ['20°', '°', 20],
    ['20 ºC', '°C', 20],
    ['12,5 m3', 'm³', 12.5],
  ])('%j for %s is %d', (typed, unit, value) => {
    expect(readNumber(typed, 'de', unit)).toBe(value)
  })

  test.each([
    ['126 kW', 'kWh'],
    ['126 kWh', 'kW'],
    ['132 kW/h', 'kW'],
    ['3 t', 't CO₂e'],
    ['5 mm', 'mm/min'],
    ['5 /min', 'min'],
    ['5 min', '1/min'],
    ['80 %/a', '%'],
  ])('%j is not read for %s, and nothing is scored', (given, unit) => {
    const item: ItemSource = {
      id: 'i',
      outcome: 'o',
      difficulty: 'easy',
      prompt: 'How much?',
      reserve: false,
      explanation: 'So.',
      kind: 'numeric',
      answer: Number.parseFloat(given),
      tolerance: 0,
      unit,
    }
    const read = kindOf(item).parse(item, { args: {}, given }, { seed: 1, locale: 'en' })
    expect(read).toEqual({ ok: false, reason: 'question.not-a-number' })
  })
})
