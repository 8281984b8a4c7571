import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from '../queue/database.ts'
import type { LoadedPack, LoadedTranslation } from './pack-format.ts'
import type { PackScope } from './packs.store.ts'

/** What one thing is called in each language, by its slug. */
type Row = { readonly slug: string; readonly translations: Readonly<Record<string, unknown>> }

type Inside = (translation: LoadedTranslation) => Readonly<Record<string, unknown>>

/** One row for each thing that is translated into any language. */
const rowsOf = (translations: readonly LoadedTranslation[], inside: Inside): Row[] => {
  const bySlug = new Map<string, Record<string, unknown>>()
  for (const translation of translations) {
    for (const [slug, said] of Object.entries(inside(translation))) {
      bySlug.set(slug, { ...bySlug.get(slug), [translation.language]: said })
    }
  }
  return [...bySlug].map(([slug, said]) => ({ slug, translations: said }))
}

/** `id` and `slug` of each thing, with the row that its translations stand in. */
const places = {
  outcomes: Prisma.sql`SELECT o.id, o.slug FROM learning_outcomes o WHERE o.pack_id = `,
  modules: Prisma.sql`SELECT m.id, m.slug FROM modules m WHERE m.pack_id = `,
  pathways: Prisma.sql`SELECT p.id, p.slug FROM pathways p WHERE p.pack_id = `,
  lessons: Prisma.sql`SELECT l.version_id AS id, l.slug FROM lessons l JOIN modules m ON m.id = l.module_id
    WHERE m.pack_id = `,
  items: Prisma.sql`SELECT i.version_id AS id, i.slug FROM items i WHERE i.pack_id = `,
  achievements: Prisma.sql`SELECT a.id, a.slug FROM achievements a WHERE a.pack_id = `,
}

const tables = {
  outcomes: Prisma.sql`learning_outcomes`,
  modules: Prisma.sql`modules`,
  pathways: Prisma.sql`pathways`,
  lessons: Prisma.sql`lesson_versions`,
  items: Prisma.sql`item_versions`,
  achievements: Prisma.sql`achievements`,
}

/** Makes the translations those that are given, and none elsewhere; how many have changed. */
const save = (
  tx: Tx,
  { organizationId, packId }: PackScope,
  what: keyof typeof tables,
  rows: readonly Row[],
): Promise<number> => tx.$executeRaw`
  UPDATE ${tables[what]} AS written SET translations = wanted.translations
  FROM (
    SELECT there.id, coalesce(given.translations, '{}') AS translations
    FROM (${places[what]} ${packId}) AS there
    LEFT JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(slug text, translations jsonb)
      ON given.slug = there.slug
  ) AS wanted
  WHERE written.id = wanted.id AND written.organization_id = ${organizationId}
    AND written.translations IS DISTINCT FROM wanted.translations`

const byId = <Entry extends { readonly id: string }>(
  entries: readonly Entry[] | undefined,
  said: (entry: Entry) => unknown,
): Record<string, unknown> => Object.fromEntries((entries ?? []).map((entry) => [entry.id, said(entry)]))

/**
 * Writes what the pack says in other languages beside what is delivered now. No version comes of it: what was asked
 * and answered before stays as it is. Returns how many lessons and items got another translation.
 */
export const saveTranslations = async (tx: Tx, scope: PackScope, pack: LoadedPack): Promise<number> => {
  const translations = pack.translations ?? []
  const own = translations.flatMap(({ language, titles }) =>
    titles ? [[language, { title: titles.title, summary: titles.summary }] as const] : [],
  )
  await tx.pack.update({ where: { id: scope.packId }, data: { translations: Object.fromEntries(own) } })
  const skillOf = new Map(pack.outcomes.map(({ id, skill }) => [id, skill]))
  const outcomes = rowsOf(translations, ({ titles }) =>
    byId(titles?.outcomes, ({ id, text }) => {
      const skill = titles?.skills?.find((each) => each.id === skillOf.get(id))
      return { text, ...(skill && { skillTitle: skill.title }) }
    }),
  )
  await save(tx, scope, 'outcomes', outcomes)
  const modules = rowsOf(translations, ({ titles }) => byId(titles?.modules, ({ title }) => ({ title })))
  await save(tx, scope, 'modules', modules)
  const pathways = rowsOf(translations, ({ titles }) =>
    byId(titles?.pathways, ({ title, summary }) => ({ title, summary })),
  )
  await save(tx, scope, 'pathways', pathways)
  await save(
    tx,
    scope,
    'achievements',
    rowsOf(translations, (each) => each.achievements),
  )
  const lessons = await save(
    tx,
    scope,
    'lessons',
    rowsOf(translations, (each) => each.lessons),
  )
  const items = await save(
    tx,
    scope,
    'items',
    rowsOf(translations, (each) => each.items),
  )
  return lessons + items
}
