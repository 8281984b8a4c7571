import type { CriterionSource } from '../../content/criterion-schemas/registry.ts'
import type { MemoryState } from '../../review/memory.rules.ts'
import type { Validity } from '../standing.rules.ts'

/** An item as far as criteria look at it: approved, not retired. */
export type RecordItem = {
  readonly id: string
  readonly outcome: string
  readonly skill: string
  readonly reserve: boolean
}

/** A sitting that came to an end, with what came of each outcome, by the outcome's slug. */
export type RecordSitting = {
  readonly id: string
  readonly criterion: string
  readonly status: 'passed' | 'failed' | 'expired'
  readonly finishedAt: Date
  readonly result: Readonly<Record<string, { readonly asked: number; readonly right: number }>>
}

export type RecordEvidence = {
  readonly id: string
  readonly criterion: string
  readonly status: 'waiting' | 'approved' | 'returned'
  readonly assessor: string | null
  /** `appointed` where nobody held the achievement yet; then `appointedWhy` says why. */
  readonly assessorBy: 'holder' | 'appointed' | null
  readonly appointedWhy: string | null
  readonly decidedAt: Date | null
}

/** A mentoring that was completed, with the minutes of talk that the learner has said and the mentor has not denied. */
export type RecordMentoring = {
  readonly learner: string
  readonly skill: string
  readonly minutes: number
  readonly completedAt: Date
}

/** A talk with a mentor of which neither says that there was none. */
export type RecordTalk = { readonly skill: string; readonly minutes: number; readonly at: Date }

/** All of a member's record that an achievement's criteria look at. Slugs are those of the achievement's pack. */
export type LearnerRecord = {
  /** The outcomes that the achievement proves. */
  readonly outcomes: readonly string[]
  /** Lessons of each module, and when they were finished where they were. */
  readonly lessons: readonly {
    readonly module: string
    readonly lesson: string
    readonly finishedAt: Date | null
  }[]
  readonly items: readonly RecordItem[]
  /** What FSRS remembers, by item. */
  readonly memory: ReadonlyMap<string, MemoryState>
  /** The last answer in practice to any item of an outcome, by the outcome's slug. */
  readonly lastPractice: ReadonlyMap<string, Date>
  /** Of this achievement, oldest first; only such as were not for a renewal. */
  readonly sittings: readonly RecordSitting[]
  readonly evidence: readonly RecordEvidence[]
  /** The skills that the achievement stands for. */
  readonly skills: readonly string[]
  /** Whom they have mentored in the pack's skills, and the talks that they have had with their own mentors: oldest first. */
  readonly mentored: readonly RecordMentoring[]
  readonly talks: readonly RecordTalk[]
  /** The newest credential of each other achievement, by its slug. */
  readonly credentials: ReadonlyMap<string, Validity & { readonly id: string }>
}

/** What was proven and how: goes into the credential and onto its page. */
export type Proof =
  | { readonly kind: 'lessons-completed'; readonly lessons: number; readonly at: string }
  | {
      readonly kind: 'mastery'
      readonly skill: string
      readonly share: number
      readonly items: number
      readonly answers: number
    }
  | {
      readonly kind: 'retained'
      readonly sittingId: string
      readonly days: number
      readonly outcomes: number
      readonly items: number
      readonly at: string
    }
  | {
      readonly kind: 'assessment-passed'
      readonly sittingId: string
      readonly right: number
      readonly asked: number
      readonly attempt: number
      readonly at: string
    }
  | {
      readonly kind: 'evidence-approved'
      readonly evidenceId: string
      readonly title: string
      readonly assessor: string
      readonly assessorBy: 'holder' | 'appointed'
      readonly appointedWhy?: string
      readonly at: string
    }
  | { readonly kind: 'achievement-held'; readonly achievement: string; readonly credentialId: string }
  | {
      readonly kind: 'mentor-meetings'
      readonly meetings: number
      readonly minutes: number
      readonly at: string
    }
  | {
      readonly kind: 'mentoring-completed'
      readonly learners: number
      readonly minutes: number
      readonly at: string
    }
  | {
      readonly kind: 'renewed'
      readonly sittingId: string
      /** The credential that is renewed. */
      readonly credentialId: string
      readonly outcomes: number
      readonly items: number
      readonly at: string
    }

/** What is missing, and how far it is: `done` of `total`, in the unit of the kind. */
export type Missing = {
  readonly criterion: Exclude<CriterionSource['kind'], 'all' | 'any' | 'at-least'>
  /** The id that the criterion has in the pack, where it has one. */
  readonly id?: string
  readonly done: number
  readonly total: number
  /** When it can go on, where it has to wait. */
  readonly notBefore?: Date
  /** What it is about, as slugs: modules, a skill, outcomes, an achievement. */
  readonly about: readonly string[]
  /** What the learner can do now: a key of the catalogue below `criteria.next.` */
  readonly next:
    | 'learn'
    | 'practise'
    | 'wait'
    | 'sit'
    | 'hand-in'
    | 'wait-for-assessor'
    | 'earn'
    | 'ask'
    | 'mentor'
}

export type Verdict =
  | { readonly earned: true; readonly proofs: readonly Proof[] }
  | { readonly earned: false; readonly missing: readonly Missing[]; readonly share: number }

/** One kind of criterion. Pure: the record and the instant in, the verdict out. */
export type CriterionKind<Source extends CriterionSource> = {
  readonly kind: Source['kind']
  readonly verdict: (criterion: Source, record: LearnerRecord, now: Date) => Verdict
}
