import type { MomentKind } from './moment.ts'

export const pathwayCompleted: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) =>
    happening.what === 'pathway'
      ? { subject: happening.enrolmentId, facts: { pathwayId: happening.pathwayId } }
      : undefined,
  headingKey: 'moment.pathway-completed',
  lineKey: 'moment.pathway-completed-line',
  labelKey: 'moment.pathway-completed-label',
}
