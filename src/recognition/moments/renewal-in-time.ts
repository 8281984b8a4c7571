import type { MomentKind } from './moment.ts'

/** A badge that was renewed while it was valid. One that had run out before is none: that would tell of a failure. */
export const renewalInTime: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) => {
    if (happening.what !== 'credential' || !happening.renews?.validUntil) return undefined
    const { credentialId, achievementId, renews, awardedAt } = happening
    return renews.validUntil && renews.validUntil >= awardedAt
      ? { subject: credentialId, facts: { credentialId, achievementId } }
      : undefined
  },
  headingKey: 'moment.renewal-in-time',
  lineKey: 'moment.renewal-in-time-line',
  labelKey: 'moment.renewal-in-time-label',
}
