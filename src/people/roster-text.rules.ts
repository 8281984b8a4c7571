/** From a roster's bytes to its text, and from there to lines of fields. */
import { parse } from 'csv-parse/sync'

/** A fault in a roster. `row` is the line in the file, where the header is 1. */
export type RosterError = { readonly row: number; readonly field: string; readonly reason: string }

type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: RosterError }

const refused = (row: number, reason: string): Decoded => ({
  ok: false,
  error: { row, field: 'file', reason },
})

const decode = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// A header in UTF-16 without a byte order mark: every other byte of its ASCII letters is zero.
const silentUtf16 = (bytes: Uint8Array): string | undefined => {
  const head = [...bytes.subarray(0, 40)]
  if (head.length < 4) return undefined
  const zeros = (odd: number): boolean => head.every((byte, at) => (at % 2 === odd) === (byte === 0))
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : undefined
}

const utf16Of = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return silentUtf16(bytes)
}

/**
 * A roster's text: UTF-8 or UTF-16, with or without a byte order mark. Any other encoding is refused, not guessed:
 * a wrong guess would spoil people's names without anybody seeing it.
 */
export const decodeRoster = (bytes: Uint8Array): Decoded => {
  if (bytes.length === 0) return refused(1, 'The file is empty.')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return refused(1, 'This is a workbook, not a CSV file. Save it as "CSV UTF-8" and try again.')
  const wide = utf16Of(bytes)
  const text = decode(wide ?? 'utf-8', bytes)
  if (text !== undefined) return { ok: true, text }
  if (wide) return refused(1, 'The file begins as UTF-16 and does not go on so. Save it as "CSV UTF-8".')
  // U+FFFD stands where a byte could not be read.
  const upTo = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? ''
  const line = upTo.split(/\r\n?|\n/).length
  return refused(
    line,
    'The file is not in UTF-8 (perhaps Windows-1252). Save it as "CSV UTF-8" and try again.',
  )
}

/** One line of the file. `fields` is missing where its quotation marks don't close. */
export type Line = { readonly row: number; readonly text: string; readonly fields?: readonly string[] }

const separators = [',', ';', '\t'] as const

const fieldsOf = (text: string, separator: string): readonly string[] | undefined => {
  if (!text.includes('"')) return text.split(separator).map((field) => field.trim())
  try {
    // One line at a time, so that a quotation mark left open spoils one row and not the rest of the file.
    const [fields] = parse(text, {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
    })
    return fields ?? []
  } catch {
    return undefined
  }
}

/** The lines that hold something; the first of them is the header, whose separator holds for all. */
export const linesOf = (text: string): Line[] => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ row: index + 1, text: line }))
  // Excel's own way to name the separator.
  const named = /^sep=([,;\t])$/i.exec(lines[0]?.text.trim() ?? '')?.[1]
  const rest = (named ? lines.slice(1) : lines).filter((line) => /[^\s,;"]/.test(line.text))
  const header = rest[0]?.text ?? ''
  const count = (separator: string): number => header.split(separator).length
  const separator = named ?? separators.reduce((best, each) => (count(each) > count(best) ? each : best))
  return rest.map((line) => {
    const fields = fieldsOf(line.text, separator)
    return fields ? { ...line, fields } : line
  })
}
