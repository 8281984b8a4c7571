/** The roster: from the text of a CSV file to rows that can be applied, and every fault in it. */
import { isLocalDate, type LocalDate } from '../kernel/local-date.ts'
import { isTimeZone } from '../kernel/time-zone.ts'
import { decodeRoster, type Line, linesOf, type RosterError } from './roster-text.rules.ts'

export const rosterColumns = [
  'address',
  'name',
  'team',
  'site',
  'manager',
  'language',
  'timeZone',
  'from',
  'until',
] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** One person as the file has them. Addresses are in lower case; empty fields are undefined. */
export type RosterRow = {
  readonly row: number
  readonly address: string
  readonly name: string
  readonly team: string | undefined
  readonly site: string | undefined
  readonly manager: string | undefined
  readonly language: string | undefined
  readonly timeZone: string
  readonly from: LocalDate | undefined
  readonly until: LocalDate | undefined
}

/** A row that can't be applied, and whatever can be read of it. */
export type FaultyRow = {
  readonly row: number
  /** Whose row it is, where that can be read. */
  readonly address: string | undefined
  /** Where it can't: every address on the line, one of which may be theirs. */
  readonly mentioned: readonly string[]
  readonly name: string | undefined
  readonly manager: string | undefined
}

export type Roster = {
  readonly rows: readonly RosterRow[]
  readonly faulty: readonly FaultyRow[]
  readonly errors: readonly RosterError[]
}

const longestName = 120
const longestAddress = 254

const isAddress = (text: string): boolean =>
  text.length <= longestAddress &&
  /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@<>()[\],;:\\".]+$/.test(text)

/** `de`, `pt-BR`, `zh-Hant`; undefined when it is no language tag. */
const languageTag = (text: string): string | undefined => {
  try {
    const [tag] = Intl.getCanonicalLocales(text.replace('_', '-'))
    return tag && /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<RosterColumn, string>>
type Fault = { readonly field: RosterColumn; readonly reason: string }

const quoted = (text: string): string => {
  const characters = [...text]
  return `"${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text}"`
}

const checkDates = ({ from, until }: Fields): Fault[] => {
  const faults: Fault[] = []
  for (const [field, text] of [['from', from] as const, ['until', until] as const])
    if (text !== '' && !isLocalDate(text))
      faults.push({ field, reason: `${quoted(text)} is not a date that exists, written as YYYY-MM-DD.` })
  if (faults.length === 0 && from !== '' && until !== '' && until < from)
    faults.push({ field: 'until', reason: `The last day ${until} lies before the first, ${from}.` })
  return faults
}

// Control characters and halves of surrogate pairs: no database or chat client takes them.
const unprintable = /[\p{Cc}\p{Cs}]/u

const checkFields = (fields: Fields): Fault[] => {
  const faults: Fault[] = []
  const fault = (field: RosterColumn, reason: string): void => {
    faults.push({ field, reason })
  }
  for (const field of rosterColumns)
    if (unprintable.test(fields[field])) fault(field, 'It holds an invisible control character.')
  if (fields.address === '') fault('address', 'The address is missing.')
  else if (!isAddress(fields.address)) fault('address', `${quoted(fields.address)} is not an e-mail address.`)
  if (fields.name === '') fault('name', 'The name is missing.')
  for (const field of ['name', 'team', 'site'] as const)
    if ([...fields[field]].length > longestName) fault(field, `It is longer than ${longestName} characters.`)
  if (fields.manager !== '' && !isAddress(fields.manager))
    fault('manager', `${quoted(fields.manager)} is not an e-mail address.`)
  else if (fields.manager !== '' && fields.manager.toLowerCase() === fields.address.toLowerCase())
    fault('manager', 'Nobody is their own manager.')
  if (fields.language !== '' && languageTag(fields.language) === undefined)
    fault('language', `${quoted(fields.language)} is not a language tag such as de or pt-BR.`)
  if (fields.timeZone === '') fault('timeZone', 'The time zone is missing; write one such as Europe/Berlin.')
  else if (!isTimeZone(fields.timeZone))
    fault('timeZone', `${quoted(fields.timeZone)} is not a time zone; write one such as Europe/Berlin.`)
  return [...faults, ...checkDates(fields)]
}

const rowOf = (row: number, fields: Fields): RosterRow => ({
  row,
  address: fields.address.toLowerCase(),
  name: fields.name,
  team: fields.team || undefined,
  site: fields.site || undefined,
  manager: fields.manager.toLowerCase() || undefined,
  language: languageTag(fields.language),
  timeZone: fields.timeZone,
  from: fields.from || undefined,
  until: fields.until || undefined,
})

const unreadable = ({ row, text }: Line): FaultyRow => ({
  row,
  address: undefined,
  mentioned: [...text.toLowerCase().matchAll(/[^\s@,;"<>]+@[^\s@,;"<>]+/g)].map(([address]) => address),
  name: undefined,
  manager: undefined,
})

type ReadLine = { readonly row?: RosterRow; readonly faulty?: FaultyRow; readonly errors: RosterError[] }

const readLine = (line: Line, columns: readonly RosterColumn[]): ReadLine => {
  const { row, fields: texts } = line
  const whole = (reason: string): ReadLine => ({
    faulty: unreadable(line),
    errors: [{ row, field: 'row', reason }],
  })
  if (!texts) return whole('A quotation mark is opened and not closed on the same line.')
  // Spreadsheets add empty fields at the end of a row.
  const extra = texts.slice(columns.length).some((text) => text !== '')
  if (extra || texts.length < columns.length)
    return whole(`The row has ${texts.length} fields where the header has ${columns.length}.`)
  const fields = Object.fromEntries(columns.map((column, at) => [column, texts[at] ?? ''])) as Fields
  const faults = checkFields(fields)
  if (faults.length === 0) return { row: rowOf(row, fields), errors: [] }
  const address = fields.address.toLowerCase()
  const faulty: FaultyRow = {
    row,
    address: isAddress(address) ? address : undefined,
    mentioned: [],
    name: fields.name || undefined,
    manager: faults.some(({ field }) => field === 'manager')
      ? undefined
      : fields.manager.toLowerCase() || undefined,
  }
  return { faulty, errors: faults.map((fault) => ({ row, ...fault })) }
}

const readHeader = (line: Line): { columns: RosterColumn[]; errors: RosterError[] } => {
  const names = line.fields ?? []
  const error = (field: string, reason: string): RosterError => ({ row: line.row, field, reason })
  const found = names.map((name) => rosterColumns.find((each) => each.toLowerCase() === name.toLowerCase()))
  const errors = names.flatMap((name, at) => {
    if (found[at] === undefined && name !== '')
      return [error(name, `The column ${quoted(name)} is not known; leave it out or correct its name.`)]
    const twice = found[at] !== undefined && found.indexOf(found[at]) < at
    return twice ? [error(name, `The column ${quoted(name)} stands twice.`)] : []
  })
  for (const column of rosterColumns)
    if (!found.includes(column))
      errors.push(
        error(column, `The column "${column}" is missing; the header is ${rosterColumns.join(',')}.`),
      )
  if (names.some((name, at) => name === '' && at < found.findLastIndex((each) => each !== undefined)))
    errors.push(error('file', 'A column has no name.'))
  return { columns: found.filter((column) => column !== undefined), errors }
}

/** Two rows for one address: both are reported, and neither is applied. */
const withoutTwins = ({ rows, faulty, errors }: Roster): Roster => {
  const places = new Map<string, number[]>()
  for (const { address, row } of [...rows, ...faulty])
    if (address !== undefined) places.set(address, [...(places.get(address) ?? []), row])
  const twins = rows.filter(({ address }) => (places.get(address)?.length ?? 0) > 1)
  const told = [...twins, ...faulty].flatMap(({ address, row }) => {
    const others = address === undefined ? [] : (places.get(address) ?? []).filter((each) => each !== row)
    if (others.length === 0) return []
    return [{ row, field: 'address', reason: `${address} also stands in row ${others.join(' and ')}.` }]
  })
  const refused = twins.map(({ row, address, name }) => ({
    row,
    address,
    mentioned: [],
    name,
    manager: undefined,
  }))
  // Which of the two managers would be meant is not known.
  const alone = ({ address }: FaultyRow): boolean => !address || places.get(address)?.length === 1
  return {
    rows: rows.filter(({ address }) => places.get(address)?.length === 1),
    faulty: [...faulty.map((each) => (alone(each) ? each : { ...each, manager: undefined })), ...refused],
    errors: [...errors, ...told],
  }
}

const nothing = (errors: readonly RosterError[]) => ({ ok: false as const, errors })

/**
 * Reads a roster: CSV with the header `address,name,team,site,manager,language,timeZone,from,until` in any order,
 * separated by commas, semicolons or tabs. `ok: false` when the file as a whole can't be used. Never throws.
 */
export const parseRoster = (
  bytes: Uint8Array,
): ({ readonly ok: true } & Roster) | { readonly ok: false; readonly errors: readonly RosterError[] } => {
  const decoded = decodeRoster(bytes)
  if (!decoded.ok) return nothing([decoded.error])
  const [first, ...rest] = linesOf(decoded.text)
  if (!first) return nothing([{ row: 1, field: 'file', reason: 'The file is empty.' }])
  const header = readHeader(first)
  if (header.errors.length > 0) return nothing(header.errors)
  if (rest.length === 0)
    return nothing([{ row: first.row, field: 'file', reason: 'The file has a header and nobody below it.' }])
  const read = rest.map((line) => readLine(line, header.columns))
  const roster = withoutTwins({
    rows: read.flatMap(({ row }) => row ?? []),
    faulty: read.flatMap(({ faulty }) => faulty ?? []),
    errors: read.flatMap(({ errors }) => errors),
  })
  return { ok: true, ...roster }
}
