import type { LearnerRecord } from '../../src/credentials/criteria/criterion.ts'

/** Somebody who has done nothing yet, of a pack with two outcomes of one skill. */
export const aRecord = (changes: Partial<LearnerRecord> = {}): LearnerRecord => ({
  outcomes: ['one', 'two'],
  skills: ['sensing'],
  mentored: [],
  talks: [],
  lessons: [
    { module: 'first', lesson: 'a', finishedAt: null },
    { module: 'first', lesson: 'b', finishedAt: null },
    { module: 'second', lesson: 'c', finishedAt: null },
  ],
  items: [
    { id: 'i1', outcome: 'one', skill: 'sensing', reserve: false },
    { id: 'i2', outcome: 'two', skill: 'sensing', reserve: false },
    { id: 'r1', outcome: 'one', skill: 'sensing', reserve: true },
    { id: 'r2', outcome: 'two', skill: 'sensing', reserve: true },
  ],
  memory: new Map(),
  lastPractice: new Map(),
  sittings: [],
  evidence: [],
  credentials: new Map(),
  ...changes,
})
