import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasTwoReadings, readNumber, withoutUnit } from '../../../src/quizzes/items/number.rules.ts'

const locales = [
  ...['en', 'en-GB', 'en-DE', 'de', 'de-AT', 'de-CH', 'es', 'es-MX', 'es-419', 'es-AR'],
  ...['fr', 'fr-CH', 'pl', 'pt-BR'],
]
/** Up to six decimals, so that every value has one way to be written. */
const anyValue = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.constantFrom(1, 10, 1000, 1_000_000))
  .map(([digits, scale]) => digits / scale || 0)
const units = ['bar', '°C', '%', 'm³/h', 't CO₂e', 'µm', 'mm/min', 'kWh', 's', '1/min', 'Ω']

const written = (value: number, locale: string, useGrouping: boolean): string =>
  new Intl.NumberFormat(locale, { useGrouping, maximumFractionDigits: 6 }).format(value)

describe('a number that a locale writes', () => {
  test.each(locales)('in %s is read as it was meant, with groups and without', (locale) => {
    fc.assert(
      fc.property(anyValue, fc.boolean(), (value, grouped) => {
        expect(readNumber(written(value, locale, grouped), locale)).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  test('has the minus, and the groups, of any keyboard', () => {
    fc.assert(
      fc.property(
        anyValue,
        fc.constantFrom('-', '−', '–', '‒', '- ', '− '),
        fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009', "'", '’', '_'),
        fc.constantFrom('.', ','),
        (value, minus, group, decimal) => {
          const [whole = '', fraction] = written(Math.abs(value), 'en', true).split('.')
          const digits = whole.replaceAll(',', group) + (fraction ? decimal + fraction : '')
          // One mark with three digits behind it could be a group; the next test says which it is.
          fc.pre(!(whole.length <= 3 && fraction?.length === 3 && whole !== '0' && decimal === ','))
          expect(readNumber(`${minus}${digits}`, 'en')).toBe(-Math.abs(value))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['1,000', 'en', 1000],
    ['1,000', 'de', 1],
    ['1.000', 'de', 1000],
    ['1.000', 'en', 1],
    ['1.500', 'es', 1500],
    ['1.234,5', 'de', 1234.5],
    ["1'234.5", 'de-CH', 1234.5],
    ['1’234.5', 'de-CH', 1234.5],
    ['1.234,5', 'es', 1234.5],
    ['1,234.5', 'es-MX', 1234.5],
    ['1,234', 'es', 1.234],
    ['1,234', 'es-MX', 1234],
    ['1,234', 'es-419', 1234],
    ['1.234', 'es-AR', 1234],
    // Where neither groups, a mark can only be the decimal one, whichever keyboard it came from.
    ['1,234', 'de-CH', 1.234],
    ['1.234', 'fr', 1.234],
    // Austria groups with a space in numbers, with a point in money.
    ['1.234', 'de-AT', 1234],
    ['1,500', 'en-DE', 1.5],
    ['2,5', 'en', 2.5],
    ['2.5', 'de', 2.5],
    ['0,125', 'en', 0.125],
    ['0.125', 'de', 0.125],
    ['1000,500', 'en', 1000.5],
    ['1,000.5', 'de', 1000.5],
    ['1.000,5', 'en', 1000.5],
    ['1.234.567', 'en', 1_234_567],
    ['1 000,500', 'en', 1000.5],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['+5', 'en', 5],
    ['1e3', 'en', 1000],
    ['1.5E-3', 'en', 0.0015],
    ['007', 'en', 7],
    ['−0,0', 'fr', -0],
    ['２．５', 'en', 2.5],
  ])('%j in %s is %d', (typed, locale, value) => {
    expect(readNumber(typed, locale)).toBe(value)
  })
})

describe('a number that people of another region would read otherwise', () => {
  test.each([
    ['1.500', undefined, true],
    ['2,750 bar', 'bar', true],
    ['-1.500', undefined, true],
    ['1.500,0', undefined, false],
    ['2.5', undefined, false],
    ['2,75', undefined, false],
    ['0.125', undefined, false],
    ['1500', undefined, false],
    ['1 500', undefined, false],
    ['1.234.567', undefined, false],
    ['ten', undefined, false],
  ])('%j: %s', (typed, unit, two) => {
    expect(hasTwoReadings(typed, unit)).toBe(two)
  })

  test('whatever has one reading means the same in every locale', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(typed, fc.constantFrom(...locales), (text, locale) => {
        fc.pre(!hasTwoReadings(text))
        expect(readNumber(text, locale)).toBe(readNumber(text, 'en'))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a unit typed along', () => {
  test('is passed over, with or without a space, however it is written', () => {
    fc.assert(
      fc.property(
        anyValue,
        fc.constantFrom(...locales),
        fc.constantFrom(...units),
        fc.constantFrom('', ' ', '\u00a0', '\u202f', '  '),
        fc.constantFrom('as it is', 'upper', 'lower', 'NFKC'),
        (value, locale, unit, space, form) => {
          // Without a space, digits of a unit are digits of the number.
          fc.pre(!(/^\d/.test(unit) && space === ''))
          const forms = {
            'as it is': unit,
            upper: unit.toUpperCase(),
            lower: unit.toLowerCase(),
            NFKC: unit.normalize('NFKC'),
          }
          const typed = written(value, locale, false) + space + forms[form]
          expect(readNumber(typed, locale, unit)).toBe(value)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['20 C', '°C', 20],
    ['20°', '°', 20],
    ['20 ℃', '°C', 20],
    ['20 ° C', '°C', 20],
    ['4.7 um', 'µm', 4.7],
    ['4.7 μm', 'µm', 4.7],
    ['12 m3/h', 'm³/h', 12],
    ['3 t CO2e', 't CO₂e', 3],
    ['50 ％', '%', 50],
    ['2.5', 'bar', 2.5],
  ])('%j for %s is %d', (typed, unit, value) => {
    expect(readNumber(typed, 'en', unit)).toBe(value)
  })

  test.each([
    ['5 A', 'mA'],
    ['5 kV', 'V'],
    ['5 mV', 'V'],
    ['5 bar bar', 'bar'],
    ['bar', 'bar'],
    ['bar 5', 'bar'],
    ['5 bar', ''],
    ['5 bar', undefined],
    ['five bar', 'bar'],
  ])('%j for %j is no number', (typed, unit) => {
    expect(readNumber(typed, 'en', unit)).toBeUndefined()
  })

  test('what stands before it is all that is left', () => {
    expect(withoutUnit('2.5 Bar', 'bar')).toBe('2.5')
    expect(withoutUnit('2.5', 'bar')).toBe('2.5')
    expect(withoutUnit('bar', 'bar')).toBe('bar')
  })
})

describe('what is no number', () => {
  test.each([
    '',
    ' ',
    'ten',
    'zehn',
    'two point five',
    'about 5',
    '~5',
    '5?',
    '👍',
    '5 👍',
    '1️⃣',
    '①',
    '½',
    '2½',
    '3²',
    '²',
    'Ⅳ',
    '٣',
    '1/2',
    '5-7',
    '--3',
    '1 2 3',
    '12 34',
    "2'5",
    '1 000 00',
    '1,2.3',
    '0.1,2',
    '1.2.3',
    '1,23,456',
    '.',
    ',',
    '-',
    'e5',
    '1e',
    '0x10',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '<5',
    '=5',
    '5;6',
    '5\n6',
    'null',
    'true',
  ])('%j', (typed) => {
    for (const locale of locales) expect(readNumber(typed, locale)).toBeUndefined()
  })

  test('a text with a letter or an emoji in it never is', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'Z', 'ß', 'Ж', '五', '👍', '🔧', '½', '²'),
      minLength: 1,
    })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789., -') }),
        letters,
        fc.nat(),
        (digits, odd, at) => {
          const typed =
            digits.slice(0, at % (digits.length + 1)) + odd + digits.slice(at % (digits.length + 1))
          expect(readNumber(typed, 'en')).toBeUndefined()
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('anything typed is a finite number or none, soon', () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789.,eE+- '’_"), maxLength: 60 })
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), digits),
        fc.constantFrom(...locales),
        fc.constantFrom(undefined, '', ...units),
        (typed, locale, unit) => {
          const value = readNumber(typed, locale, unit)
          expect(value === undefined || Number.isFinite(value)).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
