import type { Command } from 'commander'
import { example, jsonOption, type Report } from './command-options.ts'
import { addEvidence } from './evidence-commands.ts'

const collected = (file: string, before: readonly string[] = []): string[] => [...before, file]

/** `credential …`: one line for each command; files of credentials need no database. */
export const addCredentials = (program: Command, report: Report): void => {
  const credential = program.command('credential').description('what people earn, and what stands behind it')
  addEvidence(credential, report)
  credential
    .command('verify <file>')
    .description('check a credential of any issuer (JSON, JWT, PNG or SVG); exit code 1 unless it is valid')
    .option('--did <file>', 'a DID document that is at hand; may be given several times', collected)
    .option(
      '--status <file>',
      'a status list credential that is at hand; may be given several times',
      collected,
    )
    .option('--online', 'fetch what is not at hand from public https addresses')
    .addOption(jsonOption())
    .addHelpText('after', example('credential verify badge.png --did issuer.json --status list.json'))
    .action(async (file: string, options) => {
      const { verifyCommand } = await import('./credential-verify.ts')
      await report(verifyCommand(file, options), options)
    })
  credential
    .command('bake <credential> <picture>')
    .description('put a signed credential into a picture (PNG or SVG)')
    .requiredOption('--out <file>', 'where the picture with the credential goes; must not exist')
    .addOption(jsonOption())
    .addHelpText('after', example('credential bake badge.json badge.png --out baked.png'))
    .action(async (file: string, picture: string, options) => {
      const { bakeCommand } = await import('./credential-bake.ts')
      await report(bakeCommand(file, picture, options), options)
    })
  credential
    .command('extract <picture>')
    .description('print the credential inside a picture, as it is; it is not checked')
    .addOption(jsonOption())
    .addHelpText('after', example('credential extract baked.png'))
    .action(async (picture: string, options) => {
      const { extractCommand } = await import('./credential-bake.ts')
      await report(extractCommand(picture), options)
    })
}
