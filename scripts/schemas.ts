/**
 * Writes the JSON Schemas of content packs, for editors, and of other files that people write, from the zod schemas: `npx tsx
 * scripts/schemas.ts`. With `--check` it writes nothing and exits 1 where a file is not current.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { achievementSchema, achievementTranslationSchema } from '../src/content/achievement-format.ts'
import { itemsSchema, lessonSchema, packSchema } from '../src/content/pack-format.ts'
import { translationSchema } from '../src/content/translation-format.ts'
import { poolSchema } from '../src/mentorship/pool-format.ts'

const folder = new URL('../docs/schemas/', import.meta.url)

/** Each file of docs/schemas with the text it should hold. Draft 7, which YAML editors read best. */
export const editorSchemas = (): { readonly file: URL; readonly text: string }[] =>
  Object.entries({
    pack: packSchema,
    lesson: lessonSchema,
    items: itemsSchema,
    translation: translationSchema,
    achievement: achievementSchema,
    'achievement-translation': achievementTranslationSchema,
    'mentorship-pool': poolSchema,
  }).map(([name, schema]) => ({
    file: new URL(`${name}.schema.json`, folder),
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
  }))

const readIfThere = (file: URL): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The files that differ from what they should hold. */
export const staleSchemas = (): URL[] =>
  editorSchemas()
    .filter(({ file, text }) => readIfThere(file) !== text)
    .map(({ file }) => file)

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--check')) {
    const stale = staleSchemas()
    for (const file of stale) console.error(`${file.pathname} is not current: run npx tsx scripts/schemas.ts`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else {
    mkdirSync(folder, { recursive: true })
    for (const { file, text } of editorSchemas()) writeFileSync(file, text)
  }
}
