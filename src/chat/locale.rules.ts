/** The language part of a tag such as `en-GB` or `pt_BR`, in lower case. */
export const languagePart = (tag: string): string => tag.split(/[-_]/)[0]?.toLowerCase() ?? ''

/**
 * A locale as `Intl` takes it; English where it is none. Slack calls Latin American Spanish `es-LA`, which is
 * Laos to everybody else: `es-419` is meant.
 */
export const usableLocale = (locale: string): string => {
  const tag = locale.replaceAll('_', '-')
  try {
    const [known = 'en'] = Intl.getCanonicalLocales(tag)
    return known === 'es-LA' ? 'es-419' : known
  } catch {
    return 'en'
  }
}

/** A language's name, as a sentence of a locale says it. */
export const languageName = (language: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(usableLocale(language)) ?? language

/** A language's own name, as it stands in a list. */
export const ownName = (language: string): string => {
  const name = languageName(language, language)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Which way a locale is written, for the `dir` of a page. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(usableLocale(locale)).maximize().script ?? '') ? 'rtl' : 'ltr'

const isAmerican = (timeZone: string): boolean => /^(?:America|US|Pacific\/Honolulu)\b/.test(timeZone)

/**
 * A chosen language with the region that is known of somebody, which says how numbers and dates are written:
 * `de` and `en-CH` is `de-CH`. Clients say `en-US` of people anywhere, so that is believed in America alone.
 */
export const inRegionOf = (language: string, known: string, timeZone: string): string => {
  const present = new Intl.Locale(usableLocale(known))
  const { region } = present
  if (present.language === language || region === undefined) {
    return present.language === language ? present.baseName : language
  }
  return region === 'US' && !isAmerican(timeZone) ? language : `${language}-${region}`
}
