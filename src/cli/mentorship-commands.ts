import type { Command } from 'commander'
import { example, jsonOption, type Report } from './command-options.ts'

/** `mentorship …`: who could be whose mentor. */
export const addMentorship = (program: Command, report: Report): void => {
  program
    .command('mentorship')
    .description('mentors and those who look for one')
    .command('match <file>')
    .description('match a pool of people from a file (- reads stdin); nothing is stored and nobody is asked')
    .addOption(jsonOption())
    .addHelpText('after', example('mentorship match pool.json --json'))
    .action(async (file: string, options) => {
      const { matchFile } = await import('./mentorship.ts')
      await report(matchFile(file), options)
    })
}
