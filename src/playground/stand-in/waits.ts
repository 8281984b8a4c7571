import type { Busy } from './busy.ts'

/** What waits for its next try, in real time; everything that waits can be told to go on at once. */
export type Waits<Item> = {
  /** @returns false when the stand-in stops meanwhile. */
  wait(item: Item, delayMs: number): Promise<boolean>
  waiting(): Item[]
  goOn(): void
  stop(): void
}

export const waitsFor = <Item>(busy: Busy): Waits<Item> => {
  const waits = new Map<Item, (go: boolean) => void>()
  let stopped = false
  return {
    async wait(item, delayMs) {
      if (stopped || delayMs === 0) return !stopped
      busy.leave()
      const going = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), delayMs)
        waits.set(item, (go) => {
          clearTimeout(timer)
          resolve(go)
        })
      })
      waits.delete(item)
      busy.enter()
      return going
    },
    waiting: () => [...waits.keys()],
    goOn() {
      for (const go of waits.values()) go(true)
    },
    stop() {
      stopped = true
      for (const go of waits.values()) go(false)
    },
  }
}
