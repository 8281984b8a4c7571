/** One thing that `doctor` looked at. `mend` says what to do where it isn't fine. Never holds a secret. */
export type Finding = {
  readonly name: string
  readonly status: 'set' | 'missing' | 'wrong' | 'fine' | 'not-there'
  /** Whether the program runs as it is. */
  readonly ok: boolean
  readonly says: string
  readonly mend?: string
}
