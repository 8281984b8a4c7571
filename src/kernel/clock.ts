/** The product's one source of the present. Handlers and jobs read it once and pass the instant on. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is set, for tests and the playground. */
export interface ManualClock extends Clock {
  /** @throws RangeError when `to` lies before the present: product time never runs backwards. */
  set(to: Date): void
}

export const manualClock = (start: Date): ManualClock => {
  let present = new Date(start)
  return {
    now: () => new Date(present),
    set(to) {
      if (to.getTime() < present.getTime()) throw new RangeError('clock-goes-forward')
      present = new Date(to)
    },
  }
}
