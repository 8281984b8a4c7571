import { type Command, Option } from 'commander'
import { example, jsonOption, organizationOption, type Report } from './command-options.ts'

const achievementOption = (): Option =>
  new Option('--achievement <id>', 'the achievement, by the id that the pack gives it').makeOptionMandatory()
const memberOption = (): Option =>
  new Option('--member <address>', 'one person, by address or id').makeOptionMandatory()
const assessorOption = (): Option =>
  new Option('--assessor <address>', 'who has judged it: a member who may').makeOptionMandatory()

const addAssessors = (credential: Command, report: Report): void => {
  const assessor = credential.command('assessor').description('who may judge before anybody holds it')
  assessor
    .command('appoint')
    .description('let somebody judge evidence for the start of an achievement')
    .addOption(memberOption())
    .addOption(achievementOption())
    .requiredOption('--reason <words>', 'why they can judge it; it stands in every proof')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      example(
        'credential assessor appoint --member jo@works.example --achievement transmitter-replacement --reason "Wrote the procedure"',
      ),
    )
    .action(async (options) => {
      const { appointAssessor } = await import('./evidence.ts')
      await report(appointAssessor(options), options)
    })
  assessor
    .command('remove')
    .description('end an appointment; what was judged stays')
    .addOption(memberOption())
    .addOption(achievementOption())
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { removeAssessor } = await import('./evidence.ts')
      await report(removeAssessor(options), options)
    })
  assessor
    .command('list')
    .description('everybody who is appointed, and why')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listAssessors } = await import('./evidence.ts')
      await report(listAssessors(options), options)
    })
}

const addDecisions = (evidence: Command, report: Report): void => {
  evidence
    .command('approve <id>')
    .description('approve a piece: every line of its rubric is met')
    .addOption(assessorOption())
    .option('--reason <words>', 'words to the learner')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { approveEvidence } = await import('./evidence.ts')
      await report(approveEvidence(id, options), options)
    })
  evidence
    .command('return <id>')
    .description('return a piece with a reason')
    .addOption(assessorOption())
    .requiredOption('--reason <words>', 'what is missing, and how to do better')
    .option('--met <line...>', 'the lines of the rubric that are met, by id')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { returnEvidence } = await import('./evidence.ts')
      await report(returnEvidence(id, options), options)
    })
}

/** `credential assessor …` and `credential evidence …`: what people hand in, and who judges it. */
export const addEvidence = (credential: Command, report: Report): void => {
  addAssessors(credential, report)
  const evidence = credential.command('evidence').description('what people hand in to be judged')
  evidence
    .command('list')
    .description('what waits, and whether anybody may judge it')
    .addOption(
      new Option('--status <status>', 'another status')
        .choices(['waiting', 'approved', 'returned', 'withdrawn'])
        .default('waiting'),
    )
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (options) => {
      const { listEvidence } = await import('./evidence.ts')
      await report(listEvidence(options), options)
    })
  evidence
    .command('show <id>')
    .description('one piece, with its rubric and who may judge it')
    .addOption(organizationOption())
    .addOption(jsonOption())
    .action(async (id: string, options) => {
      const { showEvidencePiece } = await import('./evidence.ts')
      await report(showEvidencePiece(id, options), options)
    })
  addDecisions(evidence, report)
}
