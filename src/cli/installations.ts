import { writeAudit } from '../chat/audit.store.ts'
import { removeInstallation } from '../people/install.handler.ts'
import {
  forgetInstallation,
  type InstallationListed,
  listInstallations,
} from '../people/installations.store.ts'
import { counted, inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

const listedOf = async (deps: CommandDeps, slug: string | undefined): Promise<InstallationListed[]> => {
  const organization = slug === undefined ? undefined : await theOrganization(deps, slug)
  return listInstallations(deps.database.prisma, organization?.id)
}

const documentOf = (one: InstallationListed) => ({
  id: one.id,
  platform: one.platform,
  tenant: one.tenant,
  name: one.name,
  organization: one.organization.slug,
  status: one.status,
  source: one.source,
  accounts: one._count.identities,
})

const lineOf = (one: InstallationListed): string =>
  `${one.platform.padEnd(6)} ${one.tenant.padEnd(12)} ${one.status.padEnd(9)} ${one.name}, of ${one.organization.name}; ${counted(one._count.identities, 'account')}`

/** `installations list`. */
export const listInstallationsCommand = (options: { readonly organization?: string }): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const all = await listedOf(deps, options.organization)
    return {
      exitCode: 0,
      json: { installations: all.map(documentOf) },
      text: all.length > 0 ? all.map(lineOf).join('\n') : 'The bot is not installed anywhere yet.',
    }
  })

const theInstallation = async (
  deps: CommandDeps,
  asked: string,
  slug: string | undefined,
): Promise<InstallationListed> => {
  const all = await listedOf(deps, slug)
  const [found, ...others] = all.filter(({ id, tenant }) => id === asked || tenant === asked)
  if (found && others.length === 0) return found
  const there = all.map(({ tenant, name }) => `${tenant} (${name})`).join(', ')
  const problem = found ? 'which-installation' : 'unknown-installation'
  const what = found ? `Several installations are called "${asked}"` : `There is no installation "${asked}"`
  throw inputError(problem, `${what}. ${there === '' ? 'There is none yet.' : `There is ${there}.`}`)
}

/** `installations remove ID|TENANT [--forget]`. */
export const removeInstallationCommand = (
  asked: string,
  options: { readonly organization?: string; readonly forget?: boolean },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const found = await theInstallation(deps, asked, options.organization)
    const now = deps.clock.now()
    const { platform, tenant, name, organizationId, id } = found
    const actor = 'command-line'
    const removed = await removeInstallation(deps, { platform, tenant, why: 'removed', at: now, actor })
    if (options.forget) {
      await deps.database.prisma.$transaction(async (tx) => {
        await forgetInstallation(tx, id, organizationId)
        const subject = `${platform} ${name}`
        const entry = { organizationId, actor, action: 'installation.forgotten', subject, detail: { tenant } }
        await writeAudit(tx, entry, now)
      })
    }
    const done = removed ? 'removed: its tokens are erased, and nothing more is sent' : 'was removed already'
    return {
      exitCode: 0,
      json: { ...documentOf(found), status: 'removed', removed, forgotten: options.forget === true },
      text: [
        `${name} (${tenant}) ${done}.`,
        ...(options.forget
          ? [
              `Its ${counted(found._count.identities, 'account')} are unlinked. Another organization may have it.`,
            ]
          : ['Installed again, it goes on where it was.']),
        'Whoever runs the workspace or tenant should take the app out there, too.',
      ].join('\n'),
    }
  })
