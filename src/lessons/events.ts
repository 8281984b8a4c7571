import type { DomainEvent } from '../kernel/events.ts'
import type { LocalDate } from '../kernel/local-date.ts'

/** A pause was set, moved or ended: days before `until` don't count as missed. */
export type PauseChanged = DomainEvent<
  'pause.changed',
  { readonly memberId: string; readonly until: LocalDate }
>

/** A delivery found no account to be sent to. */
export type RecipientMissing = DomainEvent<'recipient.missing', { readonly memberId: string }>

/** A lesson that was begun and left has had its last question answered in a later delivery. */
export type LessonsCaughtUp = DomainEvent<'lessons.caught-up', { readonly memberId: string }>

/** Every lesson of a pathway is finished. */
export type PathwayCompleted = DomainEvent<
  'pathway.completed',
  { readonly memberId: string; readonly enrolmentId: string }
>
