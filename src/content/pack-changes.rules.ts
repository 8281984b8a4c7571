/** What an import has to do: a pack held against what is stored of it. */

/** A lesson or item as stored: its identity, and the hash and number of its newest version. */
export type Stored = {
  readonly id: string
  readonly slug: string
  readonly retired: boolean
  readonly hash: string | null
  /** The number of the newest version; 0 where there is none. */
  readonly number: number
  /** What belongs to its identity and not to its version: where it stands, and so on. */
  readonly standing: Readonly<Record<string, string | number | boolean>>
}

/** The same as the pack has it now. */
export type Wanted<Source> = Pick<Stored, 'slug' | 'standing'> & {
  readonly hash: string
  readonly source: Source
}

/** How many of a kind were new, got another text or came back, were left out, or stayed as they are. */
export type Tally = {
  readonly added: number
  readonly changed: number
  readonly retired: number
  readonly unchanged: number
}

export type Changes<Source> = {
  readonly added: readonly Wanted<Source>[]
  /** Their text is another: a new version. */
  readonly rewritten: readonly { readonly stored: Stored; readonly wanted: Wanted<Source> }[]
  /** They stand elsewhere, or come back from retirement; `rewritten` ones may be here as well. */
  readonly moved: readonly { readonly stored: Stored; readonly wanted: Wanted<Source> }[]
  readonly retired: readonly Stored[]
  readonly tally: Tally
}

const sameStanding = (a: Stored['standing'], b: Stored['standing']): boolean =>
  Object.keys(b).every((key) => a[key] === b[key])

/** Finds what differs, by slug. What is stored and no longer wanted is retired, never deleted. */
export const changesOf = <Source>(
  stored: readonly Stored[],
  wanted: readonly Wanted<Source>[],
): Changes<Source> => {
  const bySlug = new Map(stored.map((row) => [row.slug, row]))
  const slugs = new Set(wanted.map(({ slug }) => slug))
  const pairs = wanted.flatMap((each) => {
    const row = bySlug.get(each.slug)
    return row ? [{ stored: row, wanted: each }] : []
  })
  const added = wanted.filter(({ slug }) => !bySlug.has(slug))
  const rewritten = pairs.filter((pair) => pair.stored.hash !== pair.wanted.hash)
  const moved = pairs.filter(
    (pair) => pair.stored.retired || !sameStanding(pair.stored.standing, pair.wanted.standing),
  )
  const retired = stored.filter((row) => !row.retired && !slugs.has(row.slug))
  const changed = pairs.filter((pair) => pair.stored.retired || pair.stored.hash !== pair.wanted.hash).length
  return {
    added,
    rewritten,
    moved,
    retired,
    tally: { added: added.length, changed, retired: retired.length, unchanged: pairs.length - changed },
  }
}
