import type { Command } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'

/** `people admin`. */
export const addAdmins = (people: Command, report: Report): void => {
  people
    .command('admin [address]')
    .description('who chooses channels and hears what stands in the way; with an address, somebody more')
    .option('--remove', 'somebody less')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('people admin priya@works.example'))
    .action(async (address: string | undefined, options) => {
      const { adminsCommand } = await import('./admins.ts')
      await report(adminsCommand(address, options), options)
    })
}
