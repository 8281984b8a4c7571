import type { MomentKind } from './moment.ts'

/** A badge, the first time. What is renewed or issued anew is another kind, or none. */
export const credentialIssued: MomentKind = {
  of: 'member',
  isAlwaysAsked: true,
  in: (happening) => {
    if (happening.what !== 'credential' || happening.renews) return undefined
    const { credentialId, achievementId } = happening
    return { subject: credentialId, facts: { credentialId, achievementId } }
  },
  headingKey: 'moment.credential-issued',
  labelKey: 'moment.credential-issued-label',
}
