/** What a command found or did: a report for people, the same as data for `--json`, and the exit code. */
export type Outcome = {
  /** 0 fine; 1 something in the input is wrong. */
  readonly exitCode: 0 | 1
  readonly json: unknown
  readonly text: string
}

/** Something in the input is wrong: exit code 1, the message is a whole sentence. */
export const inputError = (problem: string, sentence: string): Error =>
  Object.assign(new Error(sentence), { name: 'InputError', problem })

/** The command was not used as it is meant: exit code 2. */
export const usageError = (sentence: string): Error =>
  Object.assign(new Error(sentence), { name: 'UsageError', problem: 'usage' })

/** `1 lesson`, `3 lessons`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** Progress and remarks go to stderr, so that stdout holds the report alone. */
export const remark = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
