import type { ImportResult, PackImport } from '../content/import-pack.ts'
import type { Tally } from '../content/pack-changes.rules.ts'
import { type CheckedFolder, checkContent } from '../content/validate.ts'
import { validateReport, validateReportText } from '../content/validate-report.ts'
import { inputError, type Outcome } from './outcome.ts'

const checked = (directory: string): CheckedFolder => {
  try {
    return checkContent(directory)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw inputError('unreadable-folder', `The folder ${directory} can't be read: ${why}.`)
  }
}

/** `content validate DIR`. */
export const validateContent = (directory: string): Outcome => {
  const { packs, problems } = checked(directory)
  const report = validateReport(packs, problems)
  return { exitCode: report.ok ? 0 : 1, json: report, text: validateReportText(report) }
}

const tallyText = (what: string, { added, changed, retired, unchanged }: Tally): string =>
  `${what}: ${added} new, ${changed} changed, ${retired} retired, ${unchanged} unchanged`

const packText = ({ pack, version, lessons, items, translations, achievements }: PackImport): string =>
  [
    `${pack} ${version}`,
    `    ${tallyText('lessons', lessons)}`,
    `    ${tallyText('items', items)}`,
    ...(achievements > 0 ? [`    achievements: ${achievements} new or changed`] : []),
    ...(translations > 0 ? [`    translations: ${translations} new or changed`] : []),
  ].join('\n')

const refusalText = (refusal: Extract<ImportResult, { ok: false }>): string =>
  `The pack ${refusal.pack} was not imported: its ${refusal.reason === 'pathway-taken' ? `pathway "${refusal.pathway}"` : `achievement "${refusal.achievement}"`} is also one of the pack ${refusal.otherPack}. Give it another id.`

/** `content import DIR`: nothing is imported as long as one pack has a fault. */
export const importContent = async (
  directory: string,
  options: { readonly organization?: string; readonly defaultPathway?: string },
): Promise<Outcome> => {
  const { packs, problems } = checked(directory)
  const report = validateReport(packs, problems)
  if (!report.ok) {
    const text = `${validateReportText(report)}\nNothing was imported.`
    return { exitCode: 1, json: { ok: false, packs: [], problems }, text }
  }
  const { withDatabase, theOrganizationOrNew } = await import('./with-database.ts')
  const { importPack } = await import('../content/import-pack.ts')
  const { findPathway } = await import('../lessons/enrolment.store.ts')
  const { listOrganizations, setDefaultPathway } = await import('../people/organizations.store.ts')
  return withDatabase(async (deps) => {
    const organization = await theOrganizationOrNew(deps, options.organization)
    const results: ImportResult[] = []
    for (const pack of packs) results.push(await importPack(deps, organization.id, pack, deps.clock.now()))
    if (options.defaultPathway !== undefined) {
      const pathway = await findPathway(deps.database.prisma, organization.id, options.defaultPathway)
      if (!pathway)
        throw inputError(
          'unknown-pathway',
          `There is no pathway "${options.defaultPathway}" to be the default.`,
        )
      await deps.database.prisma.$transaction((tx) => setDefaultPathway(tx, organization.id, pathway.id))
    }
    const { prisma } = deps.database
    const now = (await listOrganizations(prisma)).find(({ id }) => id === organization.id)
    const first = now?.defaultPathwayId
      ? await findPathway(prisma, organization.id, now.defaultPathwayId)
      : null
    const done = results.flatMap((result) => (result.ok ? [result.value] : []))
    const refused = results.flatMap((result) => (result.ok ? [] : [result]))
    const faults = refused.map((refusal) => ({ pack: refusal.pack, problem: refusalText(refusal) }))
    return {
      exitCode: refused.length > 0 ? 1 : 0,
      json: { ok: refused.length === 0, organization: organization.slug, packs: done, problems: faults },
      text: [
        `In ${organization.name} (${organization.slug}):`,
        ...done.map(packText),
        ...refused.map(refusalText),
        first
          ? `Offered first: ${first.title} (${first.slug}).`
          : 'No pathway is offered first; say which with --default-pathway.',
      ].join('\n'),
    }
  })
}
