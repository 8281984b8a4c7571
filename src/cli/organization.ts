import { findPathway } from '../lessons/enrolment.store.ts'
import {
  listOrganizations,
  type OrganizationChange,
  updateOrganization,
} from '../people/organizations.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganizationOrNew, withDatabase } from './with-database.ts'

type Options = {
  readonly organization?: string
  readonly name?: string
  readonly contact?: string
  readonly openEnrolment?: 'yes' | 'no'
  readonly timeZone?: string
  readonly language?: string
  readonly defaultPathway?: string
}

/** `organization`: shows what holds for everybody in it, and changes what is asked for. */
export const organizationCommand = (options: Options): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const organization = await theOrganizationOrNew(deps, options.organization)
    const pathway = options.defaultPathway
      ? await findPathway(prisma, organization.id, options.defaultPathway)
      : undefined
    if (pathway === null) {
      const sentence = `There is no pathway "${options.defaultPathway}" in ${organization.name}.`
      throw inputError('unknown-pathway', sentence)
    }
    const change: OrganizationChange = {
      ...(options.name ? { name: options.name } : {}),
      ...(options.contact ? { contact: options.contact } : {}),
      ...(options.openEnrolment ? { openEnrolment: options.openEnrolment === 'yes' } : {}),
      ...(options.timeZone ? { timeZone: options.timeZone } : {}),
      ...(options.language ? { locale: options.language } : {}),
      ...(pathway ? { defaultPathwayId: pathway.id } : {}),
    }
    if (Object.keys(change).length > 0) await updateOrganization(prisma, organization.id, change)
    const present = (await listOrganizations(prisma)).find(({ id }) => id === organization.id) ?? organization
    const first = present.defaultPathwayId
      ? await findPathway(prisma, present.id, present.defaultPathwayId)
      : null
    return {
      exitCode: 0,
      json: {
        slug: present.slug,
        name: present.name,
        contact: present.contact,
        openEnrolment: present.openEnrolment,
        timeZone: present.timeZone,
        language: present.locale,
        defaultPathway: first?.slug ?? null,
      },
      text: [
        `${present.name} (${present.slug})`,
        `  whom unknown people are told to ask: ${present.contact ?? 'their programme admin'}`,
        `  anybody may join by writing to the bot: ${present.openEnrolment ? 'yes' : 'no'}`,
        `  time zone and language where a person has none: ${present.timeZone}, ${present.locale}`,
        `  offered first: ${first?.title ?? 'no pathway in particular'}`,
      ].join('\n'),
    }
  })
