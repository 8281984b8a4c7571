import type { LearnerRecord, Missing, Proof, RecordSitting, Verdict } from './criterion.ts'

export const dayMs = 86_400_000

export const earned = (...proofs: readonly Proof[]): Verdict => ({ earned: true, proofs })

export const notYet = (missing: Missing): Verdict => ({
  earned: false,
  missing: [missing],
  share: missing.total === 0 ? 0 : Math.min(1, missing.done / missing.total),
})

/** The finished sittings of a criterion, oldest first. */
export const sittingsOf = (record: Pick<LearnerRecord, 'sittings'>, criterion: string): RecordSitting[] =>
  record.sittings
    .filter((sitting) => sitting.criterion === criterion)
    .sort((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime())

/** What came of an outcome the last time that it was asked; `undefined` where it never was. */
export const lastAnswerOn = (
  sittings: readonly RecordSitting[],
  outcome: string,
): { readonly isShown: boolean; readonly sitting: RecordSitting } | undefined => {
  const sitting = sittings.findLast(({ result }) => (result[outcome]?.asked ?? 0) > 0)
  const came = sitting?.result[outcome]
  return sitting && came ? { isShown: came.right === came.asked, sitting } : undefined
}

/** The sittings in which an outcome was asked within so many days before an instant. */
export const attemptsOn = (
  sittings: readonly RecordSitting[],
  outcome: string,
  within: { readonly days: number; readonly now: Date },
): RecordSitting[] => {
  const from = within.now.getTime() - within.days * dayMs
  return sittings.filter(
    ({ result, finishedAt }) => (result[outcome]?.asked ?? 0) > 0 && finishedAt.getTime() > from,
  )
}

const latest = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())))

export const latestOf = (dates: readonly Date[]): Date | undefined =>
  dates.length === 0 ? undefined : latest(dates)
