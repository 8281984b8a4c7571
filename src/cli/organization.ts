import { findPathway } from '../lessons/enrolment.store.ts'
import { createInvitation } from '../people/invitations.store.ts'
import {
  ensureOrganization,
  listOrganizations,
  type OrganizationChange,
  slugOf,
  updateOrganization,
} from '../people/organizations.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganization, theOrganizationOrNew, withDatabase } from './with-database.ts'

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

/** `organization list`. */
export const listOrganizationsCommand = (): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const all = await listOrganizations(deps.database.prisma)
    return {
      exitCode: 0,
      json: { organizations: all.map(({ slug, name, demonstration }) => ({ slug, name, demonstration })) },
      text:
        all.length > 0
          ? all.map(({ slug, name }) => `${slug.padEnd(24)} ${name}`).join('\n')
          : 'There is no organization yet. `organization create NAME` makes one.',
    }
  })

/** `organization create NAME`. */
export const createOrganization = (name: string): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const slug = slugOf(name)
    const there = (await listOrganizations(deps.database.prisma)).find((each) => each.slug === slug)
    if (there) throw inputError('organization-exists', `There is ${there.name} (${slug}) already.`)
    await ensureOrganization(deps.database.prisma, { name, slug }, deps.clock.now())
    return {
      exitCode: 0,
      json: { slug, name },
      text: `Made ${name}. Other commands know it as --organization ${slug}.`,
    }
  })

/** `organization invite`: a link for whoever adds a workspace or tenant to it. */
export const invite = (options: { readonly organization?: string }): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { config } = deps
    const organization = await theOrganization(deps, options.organization)
    const { token, expiresAt } = await createInvitation(
      deps.database.prisma,
      organization.id,
      deps.clock.now(),
    )
    const base = config.publicUrl ?? `http://127.0.0.1:${config.port}`
    const links = {
      slack: `${base}/slack/install?for=${token}`,
      teams: `${base}/teams/install?for=${token}`,
    }
    return {
      exitCode: 0,
      json: { organization: organization.slug, expiresAt: expiresAt.toISOString(), links },
      text: [
        `One of these links, once, until ${expiresAt.toISOString().slice(0, 10)}: whoever uses it puts their workspace or tenant into ${organization.name}.`,
        `  Slack: ${links.slack}`,
        `  Teams: ${links.teams}`,
        ...(config.publicUrl ? [] : ['Set PUBLIC_URL, so that the links work on other machines.']),
      ].join('\n'),
    }
  })
