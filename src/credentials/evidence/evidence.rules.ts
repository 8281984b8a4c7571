/** What becomes of a piece of evidence. Pure; the store holds the row while a step is taken. */

export type EvidenceStatus = 'waiting' | 'approved' | 'returned' | 'withdrawn'

/** A piece as far as its steps look at it. People are named by their own id, never by one that was merged into it. */
export type Piece = {
  readonly status: EvidenceStatus
  readonly learner: string
  readonly lockedBy: string | null
  readonly lockedUntil: Date | null
}

export type Deed =
  /** Somebody begins to judge it: it is theirs for a while. */
  | { readonly do: 'open'; readonly by: string }
  | { readonly do: 'approve' | 'return'; readonly by: string }
  | { readonly do: 'withdraw'; readonly by: string }

export type StepFault = 'decided' | 'withdrawn' | 'locked' | 'own' | 'not-yours'

export type Step =
  | { readonly ok: true; readonly piece: Piece }
  | { readonly ok: false; readonly reason: StepFault }

/** How long a piece is kept for who opened it. */
export const lockMs = 30 * 60_000

/** Who judges it now, if somebody does. */
export const lockedBy = (
  { lockedBy: who, lockedUntil }: Pick<Piece, 'lockedBy' | 'lockedUntil'>,
  now: Date,
): string | undefined => (who !== null && lockedUntil !== null && lockedUntil > now ? who : undefined)

const free = { lockedBy: null, lockedUntil: null }

/**
 * One step. Nothing leads out of a decision: what was returned is handed in again as a new piece. Whoever handed it in
 * can't judge it, and takes it back only while nobody has decided.
 */
export const stepOf = (piece: Piece, deed: Deed, now: Date): Step => {
  const refused = (reason: StepFault): Step => ({ ok: false, reason })
  if (piece.status === 'withdrawn') return refused('withdrawn')
  if (piece.status !== 'waiting') return refused('decided')
  if (deed.do === 'withdraw') {
    if (deed.by !== piece.learner) return refused('not-yours')
    return { ok: true, piece: { ...piece, ...free, status: 'withdrawn' } }
  }
  if (deed.by === piece.learner) return refused('own')
  const holder = lockedBy(piece, now)
  if (holder !== undefined && holder !== deed.by) return refused('locked')
  if (deed.do === 'open') {
    const lockedUntil = new Date(now.getTime() + lockMs)
    return { ok: true, piece: { ...piece, lockedBy: deed.by, lockedUntil } }
  }
  return { ok: true, piece: { ...piece, ...free, status: deed.do === 'approve' ? 'approved' : 'returned' } }
}

/** A line of the rubric, as it was when it was judged. */
export type Score = { readonly id: string; readonly text: string; readonly met: boolean }

export type Judgement = {
  readonly approve: boolean
  /** The ids of the lines that are met. */
  readonly met: readonly string[]
  readonly reason: string
}

export type JudgementFault = 'not-all-met' | 'no-reason' | 'reason-too-long' | 'all-met'

export const longestReason = 1_000

/** Approving takes every line of the rubric; returning takes a reason that helps, and a line that is not met yet. */
export const judgementFault = (
  { approve, met, reason }: Judgement,
  rubric: readonly { readonly id: string }[],
): JudgementFault | undefined => {
  const isWhole = rubric.every(({ id }) => met.includes(id))
  if (reason.trim().length > longestReason) return 'reason-too-long'
  if (approve) return isWhole ? undefined : 'not-all-met'
  if (reason.trim().length < 10) return 'no-reason'
  return isWhole ? 'all-met' : undefined
}

export const scoresOf = (
  rubric: readonly { readonly id: string; readonly text: string }[],
  met: readonly string[],
): Score[] => rubric.map(({ id, text }) => ({ id, text, met: met.includes(id) }))

/** What may be handed in now, given the newest piece for the same criterion. */
export const mayHandIn = (
  newest: { readonly status: EvidenceStatus } | undefined,
): 'yes' | 'waits' | 'approved' =>
  newest?.status === 'waiting' ? 'waits' : newest?.status === 'approved' ? 'approved' : 'yes'

/** How many pieces one person judges in a day before they are offered no more. */
export const judgedADay = 10

/**
 * How long files are kept, in months: what was approved stands behind a credential, what was returned is there to be
 * mended. After that the bytes go; what was decided, by whom, and the hash of each file stay.
 */
const keptMonths = { waiting: 24, approved: 24, returned: 3 } as const

/** Until when the files of a piece are kept, from when it came into its state. What was withdrawn goes at once. */
export const keptUntil = (status: EvidenceStatus, since: Date): Date => {
  if (status === 'withdrawn') return since
  const until = new Date(since)
  until.setUTCMonth(until.getUTCMonth() + keptMonths[status])
  return until
}
