import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkContent } from '../../../src/content/validate.ts'
import { validateReport, validateReportText } from '../../../src/content/validate-report.ts'

const content = fileURLToPath(new URL('../../../content', import.meta.url))

/** What is wholly translated: the packs that the story is told with. A lesson left out is no fault of a pack. */
const translated = ['advanced-manufacturing', 'sustainable-production']

test.each(readdirSync(content))('the starter pack %s has no faults', (name) => {
  const { packs, problems } = checkContent(join(content, name))
  expect(problems, validateReportText(validateReport(packs, problems))).toEqual([])
  expect(packs.map(({ id }) => id)).toEqual([name])
})

test.each(translated)('the starter pack %s is whole in German and in Spanish', (name) => {
  const [pack] = checkContent(join(content, name)).packs
  const lessons = pack?.modules.flatMap((module) => module.lessons) ?? []
  const ids = {
    lessons: lessons.map(({ id }) => id).sort(),
    items: lessons.flatMap(({ items }) => items.map(({ id }) => id)).sort(),
  }
  expect(ids.items.length).toBeGreaterThan(30)
  expect(pack?.translations?.map(({ language }) => language).sort()).toEqual(['de', 'es'])
  for (const translation of pack?.translations ?? []) {
    expect(Object.keys(translation.lessons).sort()).toEqual(ids.lessons)
    expect(Object.keys(translation.items).sort()).toEqual(ids.items)
    for (const list of ['skills', 'outcomes', 'modules', 'pathways'] as const)
      expect(translation.titles?.[list]?.map(({ id }) => id).sort()).toEqual(
        pack?.[list].map(({ id }) => id).sort(),
      )
  }
})
