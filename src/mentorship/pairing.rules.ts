/** The life of a pairing: one state machine. Everything that happens to one goes through `stateAfter`. */
export type PairingState =
  | 'proposed'
  | 'accepted'
  | 'active'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'completed'
  | 'ended'
  | 'rematched'

export type PairingMove =
  /** The mentor says yes, says no, or says nothing in time. */
  | 'accept'
  | 'decline'
  | 'expire'
  /** The learner takes the request back, or the mentor may no longer mentor in it. */
  | 'withdraw'
  /** Both have been introduced. */
  | 'begin'
  | 'complete'
  | 'end'
  /** Nothing was heard of the two for four weeks. */
  | 'lapse'
  /** The mentor can't go on: somebody else is looked for. */
  | 'rematch'

const moves: Readonly<Record<PairingState, Partial<Record<PairingMove, PairingState>>>> = {
  proposed: { accept: 'accepted', decline: 'declined', expire: 'expired', withdraw: 'withdrawn' },
  accepted: { begin: 'active', end: 'ended', rematch: 'rematched' },
  active: { complete: 'completed', end: 'ended', lapse: 'ended', rematch: 'rematched' },
  declined: {},
  expired: {},
  withdrawn: {},
  completed: {},
  ended: {},
  rematched: {},
}

/** What a pairing becomes by a move; `undefined` where it can't make it (any more). */
export const stateAfter = (state: PairingState, move: PairingMove): PairingState | undefined =>
  moves[state][move]

/** Still takes up one of the mentor's places. */
const isOpen = (state: PairingState): boolean => Object.keys(moves[state]).length > 0

export const openStates: readonly PairingState[] = (Object.keys(moves) as PairingState[]).filter(isOpen)

export type RequestStatus = 'waiting' | 'proposed' | 'paired' | 'closed'

/** What a move of its pairing makes of a request. */
export const requestAfter = (move: PairingMove): RequestStatus => {
  switch (move) {
    case 'accept':
    case 'begin':
      return 'paired'
    case 'complete':
    case 'end':
    case 'lapse':
      return 'closed'
    case 'decline':
    case 'expire':
    case 'withdraw':
    case 'rematch':
      return 'waiting'
  }
}
