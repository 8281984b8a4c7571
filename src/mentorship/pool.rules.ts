/** A request for a mentor, as the matching sees it. */
export type Mentee = {
  readonly id: string
  /** Skills of which one is wanted. */
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  /** Working time of the coming days. */
  readonly hours: readonly (readonly [from: Date, until: Date])[]
  /** Mentors who must not be proposed. */
  readonly exclude: readonly string[]
  readonly waitingDays: number
  /** Mentors of earlier pairings: only while there is nobody else. */
  readonly pastMentors?: readonly string[]
  readonly site?: string
  readonly trade?: string
  /** 0 to 1. */
  readonly level?: number
}

export type Mentor = {
  readonly id: string
  readonly achievements: readonly { readonly skill: string; readonly validUntil: Date | null }[]
  readonly capacity: number
  /** Places that are taken. */
  readonly load: number
  readonly languages: readonly string[]
  readonly hours: readonly (readonly [from: Date, until: Date])[]
  readonly site?: string
  readonly trade?: string
  readonly level?: number
}

export type Pool = {
  readonly mentees: readonly Mentee[]
  readonly mentors: readonly Mentor[]
  readonly now: Date
}
