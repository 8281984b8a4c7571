import { fileURLToPath } from 'node:url'
import type { PackFile } from '../../../src/content/problem.ts'
import { readPacks } from '../../../src/content/read-pack.ts'

/** The folder of the tiny pack: two modules, three lessons, every kind of item, no fault. */
export const tinyPackFolder = fileURLToPath(new URL('tiny', import.meta.url))

/** The tiny pack's files as texts. */
export const tinyPack = (): readonly PackFile[] => readPacks(tinyPackFolder)[0]?.files ?? []

/** The files with `from` replaced by `to` in one of them. Throws where `from` isn't there exactly once. */
export const edited = (
  files: readonly PackFile[],
  path: string,
  from: string,
  to: string,
): readonly PackFile[] => {
  const parts = files.find((file) => file.path === path)?.text.split(from) ?? []
  if (parts.length !== 2) throw new Error(`"${from}" is ${parts.length - 1} times in ${path}`)
  return files.map((file) => (file.path === path ? { path, text: parts.join(to) } : file))
}

/** The line, from 1, on which a text stands for the first time in a file. */
export const lineOf = (files: readonly PackFile[], path: string, text: string): number => {
  const found = files
    .find((file) => file.path === path)
    ?.text.split('\n')
    .findIndex((line) => line.includes(text))
  if (found === undefined || found < 0) throw new Error(`"${text}" is not in ${path}`)
  return found + 1
}

/** Another pack of the same making, in which nothing has an id or a name of the first: two pathways to choose from. */
export const secondPack = (): readonly PackFile[] =>
  tinyPack().map(({ path, text }) => ({
    path,
    text:
      path === 'pack.yaml'
        ? text
            .replace('id: tiny\n', 'id: zinc\n')
            .replaceAll('tiny-foundations', 'zinc-foundations')
            .replaceAll('Tiny foundations', 'Zinc foundations')
            .replace('A tiny pack', 'A pack of zinc')
        : text,
  }))
