/** What a roster changes, held against the members as they stand. */
import { addDays, type LocalDate } from '../kernel/local-date.ts'
import { circleOf, inCircles } from './managers.rules.ts'
import type { FaultyRow, Roster, RosterRow } from './roster.rules.ts'
import type { RosterError } from './roster-text.rules.ts'

/** A member of the organization as the roster sees them. */
export type RosterMember = Omit<RosterRow, 'row'> & { readonly id: string; readonly onRoster: boolean }

const fields = ['name', 'team', 'site', 'manager', 'language', 'timeZone', 'from', 'until'] as const
type Field = (typeof fields)[number]

/** What was and what will be, for each field that changes; `null` is nothing. */
export type FieldChanges = { readonly [Name in Field | 'onRoster']?: readonly [unknown, unknown] }

export type RosterChange = {
  readonly id: string
  readonly row: RosterRow
  readonly fields: FieldChanges
}

export type RosterDifference = {
  readonly added: readonly RosterRow[]
  readonly changed: readonly RosterChange[]
  /** Who is no longer in the file; their last day was yesterday, where they are. */
  readonly left: readonly { readonly id: string; readonly address: string; readonly until: LocalDate }[]
  readonly unchanged: readonly string[]
  /** So many leave that the file may be the wrong one. */
  readonly manyLeave: boolean
  /** By row. */
  readonly errors: readonly RosterError[]
}

type Present = ReadonlyMap<string, RosterMember>
type Today = (timeZone: string) => LocalDate

const isHere = (member: RosterMember, today: Today): boolean =>
  member.until === undefined || member.until >= today(member.timeZone)

/** Whether so many leave at once that a wrong file is likelier: five at least, and more than a third of the roster. */
const isExodus = (left: number, present: number): boolean => left >= 5 && left * 3 > present

const managersOf = (
  people: readonly { address: string; manager: string | undefined }[],
): Map<string, string> =>
  new Map(people.flatMap(({ address, manager }) => (manager ? [[address, manager]] : [])))

const circleReason = (managerOf: ReadonlyMap<string, string>, address: string): string =>
  `The managers go in a circle: ${[address, ...circleOf(managerOf, address)].slice(0, 6).join(' → ')}.`

type Standing = { rows: readonly RosterRow[]; held: ReadonlySet<string>; errors: readonly RosterError[] }

const refuse = (standing: Standing, reasons: ReadonlyMap<string, string>): Standing => ({
  rows: standing.rows.filter(({ address }) => !reasons.has(address)),
  held: new Set([...standing.held, ...reasons.keys()]),
  errors: [
    ...standing.errors,
    ...standing.rows.flatMap(({ address, row }) => {
      const reason = reasons.get(address)
      return reason ? [{ row, field: 'manager', reason }] : []
    }),
  ],
})

/** Circles in the file as it is written, rows with another fault included. */
const checkCirclesInFile = (standing: Standing, faulty: readonly FaultyRow[]): Standing => {
  const written = faulty.flatMap(({ row, address, manager }) => (address ? [{ row, address, manager }] : []))
  const managerOf = managersOf([...written, ...standing.rows])
  const circles = inCircles(managerOf)
  const reasons = new Map([...circles].map((address) => [address, circleReason(managerOf, address)]))
  const refused = refuse(standing, reasons)
  const alsoFaulty = written.flatMap(({ row, address }) => {
    const reason = reasons.get(address)
    return reason ? [{ row, field: 'manager', reason }] : []
  })
  return { ...refused, errors: [...refused.errors, ...alsoFaulty] }
}

const checkManagersAreKnown = (standing: Standing, present: Present, today: Today): Standing => {
  const inFile = new Set(standing.rows.map(({ address }) => address))
  const reasons = new Map<string, string>()
  for (const { address, manager } of standing.rows) {
    if (manager === undefined || inFile.has(manager) || standing.held.has(manager)) continue
    const member = present.get(manager)
    if (!member) reasons.set(address, `${manager} is neither in the file nor in the organization.`)
    else if (member.onRoster || !isHere(member, today))
      reasons.set(address, `${manager} is no longer in the organization.`)
  }
  return refuse(standing, reasons)
}

/** The rows as they can be stored: a manager who isn't there yet is waited for, and the present one is kept. */
const storable = (rows: readonly RosterRow[], present: Present): RosterRow[] => {
  const addresses = new Set(rows.map(({ address }) => address))
  return rows.map((row) => {
    const waits = row.manager !== undefined && !addresses.has(row.manager) && !present.has(row.manager)
    return waits ? { ...row, manager: present.get(row.address)?.manager } : row
  })
}

/** Who keeps the manager they have, as a row is faulty, must not be in a circle with that one either. */
const checkCirclesWithPresent = (standing: Standing, present: Present): Standing => {
  const rows = new Set(standing.rows.map(({ address }) => address))
  const kept = [...present.values()].filter(({ address }) => !rows.has(address))
  const managerOf = managersOf([...kept, ...storable(standing.rows, present)])
  const circles = [...inCircles(managerOf)].filter((address) => rows.has(address))
  if (circles.length === 0) return standing
  const reasons = new Map(circles.map((address) => [address, circleReason(managerOf, address)]))
  // Those rows now keep their managers as well, which may close another circle.
  return checkCirclesWithPresent(refuse(standing, reasons), present)
}

const heldBy = (faulty: readonly FaultyRow[], rows: readonly RosterRow[], present: Present): Set<string> => {
  const held = new Set(
    faulty.flatMap(({ address, mentioned }) => [...(address ? [address] : []), ...mentioned]),
  )
  const taken = new Set(rows.map(({ address }) => address))
  // A mistyped address hides whose row it is; then the name tells.
  const names = new Set(faulty.filter(({ address }) => !address).map(({ name }) => name))
  for (const { address, name } of present.values())
    if (names.has(name) && !taken.has(address)) held.add(address)
  return held
}

const fieldChanges = (member: RosterMember, row: RosterRow): FieldChanges => {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const field of fields)
    if (member[field] !== row[field]) changes[field] = [member[field] ?? null, row[field] ?? null]
  if (!member.onRoster) changes.onRoster = [false, true]
  return changes
}

/**
 * The difference between the members and a roster. Who is on the roster and no longer in the file has left; a member
 * whose row is faulty is neither changed nor gone. A manager who can't be added, as their own row is faulty, is left
 * out of the rows of their reports until it is mended.
 *
 * @param today the local date in a zone.
 */
export const diffRoster = (
  members: readonly RosterMember[],
  roster: Roster,
  today: Today,
): RosterDifference => {
  const present = new Map(members.map((member) => [member.address, member]))
  const start: Standing = {
    rows: roster.rows,
    held: heldBy(roster.faulty, roster.rows, present),
    errors: roster.errors,
  }
  const standing = checkCirclesWithPresent(
    checkManagersAreKnown(checkCirclesInFile(start, roster.faulty), present, today),
    present,
  )
  const addresses = new Set(standing.rows.map(({ address }) => address))
  const added: RosterRow[] = []
  const changed: RosterChange[] = []
  const unchanged: string[] = []
  for (const row of storable(standing.rows, present)) {
    const member = present.get(row.address)
    if (!member) {
      added.push(row)
      continue
    }
    const changes = fieldChanges(member, row)
    if (Object.keys(changes).length > 0) changed.push({ id: member.id, row, fields: changes })
    else unchanged.push(member.address)
  }
  const onRoster = members.filter((member) => member.onRoster && isHere(member, today))
  const left = onRoster
    .filter(({ address }) => !addresses.has(address) && !standing.held.has(address))
    .map(({ id, address, timeZone }) => ({ id, address, until: addDays(today(timeZone), -1) }))
  const errors = [...standing.errors].sort((a, b) => a.row - b.row)
  return { added, changed, left, unchanged, manyLeave: isExodus(left.length, onRoster.length), errors }
}
