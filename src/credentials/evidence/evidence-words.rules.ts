import type { MessageKey, Say } from '../../chat/messages/catalogue.ts'
import type { JudgementFault, StepFault } from './evidence.rules.ts'
import type { FileFault } from './file.rules.ts'

export type HandInFault =
  | FileFault
  | 'unknown'
  | 'nothing'
  | 'no-text'
  | 'text-too-long'
  | 'waits'
  | 'approved'

export type JudgeFault = StepFault | 'unknown' | 'not-eligible' | 'enough-today' | JudgementFault

const handInKeys = {
  unknown: 'evidence.fault-unknown',
  nothing: 'evidence.fault-nothing',
  'no-text': 'evidence.fault-no-text',
  'text-too-long': 'evidence.fault-text-too-long',
  waits: 'evidence.fault-waits',
  approved: 'evidence.fault-approved',
  empty: 'evidence.fault-empty',
  'too-large': 'evidence.fault-too-large',
  'too-many': 'evidence.fault-too-many',
  'too-much': 'evidence.fault-too-much',
  heic: 'evidence.fault-heic',
  webp: 'evidence.fault-webp',
  'not-taken': 'evidence.fault-not-taken',
  'no-photos': 'evidence.fault-no-photos',
  'no-files': 'evidence.fault-no-files',
  damaged: 'evidence.fault-damaged',
  'too-many-pixels': 'evidence.fault-too-many-pixels',
} as const satisfies Record<HandInFault, MessageKey>

/** Why it wasn't taken, and what to do about it. */
export const handInFaultText = (fault: HandInFault, name: string, say: Say): string =>
  say.plain(handInKeys[fault], { name })

const judgeKeys = {
  decided: 'evidence.judge-fault-decided',
  withdrawn: 'evidence.judge-fault-withdrawn',
  locked: 'evidence.judge-fault-locked',
  own: 'evidence.judge-fault-own',
  'not-yours': 'evidence.judge-fault-not-yours',
  unknown: 'evidence.judge-fault-unknown',
  'not-eligible': 'evidence.judge-fault-not-eligible',
  'enough-today': 'evidence.judge-fault-enough-today',
  'not-all-met': 'evidence.judge-fault-not-all-met',
  'no-reason': 'evidence.judge-fault-no-reason',
  'reason-too-long': 'evidence.judge-fault-reason-too-long',
  'all-met': 'evidence.judge-fault-all-met',
} as const satisfies Record<JudgeFault, MessageKey>

/** Why it can't be judged, or not so; `until` is when a piece that somebody else has is free again. */
export const judgeFaultText = (
  { reason, until }: { readonly reason: JudgeFault; readonly until?: Date | undefined },
  timeZone: string,
  say: Say,
): string => say.plain(judgeKeys[reason], { time: until ? say.date(until, timeZone, 'time') : '–' })
