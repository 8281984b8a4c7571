import type { MomentKind } from './moment.ts'

export const pathwayCompleted: MomentKind = {
  of: 'member',
  isAlwaysAsked: false,
  in: (happening) =>
    happening.what === 'pathway'
      ? { subject: happening.enrolmentId, facts: { pathwayId: happening.pathwayId } }
      : undefined,
  heading: 'moment.pathway-completed',
  line: 'moment.pathway-completed-line',
  label: 'moment.pathway-completed-label',
}
