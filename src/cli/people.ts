import { readFile } from 'node:fs/promises'
import type { RosterResult } from '../people/import-roster.ts'
import { counted, inputError, type Outcome } from './outcome.ts'

const shown = (value: unknown): string => (value === null ? 'nothing' : `"${String(value)}"`)

const list = (title: string, entries: readonly string[], total: number): string[] => {
  if (total === 0) return []
  const more = total - entries.length
  return [`${title}:`, ...entries.map((entry) => `  ${entry}`), ...(more > 0 ? [`  … and ${more} more`] : [])]
}

const dryRunText = (manyLeave: boolean): string[] => [
  ...(manyLeave ? ['More than a third of the roster would leave: the import wants --yes.'] : []),
  'This was a dry run: nothing was written.',
]

const faultyText = ({ added, changed, left, unchanged, errors }: RosterResult): string[] => {
  if (errors.length === 0) return []
  return added + changed + left + unchanged > 0
    ? ['The other rows were imported. Mend these, and import the file again.']
    : ['Nothing was imported.']
}

const resultText = (result: RosterResult, dryRun: boolean): string => {
  const { added, changed, left, unchanged, errors, warnings, manyLeave, details } = result
  const changes = details.changed.map(
    ({ address, fields }) =>
      `${address}: ${Object.entries(fields)
        .map(([field, [before, after]]) => `${field} ${shown(before)} → ${shown(after)}`)
        .join(', ')}`,
  )
  return [
    ...errors.map(({ row, field, reason }) => `row ${row}, ${field}: ${reason}`),
    ...warnings.map(({ field, reason }) => `remark, ${field}: ${reason}`),
    ...list('New', details.added, added),
    ...list('Changed', changes, changed),
    ...list('Left', details.left, left),
    `${added} new, ${changed} changed, ${left} left, ${unchanged} unchanged, ${counted(errors.length, 'error')}.`,
    ...(dryRun ? dryRunText(manyLeave) : faultyText(result)),
  ].join('\n')
}

const readRoster = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw inputError('unreadable-file', `There is no file ${file}.`)
    if (code === 'EISDIR') throw inputError('unreadable-file', `${file} is a folder, not a file.`)
    const why = error instanceof Error ? error.message : String(error)
    throw inputError('unreadable-file', `The file ${file} can't be read: ${why}.`)
  }
}

/** `people import FILE.csv`. */
export const importPeople = async (
  file: string,
  options: { readonly dryRun?: boolean; readonly yes?: boolean; readonly organization?: string },
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
    const how = { dryRun, actor: 'command-line', manyMayLeave: options.yes === true }
    const result = await importRoster(deps, organization?.id, bytes, how)
    if (result.manyLeave && !dryRun && !options.yes)
      throw inputError(
        'many-leave',
        `${counted(result.left, 'person', 'people')} would leave, more than a third of the roster; nothing was imported. If the file is the whole roster, add --yes; --dry-run shows who they are.`,
      )
    return { exitCode: result.errors.length > 0 ? 1 : 0, json: result, text: resultText(result, dryRun) }
  })
}
