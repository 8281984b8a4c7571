/** A small seeded generator (mulberry32): 32-bit seed in, numbers from 0 up to 1 out. Not for secrets. */
const seeded = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The order in which `count` things are shown: always the same for the same seed (Fisher–Yates). */
export const shuffledOrder = (count: number, seed: number): number[] => {
  const order = Array.from({ length: count }, (_, index) => index)
  const random = seeded(seed)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const moved = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = moved
  }
  return order
}
