/** What can stop the program for a reason that the person who runs it can mend. */
export type OperatorProblem =
  | 'data-folder-taken'
  | 'data-folder-unusable'
  | 'database-unreachable'
  | 'database-stopped'
  | 'database-newer'
  | 'migration-changed'
  | 'migration-failed'
  | 'settings-wrong'
  | 'address-unusable'
  | 'slack-unreachable'
  | 'teams-unreachable'
  | 'workspace-taken'
  | 'backup-unusable'
  | 'backup-newer'
  | 'database-not-empty'

/** An error whose message is a whole sentence for the operator: print it without its stack. */
export interface OperatorError extends Error {
  readonly problem: OperatorProblem
}

export const operatorError = (problem: OperatorProblem, sentence: string, cause?: unknown): OperatorError =>
  Object.assign(new Error(sentence, cause === undefined ? {} : { cause }), { name: 'OperatorError', problem })

export const isOperatorError = (thrown: unknown): thrown is OperatorError =>
  thrown instanceof Error && thrown.name === 'OperatorError' && 'problem' in thrown
