/** Why something a person did came to nothing. */
export type Refusal =
  | 'no-such-user'
  | 'no-such-team'
  | 'no-such-conversation'
  | 'no-such-message'
  | 'no-such-revision'
  | 'no-such-action'
  | 'no-such-input'
  | 'no-such-option'
  | 'no-such-dialog'
  | 'invalid-input'
  | 'message-too-long'
  | 'app-removed'
  | 'not-acknowledged'
  | 'invalid-response'
  | 'error-response'

/** What came of what a person did, as far as that person and Teams can tell. */
export type Outcome =
  | { ok: true; attempts: number; status?: number; reply?: unknown }
  | {
      ok: false
      reason: Refusal
      attempts: number
      status?: number
      reply?: unknown
      /** What Teams' client shows the person. */
      warning?: string
      /** By input: what is wrong with what the person entered. */
      inputErrors?: { [inputId: string]: string }
    }
