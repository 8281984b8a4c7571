import { daysBetween } from '../../kernel/local-date.ts'
import type { MomentKind } from './moment.ts'

const daysOfAWeek = 5
/** Of somebody who has been learning for longer it is no news, as when a channel is chosen later. */
const newsForDays = 7

/** The first five days of learning, however long they took: how fast it went is nobody’s business. */
export const firstWeek: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) => {
    if (happening.what !== 'learning') return undefined
    const { memberId, days, today, pathwayId } = happening
    const fifth = days[daysOfAWeek - 1]
    return fifth !== undefined && daysBetween(fifth, today) <= newsForDays
      ? { subject: memberId, facts: pathwayId === undefined ? {} : { pathwayId } }
      : undefined
  },
  headingKey: 'moment.first-week',
  lineKey: 'moment.first-week-line',
  labelKey: 'moment.first-week-label',
}
