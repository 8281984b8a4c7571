import type { Command } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'
import { addEvidence } from './evidence-commands.ts'
import { addPartners } from './issuer-commands.ts'

const collected = (file: string, before: readonly string[] = []): string[] => [...before, file]

/** What has become of a credential, and changing it. */
const addStanding = (credential: Command, report: Report): void => {
  credential
    .command('status <id>')
    .description('what a credential is now; exit code 1 unless it is valid')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { credentialStatus } = await import('./standing.ts')
      await report(credentialStatus(id, options), options)
    })
  for (const [name, change, what] of [
    ['revoke', 'revoked', 'withdraw a credential for good'],
    ['suspend', 'suspended', 'withdraw a credential for a while'],
  ] as const)
    credential
      .command(`${name} <id>`)
      .description(what)
      .requiredOption('--reason <words>', 'why; its holder reads it')
      .addOption(organizationOption())
      .addOption(jsonOption())
      .action(async (id: string, options) => {
        const { changeCredential } = await import('./standing.ts')
        await report(changeCredential(id, { change, reason: options.reason }, options), options)
      })
  credential
    .command('reinstate <id>')
    .description('end the suspension of a credential')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { changeCredential } = await import('./standing.ts')
      await report(changeCredential(id, { change: 'reinstated' }, options), options)
    })
}

/** `issuer …` and `token …`: who issues, and which programs may. */
export const addIssuers = (program: Command, report: Report): void => {
  const issuer = program.command('issuer').description('who the organization’s credentials are issued by')
  issuer
    .command('show')
    .description('the issuer and its keys; exit code 1 while awards can’t be signed')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { showIssuer } = await import('./issuer.ts')
      await report(showIssuer(options), options)
    })
  issuer
    .command('set')
    .description('change what verifiers read of the issuer')
    .option('--name <name>', 'its name')
    .option('--url <address>', 'its web site')
    .option('--email <address>', 'whom to ask')
    .option('--country <code>', 'its country, two capitals: a mandatory element of a micro-credential')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('issuer set --country DE --url https://works.example'))
    .action(async (options) => {
      const { setIssuer } = await import('./issuer.ts')
      await report(setIssuer(options), options)
    })
  issuer
    .command('rotate-key')
    .description('sign with a new key from now on; what the old one signed stays valid')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { rotateIssuerKey } = await import('./issuer.ts')
      await report(rotateIssuerKey(options), options)
    })
  addPartners(issuer, report)
  const token = program.command('token').description('programs that may call the VC API')
  token
    .command('list')
    .description('the tokens and what they may; never the tokens themselves')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listTokensCommand } = await import('./token.ts')
      await report(listTokensCommand(options), options)
    })
  token
    .command('create <name>')
    .description('make a token; it is shown once')
    .option('--scope <scope...>', 'issue, verify, status (all)')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (name: string, options) => {
      const { createTokenCommand } = await import('./token.ts')
      await report(createTokenCommand(name, options), options)
    })
  token
    .command('revoke <name>')
    .description('a token opens nothing any more')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (name: string, options) => {
      const { revokeTokenCommand } = await import('./token.ts')
      await report(revokeTokenCommand(name, options), options)
    })
}

/** `credential …`: one line for each command; files of credentials need no database. */
export const addCredentials = (program: Command, report: Report): void => {
  const credential = program.command('credential').description('what people earn, and what stands behind it')
  addEvidence(credential, report)
  addStanding(credential, report)
  credential
    .command('issue <file>')
    .description('sign a credential (JSON; - is standard input) with the organization’s key')
    .option('--out <file>', 'where it goes; must not exist (standard output)')
    .option('--jwt', 'as a JWT')
    .option('--revocable', 'with a place in the issuer’s status list')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('credential issue badge.json --revocable --out signed.json'))
    .action(async (file: string, options) => {
      const { issueCommand } = await import('./credential-issue.ts')
      await report(issueCommand(file, options), options)
    })
  credential
    .command('evaluate')
    .description('award what a member has earned, and say how far the rest is')
    .requiredOption('--member <address>', 'one person, by address or id')
    .option('--explain', 'every criterion with its numbers; changes nothing')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('credential evaluate --member ana@works.example --explain'))
    .action(async (options) => {
      const { evaluateCommand } = await import('./evaluate.ts')
      await report(evaluateCommand(options), options)
    })
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
