import type { MomentKind } from './moment.ts'

/** A learner has reached a goal with a mentor, who is thanked. */
export const pairingCompleted: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) => {
    if (happening.what !== 'pairing') return undefined
    const { pairingId, packId, skill } = happening
    return { subject: pairingId, facts: { packId, skill } }
  },
  headingKey: 'moment.pairing-completed',
  lineKey: 'moment.pairing-completed-line',
  labelKey: 'moment.pairing-completed-label',
}
