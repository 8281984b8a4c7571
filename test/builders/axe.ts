import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on a page, a line an element. */
export const axeFaultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(source)
  return page.evaluate(async () => {
    type Axe = {
      run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}
