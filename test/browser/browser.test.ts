import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'

let opened: TestBrowser
beforeAll(async () => {
  opened = await openBrowser()
})
afterAll(() => opened?.close())

it('a real browser loads a page, runs its script and lays it out', async () => {
  const page = await opened.browser.newPage({ viewport: { width: 360, height: 640 } })
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<title>Ütß</title><button onclick="this.textContent = 'pressed'">press</button>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.getByRole('button', { name: 'press' }).click()
  expect(await page.getByRole('button').textContent()).toBe('pressed')
  expect(await page.title()).toBe('Ütß')
  const width = await page.getByRole('button').evaluate((button) => button.getBoundingClientRect().width)
  expect(width).toBeGreaterThan(20) // there are fonts
  await page.close()
  await new Promise((resolve) => server.close(resolve))
})
