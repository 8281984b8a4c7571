import { anniversary } from './anniversary.ts'
import { coverageReached } from './coverage-reached.ts'
import { credentialIssued } from './credential-issued.ts'
import { firstWeek } from './first-week.ts'
import type { Happening, MomentFacts, MomentKind } from './moment.ts'
import { pairingCompleted } from './pairing-completed.ts'
import { pathwayCompleted } from './pathway-completed.ts'
import { renewalInTime } from './renewal-in-time.ts'

/** What is recognised. Nothing here tells of absence, failure or speed. */
export const moments = {
  'credential-issued': credentialIssued,
  'renewal-in-time': renewalInTime,
  'pathway-completed': pathwayCompleted,
  'first-week': firstWeek,
  'pairing-completed': pairingCompleted,
  'coverage-reached': coverageReached,
  anniversary,
} as const satisfies Record<string, MomentKind>

export type MomentName = keyof typeof moments

export const momentNames = Object.keys(moments) as MomentName[]

export const isMomentName = (name: string): name is MomentName => Object.hasOwn(moments, name)

export const kindOf = (name: MomentName): MomentKind => moments[name]

/** What a happening is a moment of. */
export const momentsIn = (
  happening: Happening,
): { readonly kind: MomentName; readonly subject: string; readonly facts: MomentFacts }[] =>
  momentNames.flatMap((kind) => {
    const found = kindOf(kind).in(happening)
    return found ? [{ kind, ...found }] : []
  })
