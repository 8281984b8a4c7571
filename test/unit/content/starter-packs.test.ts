import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkContent } from '../../../src/content/validate.ts'
import { validateReport, validateReportText } from '../../../src/content/validate-report.ts'

const content = fileURLToPath(new URL('../../../content', import.meta.url))

test.each(readdirSync(content))('the starter pack %s has no faults', (name) => {
  const { packs, problems } = checkContent(join(content, name))
  expect(problems, validateReportText(validateReport(packs, problems))).toEqual([])
  expect(packs.map(({ id }) => id)).toEqual([name])
})
