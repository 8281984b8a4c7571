import { IntlMessageFormat } from 'intl-messageformat'
import { bounded } from '../../kernel/bounded.ts'
import { escapeRich } from '../card.ts'
import { languagePart, usableLocale } from '../locale.rules.ts'
import { accent, pseudoLocale, pseudoMessage } from '../pseudo.rules.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

export type MessageKey = keyof typeof en
export type MessageValues = Readonly<Record<string, string | number | Date>>

/** The catalogues by language; each has every key of English. */
const catalogues: Readonly<Record<string, Readonly<Record<MessageKey, string>>>> = { en, de, es }

/** The languages that members can choose. */
export const languages: readonly string[] = Object.keys(catalogues)

/** The catalogue's language for a locale such as `en-GB` or `pt_BR`; English where there is none. */
export const languageOf = (locale: string): string => {
  const language = languagePart(locale)
  return Object.hasOwn(catalogues, language) ? language : 'en'
}

/**
 * Says things in a member's language. `plain` is for headings, labels and buttons; `rich` is for rich text
 * and escapes what comes in, so that a name never becomes markup.
 */
/** `slot` is a day and a time that fit on a button. */
export type DateForm = 'day' | 'date' | 'time' | 'day-time' | 'slot'

export type Say = {
  /** With the region, which says how dates and numbers are written. */
  readonly locale: string
  /** The catalogue's language, which content is read in where it is translated. */
  readonly language: string
  plain(key: MessageKey, values?: MessageValues): string
  rich(key: MessageKey, values?: MessageValues): string
  /** A local date or instant in the member's own words and zone. */
  date(at: Date, timeZone: string, form: DateForm): string
  number(value: number, options?: Intl.NumberFormatOptions): string
}

/** Browsers name their locale as they like, in as many ways as there are: what is made for them is kept so far. */
const localesAtMost = 200
const formats = bounded<IntlMessageFormat>(localesAtMost * 20)

const formatOf = (locale: string, key: MessageKey): IntlMessageFormat => {
  const name = `${locale}|${key}`
  const known = formats.get(name)
  if (known) return known
  const text = (catalogues[languageOf(locale)] ?? en)[key]
  const read = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  const made = locale === pseudoLocale ? new IntlMessageFormat(pseudoMessage(read.getAst()), 'en') : read
  formats.set(name, made)
  return made
}

const dateForms: Record<DateForm, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  slot: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  'day-time': {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
}

const dateFormats = bounded<Intl.DateTimeFormat>(localesAtMost * 10)
const dateFormatOf = (
  locale: string,
  timeZone: string,
  form: keyof typeof dateForms,
): Intl.DateTimeFormat => {
  const name = `${locale}|${timeZone}|${form}`
  const known = dateFormats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...dateForms[form], timeZone })
  dateFormats.set(name, made)
  return made
}

const sayings = bounded<Say>(localesAtMost)

/** Everything the product says, for a locale such as `en` or `de-AT`. */
export const sayIn = (locale: string): Say => {
  const known = sayings.get(locale)
  if (known) return known
  const spoken = languageOf(locale) === 'en' && !/^en(?:[-_]|$)/i.test(locale) ? 'en' : usableLocale(locale)
  const isPseudo = spoken === pseudoLocale
  const say: Say = {
    locale: spoken,
    language: languageOf(spoken),
    plain: (key, values) => String(formatOf(spoken, key).format({ ...values })),
    rich: (key, values = {}) => {
      const escaped = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? escapeRich(value) : value,
      ])
      return String(formatOf(spoken, key).format(Object.fromEntries(escaped)))
    },
    date: (at, timeZone, form) => {
      const said = dateFormatOf(spoken, timeZone, form).format(at)
      return isPseudo ? accent(said) : said
    },
    number: (value, options) => new Intl.NumberFormat(spoken, options).format(value),
  }
  sayings.set(locale, say)
  return say
}
