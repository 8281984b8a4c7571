import { leastForAggregates } from '../aggregates.rules.ts'
import type { MomentKind } from './moment.ts'

/**
 * Half of a team can do something now, by valid credentials. It says "at least half" and no number, so that nobody learns from it
 * who holds a badge that they keep to themselves.
 */
export const coverageReached: MomentKind = {
  of: 'team',
  isAlwaysAsked: false,
  in: (happening) => {
    if (happening.what !== 'coverage') return undefined
    const { teamId, packId, skill, holders, people } = happening
    return people >= leastForAggregates && holders * 2 >= people
      ? { subject: `${teamId}/${packId}/${skill}`, facts: { packId, skill } }
      : undefined
  },
  headingKey: 'moment.coverage-reached',
  lineKey: 'moment.coverage-reached-line',
  labelKey: 'moment.coverage-reached-label',
}
