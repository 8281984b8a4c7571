import type { MomentKind } from './moment.ts'

/** A badge that has been true for a year, or several. */
export const anniversary: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) => {
    if (happening.what !== 'years') return undefined
    const { credentialId, achievementId, years } = happening
    return { subject: `${credentialId}/${years}`, facts: { credentialId, achievementId, years } }
  },
  headingKey: 'moment.anniversary',
  lineKey: 'moment.anniversary-line',
  labelKey: 'moment.anniversary-label',
}
