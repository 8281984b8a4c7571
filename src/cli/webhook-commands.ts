import type { Command } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'

/** `webhook …`: other programs that hear of credentials. */
export const addWebhooks = (program: Command, report: Report): void => {
  const webhook = program.command('webhook').description('other programs that hear of credentials')
  webhook
    .command('add <address>')
    .description('let an address hear of credentials; its secret is shown once')
    .option('--event <event...>', 'only of these (all)')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('webhook add https://lms.example.com/hooks --event credential.issued'))
    .action(async (address: string, options) => {
      const { addWebhookCommand } = await import('./webhooks.ts')
      await report(addWebhookCommand(address, options), options)
    })
  webhook
    .command('list')
    .description('the webhooks, and what came of the last sends')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listWebhooksCommand } = await import('./webhooks.ts')
      await report(listWebhooksCommand(options), options)
    })
  webhook
    .command('remove <id>')
    .description('nothing more is sent there, of what waits neither')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { removeWebhookCommand } = await import('./webhooks.ts')
      await report(removeWebhookCommand(id, options), options)
    })
}
