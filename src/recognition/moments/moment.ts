import type { MessageKey } from '../../chat/messages/catalogue.ts'
import type { LocalDate } from '../../kernel/local-date.ts'

/** What has happened, with what stands behind it: what the kinds of moments look at. */
export type Happening =
  /** A credential has been signed. */
  | {
      readonly what: 'credential'
      readonly credentialId: string
      readonly achievementId: string
      /** The one that it renews or replaces, and until when that was valid. */
      readonly renews: { readonly validUntil: Date | null } | undefined
      readonly awardedAt: Date
    }
  /** Every lesson of a pathway is finished. */
  | { readonly what: 'pathway'; readonly enrolmentId: string; readonly pathwayId: string }
  /** A delivery is finished; the local dates on which that has been so, the first ones first. */
  | {
      readonly what: 'learning'
      readonly memberId: string
      readonly days: readonly LocalDate[]
      readonly today: LocalDate
      /** What they are learning. */
      readonly pathwayId: string | undefined
    }
  | {
      readonly what: 'pairing'
      readonly pairingId: string
      readonly packId: string
      readonly skill: string
    }
  /** How many of a team hold a skill by a credential that is valid now. */
  | {
      readonly what: 'coverage'
      readonly teamId: string
      readonly packId: string
      readonly skill: string
      readonly holders: number
      readonly people: number
    }
  /** A credential has been valid for so many years. */
  | {
      readonly what: 'years'
      readonly credentialId: string
      readonly achievementId: string
      readonly years: number
    }

/** What a moment's sentence and its evidence are looked up by. */
export type MomentFacts = {
  readonly credentialId?: string
  readonly achievementId?: string
  readonly pathwayId?: string
  readonly packId?: string
  readonly skill?: string
  readonly years?: number
}

/** One kind of moment: what it is of all that happens, and how it is said. A file of this folder and a line of its registry. */
export type MomentKind = {
  /** Whose it is: a person's, who decides about it, or a team's, which names nobody. */
  readonly of: 'member' | 'team'
  /** Of several others within a day, the person is asked about the first alone. */
  readonly isAlwaysAsked: boolean
  /** What it is about, by which the same moment is made once; `undefined` where it is none. */
  readonly in: (happening: Happening) => { readonly subject: string; readonly facts: MomentFacts } | undefined
  /** The heading of the post: takes `name`, `title` and `years`. */
  readonly headingKey: MessageKey
  /** What stands behind it: takes `summary`, `lessons` and `team`; the summary of the badge where it is left out. */
  readonly lineKey?: MessageKey
  /** As it stands in the settings. */
  readonly labelKey: MessageKey
}
