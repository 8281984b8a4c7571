import type { MessageKey } from '../chat/messages/catalogue.ts'
import type { WhyNot } from './candidates.rules.ts'

/** Why nobody can be proposed yet, and what would help. */
export const whyNotKeys: Readonly<Record<WhyNot, MessageKey>> = {
  'nobody-holds': 'mentoring.unmatched-nobody-holds',
  'all-full': 'mentoring.unmatched-all-full',
  'all-excluded': 'mentoring.unmatched-all-excluded',
  'no-common-language': 'mentoring.unmatched-no-common-language',
  'no-common-hours': 'mentoring.unmatched-no-common-hours',
  'others-first': 'mentoring.unmatched-others-first',
}
