import type { Command } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'

/** `mentorship …`: who could be whose mentor. */
export const addMentorship = (program: Command, report: Report): void => {
  const mentorship = program.command('mentorship').description('mentors and those who look for one')
  mentorship
    .command('gaps')
    .description('the skills that people learn and that lack mentors, and what would help')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { mentorGaps } = await import('./mentor-gaps.ts')
      await report(mentorGaps(options), options)
    })
  mentorship
    .command('nominate <address> <skill>')
    .description('ask somebody whether they want a mentor; nothing else happens until they say yes')
    .requiredOption('--goal <sentence>', 'what they could then do')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example('mentorship nominate ana@works.example mqtt-messaging --goal "Read a broker without help"'),
    )
    .action(async (address: string, skill: string, options) => {
      const { nominateCommand } = await import('./mentor-gaps.ts')
      await report(nominateCommand(address, skill, options), options)
    })
  mentorship
    .command('match <file>')
    .description('match a pool of people from a file (- reads stdin); nothing is stored and nobody is asked')
    .addOption(jsonOption())
    .addHelpText('after', example('mentorship match pool.json --json'))
    .action(async (file: string, options) => {
      const { matchFile } = await import('./mentorship.ts')
      await report(matchFile(file), options)
    })
}
