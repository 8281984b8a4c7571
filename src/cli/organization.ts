import type { Config } from '../infra/config.ts'
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
  readonly json?: boolean
}

/** `organization`: shows what holds for everybody in it, and changes what is asked for. */
export const organizationCommand = (options: Options): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const { organization: _, json: __, ...changes } = options
    // Whoever only looks makes none.
    const find = Object.keys(changes).length > 0 ? theOrganizationOrNew : theOrganization
    const organization = await find(deps, options.organization)
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

/** Which platforms can be added with these settings, and what the others lack. */
const invitable = ({ slack, teams }: Config): { platforms: ('slack' | 'teams')[]; lacking: string[] } => {
  const withSlack = slack?.client !== undefined
  const withTeams = teams?.otherTenants === true && teams.appPassword !== undefined
  return {
    platforms: [...(withSlack ? (['slack'] as const) : []), ...(withTeams ? (['teams'] as const) : [])],
    lacking: [
      ...(withSlack ? [] : ['For Slack, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET.']),
      ...(withTeams
        ? []
        : [
            teams?.appType === 'UserAssignedMSI'
              ? 'For Teams, use an app registration for any organizational directory: nobody else can consent to a managed identity.'
              : `For Teams, set ${teams ? '' : 'TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID and '}TEAMS_OTHER_TENANTS=1, once the app registration is for any organizational directory.`,
          ]),
    ],
  }
}

/** `organization invite`: a link for whoever adds a workspace or tenant to it. */
export const invite = (options: { readonly organization?: string }): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { config } = deps
    const organization = await theOrganization(deps, options.organization)
    const { platforms, lacking } = invitable(config)
    const how = 'docs/many-workspaces.md has the steps.'
    if (platforms.length === 0)
      throw inputError(
        'nothing-to-add',
        `Neither workspaces nor tenants can be added with these settings. ${lacking.join(' ')} ${how}`,
      )
    const { token, expiresAt } = await createInvitation(
      deps.database.prisma,
      organization.id,
      deps.clock.now(),
    )
    const base = config.publicUrl ?? `http://127.0.0.1:${config.port}`
    const links: { slack?: string; teams?: string } = Object.fromEntries(
      platforms.map((platform) => [platform, `${base}/${platform}/install?for=${token}`]),
    )
    const first = platforms.length > 1 ? 'One of these links' : 'This link'
    return {
      exitCode: 0,
      json: { organization: organization.slug, expiresAt: expiresAt.toISOString(), links },
      text: [
        `${first}, once, until ${expiresAt.toISOString().slice(0, 10)}: whoever uses it puts their workspace or tenant into ${organization.name}.`,
        ...(links.slack ? [`  Slack: ${links.slack}`] : []),
        ...(links.teams ? [`  Teams: ${links.teams}`] : []),
        ...(lacking.length > 0 ? [...lacking, how] : []),
        ...(config.publicUrl ? [] : ['Set PUBLIC_URL, so that the links work on other machines.']),
      ].join('\n'),
    }
  })
