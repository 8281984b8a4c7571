/**
 * A text file of a pack: `path` from the pack's folder, with `/`. An `unread` one is there, but could not be
 * read (which has been reported), so nothing is concluded from it.
 */
export type PackFile = { readonly path: string; readonly text: string; readonly unread?: true }

/** A fault in a pack, said so that its author can mend it. Lines and columns count from 1. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly column?: number
  /** What is wrong, one sentence. */
  readonly problem: string
  /** What to do about it, one sentence. */
  readonly mend: string
}

/** Where in a YAML document: keys and list positions from its root. */
export type YamlPath = readonly (string | number)[]

/** A fault in one item, its place given from the item's own root. */
export type ItemProblem = { readonly path: YamlPath; readonly problem: string; readonly mend: string }
