import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind } from './criterion.ts'
import { earned, latestOf, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'lessons-completed' }>

/** All lessons of some modules are finished. */
export const lessonsCompleted: CriterionKind<Source> = {
  kind: 'lessons-completed',
  verdict: ({ modules }, { lessons }) => {
    const wanted = lessons.filter(({ module }) => modules.includes(module))
    const done = wanted.flatMap(({ finishedAt }) => (finishedAt ? [finishedAt] : []))
    const at = latestOf(done)
    if (wanted.length > 0 && done.length === wanted.length && at)
      return earned({ kind: 'lessons-completed', lessons: done.length, at: at.toISOString() })
    const open = modules.filter((module) => wanted.some((one) => one.module === module && !one.finishedAt))
    return notYet({
      criterion: 'lessons-completed',
      done: done.length,
      total: wanted.length,
      about: open.length > 0 ? open : modules,
      next: 'learn',
    })
  },
}
