import { newId } from '../kernel/ids.ts'
import type { Tx } from '../queue/database.ts'
import type { LoadedPack } from './pack-format.ts'

/** The pack that is written, and whose it is. */
export type PackScope = { readonly organizationId: string; readonly packId: string; readonly now: Date }

/** A new id of this import. */
export const idAt = (scope: PackScope): string => newId(scope.now.getTime())

/**
 * Makes the pack's row if there is none and locks it, so that two imports of one pack follow each other.
 * Returns the hash and version of the last import; a new row has an empty hash.
 */
export const lockPack = async (
  tx: Tx,
  organizationId: string,
  pack: LoadedPack,
  now: Date,
): Promise<{ id: string; hash: string }> => {
  const { id: slug, version, title, summary, language } = pack
  const row = { organizationId, slug, version, title, summary, language }
  await tx.pack.createMany({
    data: [{ id: newId(now.getTime()), ...row, importedAt: now, hash: '' }],
    skipDuplicates: true,
  })
  const [found] = await tx.$queryRaw<{ id: string; hash: string }[]>`
    SELECT id, hash FROM packs WHERE organization_id = ${organizationId} AND slug = ${slug} FOR UPDATE`
  if (!found) throw new Error(`The pack ${slug} vanished while it was imported`)
  return found
}

export const savePack = async (tx: Tx, scope: PackScope, pack: LoadedPack, hash: string): Promise<void> => {
  const { version, title, summary, language } = pack
  const data = { version, title, summary, language, hash, importedAt: scope.now }
  await tx.pack.update({ where: { id: scope.packId }, data })
}

/** Outcomes and modules by slug, as ids. Those that the pack no longer has stay: what was learned hangs on them. */
export const saveOutline = async (
  tx: Tx,
  scope: PackScope,
  pack: LoadedPack,
): Promise<{ outcomes: Map<string, string>; modules: Map<string, string> }> => {
  const { organizationId, packId } = scope
  const skills = new Map(pack.skills.map((skill) => [skill.id, skill.title]))
  const outcomes = pack.outcomes.map(({ id, skill, text }) => ({
    id: idAt(scope),
    slug: id,
    skill,
    skillTitle: skills.get(skill) ?? skill,
    text,
  }))
  await tx.$executeRaw`
    INSERT INTO learning_outcomes (id, organization_id, pack_id, slug, skill, skill_title, text)
    SELECT o.id, ${organizationId}, ${packId}, o.slug, o.skill, o."skillTitle", o.text
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      AS o(id text, slug text, skill text, "skillTitle" text, text text)
    ON CONFLICT (pack_id, slug) DO UPDATE
      SET skill = excluded.skill, skill_title = excluded.skill_title, text = excluded.text`
  const modules = pack.modules.map(({ id, title }) => ({ id: idAt(scope), slug: id, title }))
  await tx.$executeRaw`
    INSERT INTO modules (id, organization_id, pack_id, slug, title)
    SELECT m.id, ${organizationId}, ${packId}, m.slug, m.title
    FROM jsonb_to_recordset(${JSON.stringify(modules)}::jsonb) AS m(id text, slug text, title text)
    ON CONFLICT (pack_id, slug) DO UPDATE SET title = excluded.title`
  const where = { organizationId, packId }
  const select = { id: true, slug: true } as const
  const outcomeRows = await tx.learningOutcome.findMany({ where, select })
  const moduleRows = await tx.module.findMany({ where, select })
  return {
    outcomes: new Map(outcomeRows.map(({ slug, id }) => [slug, id])),
    modules: new Map(moduleRows.map(({ slug, id }) => [slug, id])),
  }
}

/** The pathway of the organization that another pack has under one of this one's ids, if any. */
export const pathwayOfOtherPack = async (
  tx: Tx,
  organizationId: string,
  pack: LoadedPack,
): Promise<{ pathway: string; otherPack: string } | undefined> => {
  const slugs = pack.pathways.map(({ id }) => id)
  const taken = await tx.pathway.findFirst({
    where: { organizationId, slug: { in: slugs }, pack: { slug: { not: pack.id } } },
    select: { slug: true, pack: { select: { slug: true } } },
  })
  return taken ? { pathway: taken.slug, otherPack: taken.pack.slug } : undefined
}

/** Pathways with their modules in order; those that the pack no longer has are retired. */
export const savePathways = async (
  tx: Tx,
  scope: PackScope,
  pack: LoadedPack,
  modules: ReadonlyMap<string, string>,
): Promise<void> => {
  const { organizationId, packId } = scope
  const wanted = pack.pathways.map(({ id, title, summary }) => ({
    id: idAt(scope),
    slug: id,
    title,
    summary,
  }))
  await tx.$executeRaw`
    INSERT INTO pathways (id, organization_id, pack_id, slug, title, summary)
    SELECT p.id, ${organizationId}, ${packId}, p.slug, p.title, p.summary
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS p(id text, slug text, title text, summary text)
    ON CONFLICT (organization_id, slug) DO UPDATE
      SET title = excluded.title, summary = excluded.summary, retired = false
      WHERE pathways.pack_id = excluded.pack_id`
  const slugs = wanted.map(({ slug }) => slug)
  await tx.pathway.updateMany({
    where: { organizationId, packId, slug: { notIn: slugs } },
    data: { retired: true },
  })
  const rows = await tx.pathway.findMany({ where: { organizationId, packId, slug: { in: slugs } } })
  await tx.pathwayModule.deleteMany({ where: { pathwayId: { in: rows.map(({ id }) => id) } } })
  await tx.pathwayModule.createMany({
    data: rows.flatMap((row) =>
      (pack.pathways.find(({ id }) => id === row.slug)?.modules ?? []).flatMap((slug, position) => {
        const moduleId = modules.get(slug)
        return moduleId ? [{ pathwayId: row.id, moduleId, position }] : []
      }),
    ),
  })
}
