/** How a skill stands: who learns it, who wants a mentor in it, and who could be one. Counts of people. */
export type SkillSupply = {
  readonly skill: string
  /** On a pathway that teaches it. */
  readonly learners: number
  /** Requests that wait for a mentor. */
  readonly waiting: number
  /** Hold a credential for it that is valid now. */
  readonly holders: number
  /** Of these, who has said that they would mentor, and does not pause. */
  readonly mentors: number
  /** Places of theirs that are free. */
  readonly places: number
}

/** What is lacking, which is also what would help. */
export type Lack =
  /** Nobody holds a badge: somebody has to earn it first. */
  | 'nobody-holds'
  /** Holders have not offered: they could be asked. */
  | 'nobody-offers'
  /** Mentors are full while somebody waits. */
  | 'no-room'

export type Gap = SkillSupply & { readonly lack: Lack }

const lackOf = ({ holders, mentors, places, waiting }: SkillSupply): Lack | undefined => {
  if (holders === 0) return 'nobody-holds'
  if (mentors === 0) return 'nobody-offers'
  return waiting > 0 && places === 0 ? 'no-room' : undefined
}

/** The skills that lack mentors, of those that somebody learns or waits for: where most wait first, then where most learn. */
export const gapsIn = (supplies: readonly SkillSupply[]): Gap[] =>
  supplies
    .filter(({ learners, waiting }) => learners + waiting > 0)
    .flatMap((supply) => {
      const lack = lackOf(supply)
      return lack ? [{ ...supply, lack }] : []
    })
    .sort((a, b) => b.waiting - a.waiting || b.learners - a.learners || a.skill.localeCompare(b.skill))
