import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

it('docs/conformance.md names tests that are there', () => {
  const text = read('docs/conformance.md')
  const files = new Map(
    [...text.matchAll(/^\| `([a-z-]+)` \| `(test\/\S+)` \|$/gm)].map(([, key, path]) => [key, path]),
  )
  const named = [...text.matchAll(/`([a-z-]+): ([^`]+)`/g)]
  expect(files.size).toBeGreaterThan(9)
  expect(named.length).toBeGreaterThan(100)
  const sources = new Map([...files].map(([key, path]) => [key, read(path ?? '')]))
  const missing = named
    .filter(([, key, name]) => !sources.get(key)?.includes(`'${name}'`))
    .map(([all]) => all)
  expect(missing).toEqual([])
})
