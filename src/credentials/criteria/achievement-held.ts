import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import { isValid } from '../standing.rules.ts'
import type { CriterionKind } from './criterion.ts'
import { earned, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'achievement-held' }>

/** Another achievement is held, by a credential that is valid now. */
export const achievementHeld: CriterionKind<Source> = {
  kind: 'achievement-held',
  verdict: ({ achievement }, { credentials }, now) => {
    const held = credentials.get(achievement)
    return held && isValid(held, now)
      ? earned({ kind: 'achievement-held', achievement, credentialId: held.id })
      : notYet({ criterion: 'achievement-held', done: 0, total: 1, about: [achievement], next: 'earn' })
  },
}
