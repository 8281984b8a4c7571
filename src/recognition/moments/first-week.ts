import type { MomentKind } from './moment.ts'

const daysOfAWeek = 5

/** The first five days of learning, however long they took: how fast it went is nobody’s business. */
export const firstWeek: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) =>
    happening.what === 'learning' && happening.days >= daysOfAWeek
      ? { subject: happening.memberId, facts: {} }
      : undefined,
  headingKey: 'moment.first-week',
  lineKey: 'moment.first-week-line',
  labelKey: 'moment.first-week-label',
}
