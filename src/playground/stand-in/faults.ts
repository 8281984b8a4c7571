import type { Clock } from '../../kernel/clock.ts'

/** What every fault says, whatever goes wrong: where, how often, and for how long in product time. */
export type Armable = {
  on: string
  /** How often; until it is removed when left out. */
  times?: number
  forMs?: number
}

export type FaultBox<Fault extends Armable> = {
  /** @returns removes it. */
  inject(fault: Fault): () => void
  clear(): void
  /** The first fault that is on one of these names; it is used up by one. */
  take(...names: readonly string[]): Fault | undefined
}

export const armedFaults = <Fault extends Armable>(clock: Clock): FaultBox<Fault> => {
  let armed: { fault: Fault; left: number; endsAtMs: number }[] = []
  const now = () => clock.now().getTime()
  return {
    inject(fault) {
      const one = { fault, left: fault.times ?? Infinity, endsAtMs: now() + (fault.forMs ?? Infinity) }
      armed.push(one)
      return () => {
        armed = armed.filter((other) => other !== one)
      }
    },
    clear() {
      armed = []
    },
    take(...names) {
      armed = armed.filter((one) => one.left > 0 && one.endsAtMs > now())
      const one = armed.find(({ fault }) => names.includes(fault.on))
      if (one !== undefined) one.left -= 1
      return one?.fault
    },
  }
}
