import { newId } from '../kernel/ids.ts'
import type { Database, Tx } from '../queue/database.ts'
import { achievementOfOtherPack, saveAchievements } from './achievements.store.ts'
import { contentHash } from './content-hash.ts'
import { type Changes, changesOf, type Stored, type Tally, type Wanted } from './pack-changes.rules.ts'
import type { ItemSource, LoadedLesson, LoadedPack } from './pack-format.ts'
import {
  type NewVersion,
  retire,
  saveItems,
  saveItemVersions,
  saveLessons,
  saveLessonVersions,
  storedItems,
  storedLessons,
} from './pack-lessons.store.ts'
import { saveTranslations } from './pack-translations.store.ts'
import {
  lockPack,
  type PackScope,
  pathwayOfOtherPack,
  saveOutline,
  savePack,
  savePathways,
} from './packs.store.ts'

/** What an import did; all counts but `unchanged` are 0 when the pack was there already. */
export type PackImport = {
  readonly pack: string
  readonly version: string
  readonly lessons: Tally
  readonly items: Tally
  /** Lessons and items that say something else than before in another language than the pack's. */
  readonly translations: number
  /** Achievements that are new or say something else. */
  readonly achievements: number
}

/** A pack is not imported when another pack of the organization has a pathway or an achievement of the same id. */
export type ImportResult =
  | { readonly ok: true; readonly value: PackImport }
  | {
      readonly ok: false
      readonly reason: 'pathway-taken'
      readonly pack: string
      readonly pathway: string
      readonly otherPack: string
    }
  | {
      readonly ok: false
      readonly reason: 'achievement-taken'
      readonly pack: string
      readonly achievement: string
      readonly otherPack: string
    }

const lessonHash = ({ title, body, words, sources, picture, video }: LoadedLesson): string =>
  contentHash({ title, body, words, sources, picture, video })

const wantedLessons = (pack: LoadedPack, modules: ReadonlyMap<string, string>): Wanted<LoadedLesson>[] =>
  pack.modules.flatMap((module) =>
    module.lessons.map((lesson, position) => ({
      slug: lesson.id,
      hash: lessonHash(lesson),
      source: lesson,
      standing: { moduleId: modules.get(module.id) ?? '', position },
    })),
  )

const wantedItems = (
  pack: LoadedPack,
  lessons: ReadonlyMap<string, string>,
  outcomes: ReadonlyMap<string, string>,
): Wanted<ItemSource>[] =>
  pack.modules.flatMap((module) =>
    module.lessons.flatMap((lesson) =>
      lesson.items.map((item, position) => ({
        slug: item.id,
        hash: contentHash(item),
        source: item,
        standing: {
          lessonId: lessons.get(lesson.id) ?? '',
          outcomeId: outcomes.get(item.outcome) ?? '',
          position,
          reserve: item.reserve,
        },
      })),
    ),
  )

type Planned<Source> = {
  readonly rows: readonly Pick<Stored, 'id' | 'slug' | 'standing'>[]
  readonly versions: readonly NewVersion<Source>[]
  /** All that the pack has now, by slug. */
  readonly ids: ReadonlyMap<string, string>
}

const plan = <Source>(changes: Changes<Source>, stored: readonly Stored[], now: Date): Planned<Source> => {
  const added = changes.added.map((wanted) => ({ id: newId(now.getTime()), wanted }))
  return {
    rows: [
      ...added.map(({ id, wanted: { slug, standing } }) => ({ id, slug, standing })),
      ...changes.moved.map(({ stored: { id, slug }, wanted: { standing } }) => ({ id, slug, standing })),
    ],
    versions: [
      ...added.map(({ id, wanted: { hash, source } }) => ({ of: id, number: 1, hash, source })),
      ...changes.rewritten.map(({ stored: { id, number }, wanted: { hash, source } }) => ({
        of: id,
        number: number + 1,
        hash,
        source,
      })),
    ],
    ids: new Map([
      ...stored.map(({ slug, id }): [string, string] => [slug, id]),
      ...added.map(({ id, wanted }): [string, string] => [wanted.slug, id]),
    ]),
  }
}

const write = async (tx: Tx, scope: PackScope, pack: LoadedPack): Promise<PackImport> => {
  const { outcomes, modules } = await saveOutline(tx, scope, pack)
  await savePathways(tx, scope, pack, modules)
  const lessonsBefore = await storedLessons(tx, scope)
  const lessonChanges = changesOf(lessonsBefore, wantedLessons(pack, modules))
  const lessons = plan(lessonChanges, lessonsBefore, scope.now)
  await saveLessons(tx, scope, lessons.rows)
  await saveLessonVersions(tx, scope, lessons.versions)
  const itemsBefore = await storedItems(tx, scope)
  const itemChanges = changesOf(itemsBefore, wantedItems(pack, lessons.ids, outcomes))
  const items = plan(itemChanges, itemsBefore, scope.now)
  await saveItems(tx, scope, items.rows)
  await saveItemVersions(tx, scope, items.versions)
  await retire(tx, scope, {
    lessons: lessonChanges.retired.map(({ id }) => id),
    items: itemChanges.retired.map(({ id }) => id),
  })
  const achievements = await saveAchievements(tx, scope, pack.achievements ?? [])
  const translations = await saveTranslations(tx, scope, pack)
  return {
    pack: pack.id,
    version: pack.version,
    lessons: lessonChanges.tally,
    items: itemChanges.tally,
    translations,
    achievements,
  }
}

const unchangedTally = (unchanged: number): Tally => ({ added: 0, changed: 0, retired: 0, unchanged })

const nothingToDo = (pack: LoadedPack): PackImport => {
  const lessons = pack.modules.flatMap((module) => module.lessons)
  const items = lessons.reduce((sum, lesson) => sum + lesson.items.length, 0)
  return {
    pack: pack.id,
    version: pack.version,
    lessons: unchangedTally(lessons.length),
    items: unchangedTally(items),
    translations: 0,
    achievements: 0,
  }
}

/**
 * Brings an organization's content up to a pack without faults (`checkContent`), in one transaction. The same pack
 * again changes nothing. Lessons and items whose text changed get a new version, translations none; those that are gone are retired,
 * and come back if the pack has them again.
 */
export const importPack = async (
  deps: { readonly database: Pick<Database, 'prisma'> },
  organizationId: string,
  pack: LoadedPack,
  now: Date,
): Promise<ImportResult> => {
  const hash = contentHash(pack)
  return deps.database.prisma.$transaction(
    async (tx): Promise<ImportResult> => {
      const taken = await pathwayOfOtherPack(tx, organizationId, pack)
      if (taken) return { ok: false, reason: 'pathway-taken', pack: pack.id, ...taken }
      const held = await achievementOfOtherPack(tx, organizationId, pack)
      if (held) return { ok: false, reason: 'achievement-taken', pack: pack.id, ...held }
      const stored = await lockPack(tx, organizationId, pack, now)
      if (stored.hash === hash) return { ok: true, value: nothingToDo(pack) }
      const scope: PackScope = { organizationId, packId: stored.id, now }
      const value = await write(tx, scope, pack)
      await savePack(tx, scope, pack, hash)
      return { ok: true, value }
    },
    // A pack of thousands of items on a slow disk still fits.
    { timeout: 120_000 },
  )
}
