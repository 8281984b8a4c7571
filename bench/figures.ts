/** One figure of a bench: what was measured, its spread over the rounds, and the goal it is held to. */
export type Figure = {
  readonly name: string
  readonly unit: 'ratio' | 'ms' | 'µs' | '/s'
  readonly median: number
  /** The smallest and the largest of the rounds; the same as the median where there was one. */
  readonly low: number
  readonly high: number
  readonly rounds: number
  /** Only what a goal is set for has one; in a smoke run none has. */
  readonly goal?: Goal
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number }

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN

/** The value below which a share (0 … 1) of the values lies, or which is it. */
export const quantile = (values: readonly number[], share: number): number =>
  at(
    [...values].sort((a, b) => a - b),
    share,
  )

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle) ? (at(sorted, 0.5) + (sorted[middle] ?? Number.NaN)) / 2 : at(sorted, 0.5)
}

export const figure = (
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  goal?: Goal | undefined,
): Figure => ({
  name,
  unit,
  median: median(values),
  low: Math.min(...values),
  high: Math.max(...values),
  rounds: values.length,
  ...(goal ? { goal } : {}),
})

/** Whether the median reaches its goal; undefined where there is none. */
export const isMet = ({ median: value, goal }: Figure): boolean | undefined => {
  if (!goal) return undefined
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

const digits = (value: number): string =>
  value >= 1000 ? value.toFixed(0) : value >= 100 ? value.toFixed(1) : value.toFixed(2)

const goalText = (goal: Goal): string =>
  'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`

/** A figure as a line for people. */
export const lineOf = (shown: Figure): string => {
  const unit = shown.unit === 'ratio' ? ' ×' : ` ${shown.unit}`
  const spread =
    shown.rounds > 1 ? ` (${digits(shown.low)} to ${digits(shown.high)} in ${shown.rounds} rounds)` : ''
  const verdict = shown.goal ? `  ${isMet(shown) ? 'met' : 'MISSED'}: ${goalText(shown.goal)}` : ''
  return `  ${shown.name.padEnd(52)} ${digits(shown.median).padStart(8)}${unit}${spread}${verdict}`
}
