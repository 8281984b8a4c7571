import { defineConfig } from 'vitest/config'

/** One list for each folder of test/: their names are the projects (`npx vitest run --project unit`). */
const project = (name: string, include: string[], timeoutMs: number) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeoutMs, hookTimeout: Math.max(timeoutMs, 60_000) },
})

export default defineConfig({
  test: {
    // Processes, not threads: a PGlite takes half a gigabyte, and only the end of its process gives that back.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}', 'test/architecture.test.ts'], 30_000),
      project('contracts', ['test/contracts/**/*.test.{ts,tsx}'], 60_000),
      project('journeys', ['test/journeys/**/*.test.{ts,tsx}'], 180_000),
      project('browser', ['test/browser/**/*.test.{ts,tsx}'], 180_000),
    ],
  },
})
