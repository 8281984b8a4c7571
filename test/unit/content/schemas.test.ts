import { expect, test } from 'vitest'
import { editorSchemas, staleSchemas } from '../../../scripts/schemas.ts'

test('docs/schemas is current (mend: npx tsx scripts/schemas.ts)', () => {
  expect(editorSchemas().map(({ file }) => file.pathname.split('/').at(-1))).toEqual([
    'pack.schema.json',
    'lesson.schema.json',
    'items.schema.json',
    'translation.schema.json',
    'achievement.schema.json',
    'achievement-translation.schema.json',
    'mentorship-pool.schema.json',
  ])
  expect(staleSchemas()).toEqual([])
})
