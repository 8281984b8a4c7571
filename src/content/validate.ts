/** Reads and checks what is in a folder: `content validate`, and the first half of `content import`. */
import { join } from 'node:path'
import { checkPack, packFileName } from './pack.rules.ts'
import type { LoadedPack } from './pack-format.ts'
import type { Problem } from './problem.ts'
import type { PackFolder } from './read-pack.ts'
import { readPacks } from './read-pack.ts'

/** The packs without faults, and every problem, its file as it can be opened from where the program runs. */
export type CheckedFolder = { readonly packs: readonly LoadedPack[]; readonly problems: readonly Problem[] }

type CheckedPack = {
  readonly pack?: LoadedPack
  readonly problems: readonly Problem[]
  readonly home: string
}

const checkOne = (directory: string, { folder, files, problems }: PackFolder): CheckedPack => {
  const home = join(directory, folder)
  const checked = checkPack(files)
  const all = [...problems, ...checked.problems].map((problem) => ({
    ...problem,
    file: join(home, problem.file),
  }))
  return checked.pack === undefined || all.length > 0
    ? { home, problems: all }
    : { home, pack: checked.pack, problems: all }
}

// Two packs of one id would overwrite each other on import.
const checkPackIds = (checked: readonly CheckedPack[]): Problem[] => {
  const first = new Map<string, string>()
  return checked.flatMap(({ pack, home }) => {
    if (pack === undefined) return []
    const earlier = first.get(pack.id)
    if (earlier === undefined) {
      first.set(pack.id, home)
      return []
    }
    const problem = `The pack id "${pack.id}" is also that of ${earlier}.`
    return [{ file: join(home, packFileName), line: 1, problem, mend: 'Give one of them another id.' }]
  })
}

/**
 * Reads and checks a pack, or every pack of a folder of packs.
 *
 * @throws the file system's error where `directory` is no folder that can be read.
 */
export const checkContent = (directory: string): CheckedFolder => {
  const checked = readPacks(directory).map((folder) => checkOne(directory, folder))
  const none: Problem = {
    file: directory,
    line: 1,
    problem: 'There is no content pack in this folder.',
    mend: `Give the folder of a pack, which holds ${packFileName}, or a folder of such folders.`,
  }
  return {
    packs: checked.flatMap(({ pack }) => (pack === undefined ? [] : [pack])),
    problems:
      checked.length === 0
        ? [none]
        : [...checked.flatMap(({ problems }) => problems), ...checkPackIds(checked)],
  }
}
