/** What a roster means where two of its people have turned out to be one. */
import type { FaultyRow, Roster, RosterRow } from './roster.rules.ts'

type Named = { readonly address?: string | undefined; readonly manager: string | undefined }

/**
 * The roster with each address of somebody who has become part of another member replaced by that member's own; where
 * the file names both, the row of the member's own address is theirs.
 *
 * @param aliases the member's own address by the address that became part of it.
 */
export const withoutAliases = (roster: Roster, aliases: ReadonlyMap<string, string>): Roster => {
  if (aliases.size === 0) return roster
  const own = (address: string): string => aliases.get(address) ?? address
  const renamed = <Row extends Named>(row: Row): Row => {
    const address = row.address === undefined ? undefined : own(row.address)
    const manager = row.manager === undefined ? undefined : own(row.manager)
    // Nobody manages themselves, whatever was written of the two.
    return { ...row, address, manager: manager === address ? undefined : manager }
  }
  const taken = new Set(roster.rows.map(({ address }) => address).filter((address) => !aliases.has(address)))
  const rows: RosterRow[] = []
  for (const row of roster.rows) {
    const address = own(row.address)
    if (aliases.has(row.address)) {
      if (taken.has(address)) continue
      taken.add(address)
    }
    rows.push(renamed(row))
  }
  const faulty: FaultyRow[] = roster.faulty.map((row) => ({
    ...renamed(row),
    mentioned: row.mentioned.map(own),
  }))
  return { ...roster, rows, faulty }
}
