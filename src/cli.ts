/** The `whetstone` command line. Each command's code is loaded when it is called: a preview needs no database. */
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, Option } from 'commander'
import { addAdmins } from './cli/admin-commands.ts'
import { example, jsonOption, organizationOption, type Report } from './cli/command-options.ts'
import { addCredentials, addIssuers } from './cli/credential.ts'
import { addMentorship } from './cli/mentorship-commands.ts'
import { usageError } from './cli/outcome.ts'
import { addWebhooks } from './cli/webhook-commands.ts'
import { addInstallations, addOrganizations } from './cli/workspace-commands.ts'
import { isOperatorError } from './infra/operator-error.ts'
import { isLocalDate } from './kernel/local-date.ts'
import { isTimeZone } from './kernel/time-zone.ts'

const date = (text: string): string => {
  if (isLocalDate(text)) return text
  throw usageError(`"${text}" is not a date that exists; write YYYY-MM-DD.`)
}

const zone = (text: string): string => {
  if (isTimeZone(text)) return text
  throw usageError(`"${text}" is not a time zone; write one such as Europe/Berlin.`)
}

const language = (text: string): string => {
  if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return text
  throw usageError(`"${text}" is not a language tag; write one such as en or de-AT.`)
}

const teamOption = (): Option => new Option('--team <name>', 'everybody in this team').conflicts('member')
const memberOption = (): Option => new Option('--member <address>', 'one person, by address or id')

const needsSomebody = (whom: { team?: string; member?: string }): void => {
  if (whom.team === undefined && whom.member === undefined)
    throw usageError('Say who is meant, with --team or with --member.')
}

/** From the package, which stands above `src` and `dist` alike. */
const programVersion = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return String((JSON.parse(text) as { version: unknown }).version)
}

const addContent = (program: Command, report: Report): void => {
  const content = program.command('content').description('lessons and items from content packs')
  content
    .command('validate <directory>')
    .description(
      'check a content pack, or a folder of packs; every fault is named with its line and its mend',
    )
    .addOption(jsonOption())
    .addHelpText('after', example('content validate content/industrial-iot'))
    .action(async (directory: string, options) => {
      const { validateContent } = await import('./cli/content.ts')
      await report(validateContent(directory), options)
    })
  content
    .command('import <directory>')
    .description('check packs and, if they have no fault, bring the organization’s content up to them')
    .option('--default-pathway <pathway>', 'offer this pathway first from now on')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('content import content'))
    .action(async (directory: string, options) => {
      const { importContent } = await import('./cli/content.ts')
      await report(importContent(directory, options), options)
    })
}

const addPeople = (program: Command, report: Report): void => {
  const people = program.command('people').description('the members of an organization')
  people
    .command('import <file>')
    .description('bring the members up to a roster (CSV); who is no longer in it has left')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'also when more than a third of the roster, five people at least, would leave')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `${example('people import roster.csv --dry-run')}\nThe header is address,name,team,site,manager,language,timeZone,from,until.\n`,
    )
    .action(async (file: string, options) => {
      const { importPeople } = await import('./cli/people.ts')
      await report(importPeople(file, options), options)
    })
  people
    .command('erase')
    .description('erase everything that is known of a person; it can’t be taken back')
    .addOption(memberOption().makeOptionMandatory())
    .addOption(
      new Option(
        '--credentials <choice>',
        'as the person chooses: keep files of credentials verifiable, or revoke them',
      )
        .choices(['keep', 'revoke'])
        .makeOptionMandatory(),
    )
    .option('--yes', 'really do it; without, it is only said what would go')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('people erase --member anna@works.example --credentials keep --yes'))
    .action(async (options) => {
      const { erasePerson } = await import('./cli/erase.ts')
      await report(erasePerson(options), options)
    })
  people
    .command('keep-link')
    .description('make the link by which somebody who has left reaches their credentials; earlier ones end')
    .addOption(memberOption().makeOptionMandatory())
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('people keep-link --member anna@works.example'))
    .action(async (options) => {
      const { keepLinkCommand } = await import('./cli/keep-link.ts')
      await report(keepLinkCommand(options), options)
    })
  addAdmins(people, report)
  const organization = program
    .command('organization')
    .description('show what holds for everybody in the organization, and change it')
    // The options of `organization invite` are its own.
    .enablePositionalOptions()
    .option('--name <name>', 'what it is called')
    .option('--contact <words>', 'whom unknown people are told to ask: a name or an address')
    .addOption(
      new Option('--open-enrolment <yes|no>', 'whether anybody in the workspace may join').choices([
        'yes',
        'no',
      ]),
    )
    .option('--time-zone <zone>', 'where a person has none of their own', zone)
    .option('--language <tag>', 'where a person has none of their own', language)
    .option('--default-pathway <pathway>', 'offered first, and what `enrol` without a pathway takes')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('organization --contact "Priya Nair" --open-enrolment yes'))
    .action(async (options) => {
      const { organizationCommand } = await import('./cli/organization.ts')
      await report(organizationCommand(options), options)
    })
  addOrganizations(organization, report)
  program
    .command('enrol [pathway]')
    .description('put people on a pathway; without one, on the organization’s default')
    .addOption(teamOption())
    .addOption(memberOption())
    .option('--from <date>', 'the first day, local to each member (today)', date)
    .option('--due <date>', 'the day by which it should be finished', date)
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('enrol industrial-iot-foundations --team Assembly --from 2027-03-01'))
    .action(async (pathway: string | undefined, options) => {
      needsSomebody(options)
      if (options.from && options.due && options.due < options.from)
        throw usageError(`--due ${options.due} lies before --from ${options.from}.`)
      const { enrol } = await import('./cli/enrol.ts')
      await report(enrol(pathway, options), options)
    })
  program
    .command('unenrol <pathway>')
    .description('take people off a pathway; what they have learnt stays')
    .addOption(teamOption())
    .addOption(memberOption())
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText('after', example('unenrol industrial-iot-foundations --member anna@works.example'))
    .action(async (pathway: string, options) => {
      needsSomebody(options)
      const { unenrol } = await import('./cli/enrol.ts')
      await report(unenrol(pathway, options), options)
    })
}

const addOperation = (program: Command, report: Report): void => {
  program
    .command('start')
    .description('start the server; with no platform configured, with the playground')
    .addHelpText('after', example('start'))
    .action(async () => {
      const { start } = await import('./cli/start.ts')
      await start()
    })
  program
    .command('doctor')
    .description('check the settings, the database and the tokens, and say how to mend what is wrong')
    .addOption(jsonOption())
    .addHelpText('after', example('doctor'))
    .action(async (options) => {
      const { doctor } = await import('./cli/doctor.ts')
      await report(doctor(), options)
    })
  program
    .command('backup <file>')
    .description('write all data into one file')
    .addOption(jsonOption())
    .addHelpText('after', example('backup whetstone-2027-03-01.backup'))
    .action(async (file: string, options) => {
      const { backup } = await import('./cli/backup.ts')
      await report(backup(file), options)
    })
  program
    .command('restore <file>')
    .description('load a backup into an empty database; stop the server first')
    .option('--replace', 'delete the data that is there')
    .addOption(jsonOption())
    .addHelpText('after', example('restore whetstone-2027-03-01.backup'))
    .action(async (file: string, options) => {
      const { restore } = await import('./cli/restore.ts')
      await report(restore(file, options), options)
    })
  program
    .command('schedule')
    .description('delivery times')
    .command('preview')
    .description('the instants (UTC) at which deliveries would come')
    .requiredOption('--zone <zone>', 'IANA time zone')
    .requiredOption('--at <time>', 'local time of day, HH:MM')
    .requiredOption('--days <days>', 'mon-fri, mon,wed,fri or daily')
    .requiredOption('--from <date>', 'the first local day')
    .requiredOption('--to <date>', 'the last local day, included')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'schedule preview --zone Europe/Berlin --at 09:00 --days mon-fri --from 2027-03-22 --to 2027-04-02',
      ),
    )
    .action(async (options) => {
      const { previewSchedule } = await import('./cli/schedule-preview.ts')
      await report(previewSchedule(options), options)
    })
}

const exitOverrideAll = (command: Command): void => {
  command.exitOverride().showHelpAfterError('(add --help for how to use it)')
  for (const each of command.commands) exitOverrideAll(each)
}

/** A fault that is not the program's: its sentence, without a stack. */
const sentenceOf = (thrown: unknown): { problem: string; sentence: string; exitCode: 1 | 2 } | undefined => {
  if (!(thrown instanceof Error)) return undefined
  const problem = 'problem' in thrown && typeof thrown.problem === 'string' ? thrown.problem : ''
  if (thrown.name === 'UsageError') return { problem, sentence: thrown.message, exitCode: 2 }
  if (thrown.name === 'InputError' || isOperatorError(thrown))
    return { problem, sentence: thrown.message, exitCode: 1 }
  return undefined
}

/**
 * Runs one command; the report goes to stdout, everything else to stderr.
 *
 * @returns 0 fine, 1 something in the input is wrong, 2 wrong usage.
 */
export const main = async (words: readonly string[]): Promise<number> => {
  let exitCode = 0
  const asJson = words.includes('--json')
  const print = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  const report: Report = async (outcome, { json }) => {
    const { exitCode: code, json: document, text } = await outcome
    exitCode = code
    print(json ? JSON.stringify(document, null, 2) : text)
  }
  const program = new Command('whetstone')
    .description('Daily micro-lessons in Slack and Microsoft Teams.')
    .version(programVersion())
    .enablePositionalOptions()
  addOperation(program, report)
  addContent(program, report)
  addPeople(program, report)
  addInstallations(program, report)
  addCredentials(program, report)
  addIssuers(program, report)
  addWebhooks(program, report)
  addMentorship(program, report)
  exitOverrideAll(program)
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) return 0
      if (asJson) print(JSON.stringify({ error: { problem: 'usage', message: thrown.message } }, null, 2))
      return 2
    }
    const told = sentenceOf(thrown)
    if (!told) throw thrown
    process.stderr.write(`${told.sentence}\n`)
    if (asJson) print(JSON.stringify({ error: { problem: told.problem, message: told.sentence } }, null, 2))
    return told.exitCode
  }
}

// Run directly, as in development; bin/whetstone.mjs calls `main` itself.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2))
