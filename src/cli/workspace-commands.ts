/** Many organizations, workspaces and keys, as commands. */
import type { Command } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'

/** `organization list|create|invite`. */
export const addOrganizations = (organization: Command, report: Report): void => {
  organization
    .command('list')
    .description('all organizations of this database')
    .addOption(jsonOption())
    .action(async (options) => {
      const { listOrganizationsCommand } = await import('./organization.ts')
      await report(listOrganizationsCommand(), options)
    })
  organization
    .command('create <name>')
    .description('make another organization')
    .addOption(jsonOption())
    .addHelpText('after', example('organization create "Halden Works"'))
    .action(async (name: string, options) => {
      const { createOrganization } = await import('./organization.ts')
      await report(createOrganization(name), options)
    })
  organization
    .command('invite')
    .description('a link by which somebody adds their workspace or tenant, once, within seven days')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('organization invite --organization halden-works'))
    .action(async (options) => {
      const { invite } = await import('./organization.ts')
      await report(invite(options), options)
    })
}

/** `installations …` and `keys …`. */
export const addInstallations = (program: Command, report: Report): void => {
  const installations = program
    .command('installations')
    .description('the workspaces and tenants that the bot is in')
  installations
    .command('list')
    .description('all of them, or those of one organization')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listInstallationsCommand } = await import('./installations.ts')
      await report(listInstallationsCommand(options), options)
    })
  installations
    .command('remove <tenant>')
    .description('erase the tokens of a workspace or tenant, by its id; nothing more is sent there')
    .option('--forget', 'unlink its accounts, too, so that another organization may have it')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('installations remove T0123ABCD'))
    .action(async (tenant: string, options) => {
      const { removeInstallationCommand } = await import('./installations.ts')
      await report(removeInstallationCommand(tenant, options), options)
    })
  const keys = program.command('keys').description('the keys that encrypt the secrets in the database')
  keys
    .command('list')
    .description('each key by its id, and how many secrets it seals')
    .addOption(jsonOption())
    .action(async (options) => {
      const { listKeys } = await import('./keys.ts')
      await report(listKeys(), options)
    })
  keys
    .command('rotate')
    .description('seal everything with the current key, while the server runs; again, it goes on')
    .addOption(jsonOption())
    .action(async (options) => {
      const { rotateKeys } = await import('./keys.ts')
      await report(rotateKeys(), options)
    })
  keys
    .command('new')
    .description('a fresh key, as a line for WHETSTONE_MASTER_KEY')
    .addOption(jsonOption())
    .action(async (options) => {
      const { newKey } = await import('./keys.ts')
      await report(newKey(), options)
    })
}
