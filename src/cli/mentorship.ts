import { readFileSync } from 'node:fs'
import { matchPool } from '../mentorship/matching.rules.ts'
import { readPool } from '../mentorship/pool-format.ts'
import { counted, inputError, type Outcome } from './outcome.ts'

const textOf = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw inputError('unreadable-file', `The file ${file} can't be read: ${why}.`)
  }
}

const mostLines = 50

/** `mentorship match FILE`: who would be proposed to whom, and why nobody is to others. Needs no database, and changes nothing. */
export const matchFile = (file: string): Outcome => {
  const read = readPool(textOf(file))
  if ('faults' in read) {
    const faults = read.faults.map((fault) => `    ${fault}`)
    throw inputError(
      'bad-pool',
      [`${file === '-' ? 'What came on stdin' : file} is no pool that can be matched:`, ...faults].join('\n'),
    )
  }
  const match = matchPool(read.pool)
  const { pairs, unmatched, score, bound } = match
  const lines = [
    ...pairs.map((pair) => `${pair.mentee} – ${pair.mentor} (${pair.skill}, ${pair.score} points)`),
    ...unmatched.map((one) => `${one.mentee} – nobody: ${one.reason}`),
  ]
  const rest = lines.length - mostLines
  const text = [
    ...lines.slice(0, mostLines),
    ...(rest > 0 ? [`… and ${rest} more; --json has all.`] : []),
    `${counted(pairs.length, 'pair')}, ${unmatched.length} without a mentor; ${score} points, and none could have more than ${bound}.`,
  ].join('\n')
  return { exitCode: 0, json: match, text }
}
