/** Reads content packs from disk, with care: a pack may come from anybody. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packFileName } from './pack.rules.ts'
import type { PackFile, Problem } from './problem.ts'

/** A pack's folder as read; `folder` is its name below the folder that was asked for, or empty for that itself. */
export type PackFolder = {
  readonly folder: string
  readonly files: readonly PackFile[]
  readonly problems: readonly Problem[]
}

const largestBytes = 1_000_000
const mostFiles = 5_000

const fault = (file: string, problem: string, mend: string): Problem => ({ file, line: 1, problem, mend })

const unreadable = (path: string, error: unknown): Problem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return fault(path, `It cannot be read (${code}).`, 'Check that you may read it.')
}

const leavesFolder = (root: string, target: string): boolean => {
  const way = relative(root, target)
  return way === '..' || way.startsWith(`..${sep}`) || way === target
}

type Reading = {
  readonly root: string
  readonly files: PackFile[]
  readonly problems: Problem[]
  seen: number
}

// A link is followed to a file inside the pack; one to a folder could go in circles.
const linkFault = (root: string, path: string, full: string): Problem | undefined => {
  const mend = 'Put a copy of the file in its place.'
  try {
    const target = realpathSync(full)
    if (leavesFolder(root, target)) return fault(path, 'The link leads out of the pack’s folder.', mend)
    return statSync(target).isFile() ? undefined : fault(path, 'The link leads to a folder.', mend)
  } catch {
    return fault(path, 'The link leads nowhere.', mend)
  }
}

const lineOfFirstFault = (bytes: Uint8Array): number => {
  // U+FFFD stands where a byte could not be read.
  const upTo = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? ''
  return upTo.split('\n').length
}

const readText = (path: string, full: string): { text: string } | { problem: Problem } => {
  const bytes = readFileSync(full)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const problem = utf16 ? 'The file is in UTF-16, not in UTF-8.' : 'The file is not text in UTF-8.'
    const line = utf16 ? 1 : lineOfFirstFault(bytes)
    return { problem: { ...fault(path, problem, 'Save it as UTF-8 in your editor.'), line } }
  }
}

const refusal = (root: string, path: string, full: string): Problem | undefined => {
  const linked = lstatSync(full).isSymbolicLink() ? linkFault(root, path, full) : undefined
  if (linked !== undefined) return linked
  const stat = statSync(full)
  if (!stat.isFile()) return fault(path, 'This is not an ordinary file.', 'Take it out of the pack.')
  return stat.size > largestBytes
    ? fault(
        path,
        `The file is larger than 1 MB (${stat.size} bytes).`,
        'A lesson is some kilobytes: make it smaller or delete it.',
      )
    : undefined
}

const readEntry = (reading: Reading, path: string): void => {
  const full = join(reading.root, ...path.split('/'))
  try {
    if (lstatSync(full).isDirectory()) {
      readFolder(reading, path)
      return
    }
    const problem = refusal(reading.root, path, full)
    // Other files are left over, whatever is in them: the rules say so by their names.
    const file = problem === undefined && /\.(?:md|yaml)$/.test(path) ? readText(path, full) : { problem }
    reading.files.push(
      'text' in file ? { path, text: file.text } : { path, text: '', ...(file.problem && { unread: true }) },
    )
    if ('problem' in file && file.problem !== undefined) reading.problems.push(file.problem)
  } catch (error) {
    reading.files.push({ path, text: '', unread: true })
    reading.problems.push(unreadable(path, error))
  }
}

const readFolder = (reading: Reading, path: string): void => {
  const names = readdirSync(join(reading.root, ...path.split('/')))
  // What begins with a dot belongs to git, an editor or the system.
  for (const name of names.filter((each) => !each.startsWith('.')).sort()) {
    reading.seen += 1
    if (reading.seen === mostFiles + 1)
      reading.problems.push(
        fault(
          path,
          `The folder holds more than ${mostFiles} files.`,
          'Give the folder of a pack, or of packs.',
        ),
      )
    if (reading.seen > mostFiles) return
    readEntry(reading, path === '' ? name : `${path}/${name}`)
  }
}

const readOne = (folder: string, path: string): PackFolder => {
  const reading: Reading = { root: realpathSync(path), files: [], problems: [], seen: 0 }
  try {
    // Without pack.yaml the folder may be anything: what is in it is not read.
    if (readdirSync(path).includes(packFileName)) readFolder(reading, '')
  } catch (error) {
    reading.files.push({ path: packFileName, text: '', unread: true })
    reading.problems.push(unreadable('.', error))
  }
  return { folder, files: reading.files, problems: reading.problems }
}

/**
 * Reads a pack, or every pack of a folder of packs, as texts. Files that can't be taken are problems of their
 * pack: links out of it, more than 1 MB, not UTF-8. Names that begin with a dot are passed over.
 *
 * @throws the file system's error where `directory` itself is no folder that can be read.
 */
export const readPacks = (directory: string): PackFolder[] => {
  const entries = readdirSync(directory, { withFileTypes: true })
  if (entries.some((entry) => entry.name === packFileName)) return [readOne('', directory)]
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => readOne(name, join(directory, name)))
}
