import type { Deps } from '../chat/deps.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Tx } from '../queue/database.ts'
import type { MembersChanged } from './events.ts'
import { parseRoster, type RosterRow } from './roster.rules.ts'
import {
  mergedAddresses,
  type NewManager,
  type RosterScope,
  rosterMembers,
  saveAuditEntry,
  saveLeavers,
  saveManagers,
  saveMembers,
  saveTeamsAndSites,
} from './roster.store.ts'
import { withoutAliases } from './roster-aliases.rules.ts'
import { diffRoster, type FieldChanges, type RosterDifference } from './roster-difference.rules.ts'
import { languageWarnings, type RosterWarning } from './roster-languages.rules.ts'
import type { RosterError } from './roster-text.rules.ts'

/** What an import did, or with a dry run would do. `details` hold at most 200 addresses each. */
export type RosterResult = {
  readonly added: number
  readonly changed: number
  readonly left: number
  readonly unchanged: number
  readonly errors: readonly RosterError[]
  /** So many leave that it is done only where `manyMayLeave`. */
  readonly manyLeave: boolean
  readonly warnings: readonly RosterWarning[]
  readonly details: {
    readonly added: readonly string[]
    readonly changed: readonly { readonly address: string; readonly fields: FieldChanges }[]
    readonly left: readonly string[]
    readonly unchanged: readonly string[]
  }
}

const detailsAtMost = 200
const chunkSize = 500

const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / chunkSize) }, (_, at) =>
    list.slice(at * chunkSize, (at + 1) * chunkSize),
  )

const resultOf = (
  { added, changed, left, unchanged, manyLeave, errors }: RosterDifference,
  warnings: readonly RosterWarning[],
): RosterResult => ({
  added: added.length,
  changed: changed.length,
  left: left.length,
  unchanged: unchanged.length,
  errors,
  manyLeave,
  warnings,
  details: {
    added: added.slice(0, detailsAtMost).map(({ address }) => address),
    changed: changed.slice(0, detailsAtMost).map(({ row, fields }) => ({ address: row.address, fields })),
    left: left.slice(0, detailsAtMost).map(({ address }) => address),
    unchanged: unchanged.slice(0, detailsAtMost),
  },
})

type ImportDeps = Pick<Deps, 'database' | 'outbox' | 'clock'>

const apply = async (deps: ImportDeps, scope: RosterScope, difference: RosterDifference): Promise<void> => {
  const { added, changed, left } = difference
  const inChunks = async <T>(list: readonly T[], work: (tx: Tx, chunk: T[]) => Promise<void>) => {
    for (const chunk of chunksOf(list))
      await deps.database.prisma.$transaction((tx) => work(tx, chunk), { timeout: 60_000 })
  }
  const tell = (tx: Tx, memberIds: readonly string[]): Promise<void> => {
    const { organizationId } = scope
    const event: MembersChanged = { name: 'members.changed', organizationId, data: { memberIds } }
    return deps.outbox.emit(tx, event)
  }
  const since = ({ timeZone }: RosterRow) => localDateAt(timeZone, scope.now)
  const managers: NewManager[] = [
    ...added.filter(({ manager }) => manager !== undefined),
    ...changed.filter(({ fields }) => fields.manager).map(({ row }) => row),
  ].map((row) => ({ address: row.address, manager: row.manager ?? null, since: since(row) }))

  // People first, and who manages them when all are there. A run that breaks off is finished by the next.
  await inChunks(left, async (tx, chunk) => {
    await saveLeavers(tx, scope, chunk)
    await tell(
      tx,
      chunk.map(({ id }) => id),
    )
  })
  await inChunks([...added, ...changed.map(({ row }) => row)], async (tx, chunk) => {
    await saveTeamsAndSites(tx, scope, chunk)
    await tell(tx, await saveMembers(tx, scope, chunk))
  })
  await inChunks(managers, (tx, chunk) => saveManagers(tx, scope, chunk))
}

/**
 * Brings an organization's members up to a roster (`parseRoster`): faulty rows are reported, the others applied, and
 * who is no longer in the file has left. The same file again changes nothing.
 *
 * @param how With `manyMayLeave: false` nothing is done where `manyLeave` is true of the result.
 * @param organizationId `undefined`, with a dry run, is an organization that isn't there yet.
 */
export const importRoster = async (
  deps: ImportDeps,
  organizationId: string | undefined,
  bytes: Uint8Array,
  how: { readonly dryRun: boolean; readonly actor: string; readonly manyMayLeave?: boolean },
): Promise<RosterResult> => {
  const roster = parseRoster(bytes)
  const nobody = { added: [], changed: [], left: [], unchanged: [], manyLeave: false }
  if (!roster.ok) return resultOf({ ...nobody, errors: roster.errors }, [])
  const now = deps.clock.now()
  const members = organizationId ? await rosterMembers(deps.database.prisma, organizationId) : []
  const aliases = organizationId ? await mergedAddresses(deps.database.prisma, organizationId) : new Map()
  const difference = diffRoster(members, withoutAliases(roster, aliases), (timeZone) =>
    localDateAt(timeZone, now),
  )
  const result = resultOf(difference, languageWarnings(roster.rows))
  if (how.dryRun || organizationId === undefined) return result
  if (result.manyLeave && how.manyMayLeave === false) return result
  const scope: RosterScope = { organizationId, now }
  await apply(deps, scope, difference)
  const { added, changed, left, unchanged, errors } = result
  await deps.database.prisma.$transaction((tx) =>
    saveAuditEntry(tx, scope, {
      actor: how.actor,
      action: 'people.import',
      subject: 'roster',
      detail: { added, changed, left, unchanged, errors: errors.length },
    }),
  )
  return result
}
