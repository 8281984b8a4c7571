import { matchPool } from '../src/mentorship/matching.rules.ts'
import { aPool, firstCome, linearProgramme, loadHighs, problemOf } from '../test/builders/pool.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './run.ts'

const timed = <Result>(what: () => Result): { readonly ms: number; readonly result: Result } => {
  const begun = performance.now()
  const result = what()
  return { ms: performance.now() - begun, result }
}

/**
 * A whole pool, candidates and scores included, against HiGHS on the assignment alone, in this process, and against the score of
 * first come, first served; a fifth as many mentors as mentees, another pool in each round.
 */
export const benchMatch = async (_server: string, { smoke, say }: BenchOptions): Promise<Figure[]> => {
  const [sizes, rounds] = smoke ? [[100, 200] as const, 1] : [[1_000, 10_000] as const, 5]
  const figures: Figure[] = []
  for (const size of sizes) {
    const isLargest = size === sizes[1]
    const [times, exact, ratios, greedy, optimum]: number[][] = [[], [], [], [], []]
    matchPool(aPool(size, size / 5))
    for (let round = 1; round <= rounds; round++) {
      const pool = aPool(size, size / 5, round)
      const problem = problemOf(pool)
      const programme = linearProgramme(problem)
      // Its memory grows with the problem, and it gives none back: a new one each time.
      const highs = await loadHighs()
      const ours = timed(() => matchPool(pool))
      const theirs = timed(() => highs.solve(programme, { output_flag: false }))
      if (theirs.result.Status !== 'Optimal') throw new Error(`HiGHS ended with ${theirs.result.Status}`)
      if (ours.result.score > theirs.result.ObjectiveValue + 1e-6)
        throw new Error('It scored more than the optimum')
      times?.push(ours.ms)
      exact?.push(theirs.ms)
      ratios?.push(ours.ms / theirs.ms)
      greedy?.push(ours.result.score / firstCome(problem))
      optimum?.push(ours.result.score / theirs.result.ObjectiveValue)
      say(`match ${size}: ${round}/${rounds}`)
    }
    const name = `${size} mentees`
    figures.push(
      figure(
        `time ÷ HiGHS’s, ${name}`,
        'ratio',
        ratios ?? [],
        isLargest && !smoke ? { atMost: 0.1 } : undefined,
      ),
      figure(`score ÷ first come’s, ${name}`, 'ratio', greedy ?? [], smoke ? undefined : { atLeast: 1 }),
      figure(`score ÷ the optimum, ${name}`, 'ratio', optimum ?? []),
      figure(`matching, ${name}`, 'ms', times ?? []),
      figure(`HiGHS, ${name}`, 'ms', exact ?? []),
    )
  }
  return figures
}
