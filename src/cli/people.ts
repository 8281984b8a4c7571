import { readFile } from 'node:fs/promises'
import type { RosterResult } from '../people/import-roster.ts'
import { counted, inputError, type Outcome } from './outcome.ts'

const shown = (value: unknown): string => (value === null ? 'nothing' : `"${String(value)}"`)

const list = (title: string, entries: readonly string[], total: number): string[] => {
  if (total === 0) return []
  const more = total - entries.length
  return [`${title}:`, ...entries.map((entry) => `  ${entry}`), ...(more > 0 ? [`  … and ${more} more`] : [])]
}

const resultText = (result: RosterResult, dryRun: boolean): string => {
  const { added, changed, left, unchanged, errors, details } = result
  const changes = details.changed.map(
    ({ address, fields }) =>
      `${address}: ${Object.entries(fields)
        .map(([field, [before, after]]) => `${field} ${shown(before)} → ${shown(after)}`)
        .join(', ')}`,
  )
  return [
    ...errors.map(({ row, field, reason }) => `row ${row}, ${field}: ${reason}`),
    ...list('New', details.added, added),
    ...list('Changed', changes, changed),
    ...list('Left', details.left, left),
    `${added} new, ${changed} changed, ${left} left, ${unchanged} unchanged, ${counted(errors.length, 'error')}.`,
    ...(dryRun ? ['This was a dry run: nothing was written.'] : []),
  ].join('\n')
}

const readRoster = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw inputError('unreadable-file', `The file ${file} can't be read: ${why}.`)
  }
}

/** `people import FILE.csv`. */
export const importPeople = async (
  file: string,
  options: { readonly dryRun?: boolean; readonly organization?: string },
): Promise<Outcome> => {
  const bytes = await readRoster(file)
  const dryRun = options.dryRun === true
  const { findTheOrganization, theOrganizationOrNew, withDatabase } = await import('./with-database.ts')
  const { importRoster } = await import('../people/import-roster.ts')
  return withDatabase(async (deps) => {
    const organization = await (dryRun ? findTheOrganization : theOrganizationOrNew)(
      deps,
      options.organization,
    )
    const result = await importRoster(deps, organization?.id, bytes, { dryRun, actor: 'command-line' })
    return { exitCode: result.errors.length > 0 ? 1 : 0, json: result, text: resultText(result, dryRun) }
  })
}
