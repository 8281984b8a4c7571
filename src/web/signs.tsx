import type { FC } from 'hono/jsx'
import type { Standing } from '../credentials/standing.rules.ts'

export type Sign = Standing['state'] | 'failed' | 'unknown' | 'absent'

/** A shape for each state, beside its word and its colour: who can't tell the colours apart tells the shapes. */
const strokes: Readonly<Record<Sign, string>> = {
  valid: 'M7 12.5l3.5 3.5L17 8.500',
  expired: 'M12 7v5.500l3.500 2',
  suspended: 'M9.500 8v8M14.500 8v8',
  revoked: 'M8 8l8 8M16 8l-8 8',
  failed: 'M8 8l8 8M16 8l-8 8',
  pending: 'M7.500 12h.01M12 12h.01M16.500 12h.01',
  unknown: 'M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.8.400-1 .9-1 1.700M12 16.500h.01',
  absent: 'M8 12h8',
}

export const StateSign: FC<{ sign: Sign }> = ({ sign }) => (
  <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="11" fill="currentColor" />
    <path
      d={strokes[sign]}
      fill="none"
      class="sign-stroke"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
