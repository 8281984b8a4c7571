import type { Module } from './scan.ts'
import { folderOf } from './scan.ts'

/** Circles of files, then circles of folders, each as the path that leads back to its start. */
export const circles = (modules: Module[]): string[][] => {
  const files = new Map<string, Set<string>>()
  const folders = new Map<string, Set<string>>()
  for (const { path, imports } of modules) {
    const targets = imports.flatMap(({ file }) => (file === undefined ? [] : [file]))
    files.set(path, new Set(targets))
    const folder = folderOf(path)
    const below = folders.get(folder) ?? new Set()
    folders.set(folder, below)
    for (const target of targets) if (!sameHouse(folder, folderOf(target))) below.add(folderOf(target))
  }
  return [...circlesIn(files), ...circlesIn(folders)]
}

/**
 * A room and the folders inside it are one house: `items/registry.ts` may serve what stands beside `items/`. So are
 * the files beside all rooms, which put the program together, and whatever they put together.
 */
const sameHouse = (a: string, b: string): boolean =>
  a === b || a === '' || b === '' || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)

/** One circle for each strongly connected set that has one, by depth-first search. */
const circlesIn = (graph: Map<string, Set<string>>): string[][] => {
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (node: string, way: string[]): void => {
    const at = way.indexOf(node)
    if (at >= 0) {
      found.push([...way.slice(at), node])
      return
    }
    if (done.has(node)) return
    for (const next of graph.get(node) ?? []) visit(next, [...way, node])
    done.add(node)
  }
  for (const node of graph.keys()) visit(node, [])
  return found
}
