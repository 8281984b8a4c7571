import type { Command } from 'commander'
import { isLocalDate } from '../kernel/local-date.ts'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'
import { usageError } from './outcome.ts'

const collected = (file: string, before: readonly string[] = []): string[] => [...before, file]

const date = (text: string): string => {
  if (isLocalDate(text)) return text
  throw usageError(`"${text}" is not a date that exists; write YYYY-MM-DD.`)
}

const number = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw usageError(`"${text}" is no number of a key.`)
}

/** `issuer list|add|endorse|endorsements`: partners, and what they stand by. */
export const addPartners = (issuer: Command, report: Report): void => {
  issuer
    .command('list')
    .description('the organization’s own issuer and its partners')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listIssuers } = await import('./partners.ts')
      await report(listIssuers(options), options)
    })
  issuer
    .command('add')
    .description('add a partner, who may endorse')
    .requiredOption('--partner <name>', 'its name')
    .requiredOption('--country <code>', 'its country, two capitals')
    .option('--url <address>', 'its web site')
    .option('--email <address>', 'whom to ask')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('issuer add --partner "Nordic Fasteners" --country SE'))
    .action(async (options) => {
      const { addIssuerCommand } = await import('./partners.ts')
      await report(addIssuerCommand(options), options)
    })
  issuer
    .command('endorse')
    .description('a partner stands by an achievement, a credential or the issuer; or takes that back')
    .option('--by <partner>', 'who signs it here')
    .option('--achievement <slug>', 'what is endorsed, by its name in the pack')
    .option('--credential <id>', 'what is endorsed')
    .option('--issuer <id>', 'who is endorsed')
    .option('--comment <words>', 'why; it is shown')
    .option('--until <date>', 'its last day', date)
    .option('--file <file>', 'an endorsement that was signed elsewhere (JSON or JWT)')
    .option('--did <file>', 'a DID document for that file that is at hand; several times', collected)
    .option('--status <file>', 'a status list for that file that is at hand; several times', collected)
    .option('--withdraw <id>', 'shown no more, and revoked if it was signed here')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'issuer endorse --by "Nordic Fasteners" --achievement torque-right',
        'issuer endorse --file theirs.json',
      ),
    )
    .action(async (options) => {
      const { endorseCommand } = await import('./endorsements.ts')
      await report(endorseCommand(options), options)
    })
  issuer
    .command('compromised')
    .description('a key may be in other hands: give it up, and replace what it signed')
    .requiredOption('--key <number>', 'which key: see issuer show', number)
    .requiredOption('--reason <words>', 'why; holders may read it')
    .option('--issuer <id>', 'a partner; else the organization’s own issuer')
    .option('--yes', 'really do it; without, it is only said what would follow')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('issuer compromised --key 2 --reason "The backup was stolen" --yes'))
    .action(async (options) => {
      const { compromisedCommand } = await import('./compromised.ts')
      await report(compromisedCommand(options), options)
    })
  issuer
    .command('endorsements')
    .description('all endorsements, with what has become of each')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listEndorsements } = await import('./endorsements.ts')
      await report(listEndorsements(options), options)
    })
}
