import { describe, expect, test } from 'vitest'
import { directionOf, inRegionOf, languageName, usableLocale } from '../../../src/chat/locale.rules.ts'

describe('a locale', () => {
  test.each([
    ['de_AT', 'de-AT'],
    ['es-LA', 'es-419'],
    ['zh_hans_cn', 'zh-Hans-CN'],
    ['', 'en'],
    ['not a locale', 'en'],
  ])('%j is %s', (given, usable) => {
    expect(usableLocale(given)).toBe(usable)
  })

  test.each([
    ['en', 'ltr'],
    ['de-CH', 'ltr'],
    ['ar', 'rtl'],
    ['he_IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur-PK', 'rtl'],
    ['pa-Arab', 'rtl'],
    ['pa', 'ltr'],
    ['nonsense!', 'ltr'],
  ])('%s is written %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction)
  })

  test('a language is named in the words of another', () => {
    expect(languageName('en', 'de')).toBe('Englisch')
    expect(languageName('de', 'es-MX')).toBe('alemán')
  })
})

describe('a chosen language keeps the region that is known', () => {
  test.each([
    ['de', 'en-CH', 'Europe/Zurich', 'de-CH'],
    ['en', 'de-DE', 'Europe/Berlin', 'en-DE'],
    ['es', 'es-MX', 'Europe/Berlin', 'es-MX'],
    ['es', 'de-MX', 'America/Monterrey', 'es-MX'],
    ['de', 'en', 'Europe/Berlin', 'de'],
    // What clients say by default is no place; in America it may be one.
    ['es', 'en-US', 'Europe/Madrid', 'es'],
    ['es', 'en-US', 'America/Chicago', 'es-US'],
    ['de', 'garbage!', 'Europe/Berlin', 'de'],
  ])('%s of somebody with %s in %s is %s', (language, known, zone, locale) => {
    expect(inRegionOf(language, known, zone)).toBe(locale)
  })
})
