import { isSameUnit } from './units.rules.ts'

/**
 * Reads a number as people type it: `2.5`, `2,5`, `−3`, `1 000`, `1,000.5`, `1e3`; `½`, `3²` or `12 34` is not one.
 * A unit behind it is passed over where it is the item's. `undefined` when it isn't a number.
 *
 * One comma or point alone is the decimal mark, except where the locale groups with it and exactly three
 * digits follow (`1,000` in English is a thousand, in German and in Switzerland it is one).
 */
export const readNumber = (typed: string, locale: string, unit?: string): number | undefined => {
  const bare = unit === undefined ? typed.trim() : withoutUnit(typed.trim(), unit)
  const text = bare
    .replace(fullWidth, (each) => String.fromCharCode(each.charCodeAt(0) - fullWidthOffset))
    .replace(/[\u2212\u2012-\u2015]/g, '-')
    .replace(/^([+-])\s+/, '$1')
  const ungrouped = spacedGroups.test(text) ? text.replace(/[\s'’_]/g, '') : text
  const found = /^([+-]?)([\d.,]*\d[\d.,]*)(?:[eE]([+-]?\d{1,3}))?$/.exec(ungrouped)
  if (!found) return undefined
  const digits = plainDigits(found[2] ?? '', locale)
  if (digits === undefined) return undefined
  const value = Number(`${found[1] ?? ''}${digits}e${found[3] ?? '0'}`)
  return Number.isFinite(value) ? value : undefined
}

/** Digits and marks as East Asian keyboards write them. */
const fullWidth = /[０-９．，－＋]/g
const fullWidthOffset = 0xfee0

/** Thousands apart by one kind of space (`\s` holds the narrow ones too), apostrophe or underscore. */
const spacedGroups = /^[+-]?\d{1,3}(?:([\s'’_])\d{3})(?:\1\d{3})*(?:[.,]\d*)?(?:[eE][+-]?\d{1,3})?$/

/** The text before the unit, trimmed; the whole text where it doesn't end with the unit. */
export const withoutUnit = (text: string, unit: string): string => {
  for (let from = 1; from < text.length; from++) {
    // Without a space, the digits of a unit are digits of the number: `51/min` is 51, `-1/min` is -1.
    const isWithinNumber =
      /\d/.test(text.charAt(from)) && /[\d.,+\u2212\u2012-\u2015-]/.test(text.charAt(from - 1))
    if (!isWithinNumber && isSameUnit(text.slice(from), unit)) return text.slice(0, from).trimEnd()
  }
  return text
}

/** Digits with a point as decimal mark and no grouping; `undefined` when marks stand where none can. */
const plainDigits = (text: string, locale: string): string | undefined => {
  const lastComma = text.lastIndexOf(',')
  const lastPoint = text.lastIndexOf('.')
  if (lastComma < 0 && lastPoint < 0) return text
  if (lastComma >= 0 && lastPoint >= 0) {
    return lastComma > lastPoint ? separated(text, '.', ',') : separated(text, ',', '.')
  }
  const mark = lastComma >= 0 ? ',' : '.'
  const marks = text.split(mark).length - 1
  const grouped = isGrouped(text, mark)
  if (marks > 1) return grouped ? text.replaceAll(mark, '') : undefined
  const groups = grouped && groupMarks(locale).includes(mark)
  return groups ? text.replace(mark, '') : text.replace(mark, '.')
}

const separated = (text: string, group: string, decimal: string): string | undefined => {
  const [whole = '', fraction = '', ...more] = text.split(decimal)
  if (more.length > 0 || fraction.includes(group) || !isGrouped(whole, group)) return undefined
  return `${whole.replaceAll(group, '')}.${fraction}`
}

const isGrouped = (text: string, mark: string): boolean => {
  const [first = '', ...rest] = text.split(mark)
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
}

const marksOf = (locale: string, type: 'group' | 'decimal', options?: Intl.NumberFormatOptions): string[] =>
  new Intl.NumberFormat(locale, options)
    .formatToParts(1_234_567.5)
    .flatMap((part) => (part.type === type ? [part.value] : []))

const knownGroupMarks = new Map<string, readonly string[]>()

/** What a locale groups digits with, in numbers or in money: Austria has a space in the one, a point in the other. */
const groupMarks = (locale: string): readonly string[] => {
  const known = knownGroupMarks.get(locale)
  if (known) return known
  const inMoney = marksOf(locale, 'group', { style: 'currency', currency: 'EUR' })
  const decimal = marksOf(locale, 'decimal')
  const marks = [...marksOf(locale, 'group'), ...inMoney].filter((mark) => !decimal.includes(mark))
  knownGroupMarks.set(locale, marks)
  return marks
}

/** Whether a number was typed so that people of another region read another number: `1.500`, `2,750 bar`. */
export const hasTwoReadings = (typed: string, unit?: string): boolean =>
  readNumber(typed, 'en', unit) !== readNumber(typed, 'de', unit)
