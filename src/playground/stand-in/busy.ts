/** Counts what is under way, and says when nothing is. */
export type Busy = { enter(): void; leave(): void; idle(): Promise<void> }

export const busyCounter = (): Busy => {
  let count = 0
  let waiting: (() => void)[] = []
  return {
    enter() {
      count += 1
    },
    leave() {
      count -= 1
      if (count > 0) return
      const released = waiting
      waiting = []
      for (const release of released) release()
    },
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
