import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parseJson } from './json.ts'

/** Append-only memory: what was appended, read again, makes a stand-in what it was. */
export type LineJournal<Entry> = { read(): readonly Entry[]; append(entry: Entry): void }

/**
 * A journal in a file, one entry a line. A process killed while writing leaves a cut last line: it is
 * read as if it had not been written, and the next entry starts on a line of its own.
 */
export const lineJournal = <Entry>(path: string): LineJournal<Entry> => {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (before !== '' && !before.endsWith('\n')) appendFileSync(path, '\n')
  return {
    read: () =>
      (existsSync(path) ? readFileSync(path, 'utf8') : '').split('\n').flatMap((line) => {
        const parsed = line === '' ? undefined : parseJson(line)
        return parsed?.ok ? [parsed.value as Entry] : []
      }),
    append: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`),
  }
}
