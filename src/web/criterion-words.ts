import type { Say } from '../chat/messages/catalogue.ts'
import type { AchievementTranslation } from '../content/achievement-format.ts'
import type { CriterionSource, LeafCriterion } from '../content/criterion-schemas/registry.ts'

/** What a criterion asks for, in a reader's words. */
export type Wanted = {
  readonly text: string
  /** The page of what the sentence speaks of. */
  readonly href?: string
  /** In the achievement's own words, and so in its language. */
  readonly rubric?: readonly string[]
  /** What a combination is made of. */
  readonly inside: readonly Wanted[]
}

/** The names of what criteria speak of by slug. */
export type CriterionNames = {
  readonly module: (slug: string) => string
  readonly skill: (slug: string) => string
  readonly achievement: (slug: string) => { readonly title: string; readonly href?: string }
  /** The pack's texts of the evidence in the reader's language, where it has them. */
  readonly evidence: (id: string) => NonNullable<AchievementTranslation['evidence']>[number] | undefined
  /** How many outcomes the achievement has. */
  readonly outcomes: number
}

const percent = (say: Say, share: number): string =>
  say.number(share, { style: 'percent', maximumFractionDigits: 0 })

const listed = (say: Say, words: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(say.locale, { type }).format(words)

const evidenceWords = (
  { id, title, accepts, rubric }: Extract<LeafCriterion, { kind: 'evidence-approved' }>,
  { evidence }: CriterionNames,
  say: Say,
): Wanted => {
  const own = evidence(id)
  const lines = new Map(own?.rubric.map((line) => [line.id, line.text]))
  const forms = accepts.map((form) => say.plain('about-page.form', { form }))
  return {
    text: say.plain('about-page.evidence', {
      title: own?.title ?? title,
      forms: listed(say, forms, 'disjunction'),
    }),
    // What is judged are the lines of the definition, whatever a translation has.
    rubric: rubric.map((line) => lines.get(line.id) ?? line.text),
    inside: [],
  }
}

const leafWords = (leaf: LeafCriterion, names: CriterionNames, say: Say): Wanted => {
  switch (leaf.kind) {
    case 'lessons-completed': {
      const modules = listed(say, leaf.modules.map(names.module), 'conjunction')
      return { text: say.plain('about-page.lessons', { modules }), inside: [] }
    }
    case 'mastery': {
      const share = percent(say, leaf.atLeast)
      return { text: say.plain('about-page.mastery', { share, skill: names.skill(leaf.skill) }), inside: [] }
    }
    case 'retained': {
      const { days, itemsPerOutcome: items, attempts, coolDownDays } = leaf
      const outcomes = leaf.outcomes?.length ?? names.outcomes
      const asked = say.plain('about-page.retained', { days, items, outcomes })
      const tries = say.plain('about-page.retained-tries', { attempts, days: coolDownDays })
      return { text: `${asked} ${tries}`, inside: [] }
    }
    case 'assessment-passed': {
      const items = leaf.blueprint.reduce((sum, one) => sum + one.items, 0)
      const outcomes = new Set(leaf.blueprint.map(({ outcome }) => outcome)).size
      const share = percent(say, leaf.passAt)
      const asked = say.plain('about-page.assessment', { items, outcomes, share })
      const { attempts, coolDownDays: days } = leaf
      return { text: `${asked} ${say.plain('about-page.assessment-tries', { attempts, days })}`, inside: [] }
    }
    case 'evidence-approved':
      return evidenceWords(leaf, names, say)
    case 'achievement-held': {
      const { title, href } = names.achievement(leaf.achievement)
      return { text: say.plain('about-page.held', { title }), ...(href && { href }), inside: [] }
    }
    case 'mentor-meetings':
      return { text: say.plain('about-page.mentor-meetings', { count: leaf.meetings }), inside: [] }
    case 'mentoring-completed': {
      const { learners: count, minutes } = leaf
      return { text: say.plain('about-page.mentoring-completed', { count, minutes }), inside: [] }
    }
  }
}

/** What it takes to meet a criterion, for somebody who has never heard of the program. */
export const criterionWords = (criterion: CriterionSource, names: CriterionNames, say: Say): Wanted => {
  const inside = (of: readonly CriterionSource[]) => of.map((one) => criterionWords(one, names, say))
  switch (criterion.kind) {
    case 'all':
      return { text: say.plain('about-page.all'), inside: inside(criterion.of) }
    case 'any':
      return { text: say.plain('about-page.any'), inside: inside(criterion.of) }
    case 'at-least': {
      const { count } = criterion
      return { text: say.plain('about-page.at-least', { count }), inside: inside(criterion.of) }
    }
    default:
      return leafWords(criterion, names, say)
  }
}
