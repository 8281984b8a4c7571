import type { CriterionSource, LeafCriterion } from '../content/criterion-schemas/registry.ts'
import type { LearnerRecord, Missing, Proof } from '../credentials/criteria/criterion.ts'
import { masteryOf } from '../credentials/criteria/mastery.ts'
import { verdictOn } from '../credentials/criteria/registry.ts'
import { type Evaluated, evaluateAll, evaluateMember } from '../credentials/evaluate.ts'
import { findMember } from '../people/members.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

type Options = { readonly member: string; readonly organization?: string; readonly explain?: boolean }

type Explained = {
  readonly criterion: string
  readonly met: boolean
  readonly text: string
  readonly missing?: readonly Missing[]
  readonly proofs?: readonly Proof[]
  readonly of?: readonly Explained[]
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`

const nextWords: Record<Missing['next'], string> = {
  learn: 'lessons are next',
  practise: 'practice is next',
  wait: 'it waits for days without practice',
  sit: 'a check waits to be taken',
  'hand-in': 'nothing has been handed in',
  'wait-for-assessor': 'an assessor has to look at it',
  earn: 'it has to be earned first',
  ask: 'the attempts are used up',
  mentor: 'mentoring is next',
}

const missingText = ({ done, total, about, next, notBefore }: Missing): string => {
  const when = notBefore ? `, not before ${notBefore.toISOString().slice(0, 16)}Z` : ''
  const which = about.length > 0 && about.length <= 12 ? `: ${about.join(', ')}` : ''
  return `${done} of ${total}; ${nextWords[next]}${when}${which}`
}

/** Never without what it rests on. */
const masteryText = (leaf: LeafCriterion, record: LearnerRecord, now: Date): string | undefined => {
  if (leaf.kind !== 'mastery') return undefined
  const { share, items, met, answers } = masteryOf(record, leaf.skill, now)
  return `${leaf.skill} ${percent(share)} of ${percent(leaf.atLeast)}, from ${met} of ${items} items and ${answers} answers`
}

const explain = (criterion: CriterionSource, record: LearnerRecord, now: Date): Explained => {
  const verdict = verdictOn(criterion, record, now)
  const met = verdict.earned
  if ('of' in criterion) {
    const count = criterion.kind === 'at-least' ? ` ${criterion.count}` : ''
    const of = criterion.of.map((one) => explain(one, record, now))
    return { criterion: criterion.kind, met, text: `${criterion.kind}${count} of`, of }
  }
  const detail =
    masteryText(criterion, record, now) ??
    (verdict.earned ? 'met' : verdict.missing.map(missingText).join('; '))
  return {
    criterion: criterion.kind,
    met,
    text: `${criterion.kind}: ${detail}`,
    ...(verdict.earned ? { proofs: verdict.proofs } : { missing: verdict.missing }),
  }
}

const treeLines = (explained: Explained, depth: number): string[] => [
  `${'  '.repeat(depth)}${explained.met ? '✓' : '○'} ${explained.text}`,
  ...(explained.of ?? []).flatMap((one) => treeLines(one, depth + 1)),
]

const stateOf = ({ achievement, record, verdict }: Evaluated): string => {
  if (record.credentials.has(achievement.slug)) return 'held'
  if (achievement.draft) return 'draft, never issued'
  return verdict.earned ? 'earned' : `not yet, ${percent(Math.min(0.99, verdict.share))}`
}

/**
 * `credential evaluate --member M`: awards what has been earned, as what follows from every answer does, and says how far the
 * rest is. With `--explain` nothing is changed, and every criterion is told with its numbers.
 */
export const evaluateCommand = (options: Options): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const member = await findMember(prisma, organizationId, options.member)
    if (!member) throw inputError('unknown-member', `There is no member "${options.member}".`)
    const whose = { memberId: member.id, organizationId }
    const awarded = options.explain ? [] : await evaluateMember(deps, whose)
    const now = deps.clock.now()
    const rows = (await evaluateAll(deps, whose, now)).map((evaluated) => ({
      achievement: evaluated.achievement.slug,
      title: evaluated.achievement.definition.title,
      state: stateOf(evaluated),
      criteria: explain(evaluated.achievement.definition.criteria, evaluated.record, now),
    }))
    const none = `${member.name} is on no pathway whose pack has achievements, and holds none.`
    const lines = rows.flatMap(({ achievement, title, state, criteria }) => [
      `${title} (${achievement}): ${state}`,
      ...(options.explain ? treeLines(criteria, 1) : []),
    ])
    return {
      exitCode: 0,
      json: { member: member.id, name: member.name, awarded, achievements: rows },
      text: [
        ...(awarded.length > 0
          ? [`Awarded now: ${awarded.length}. They are signed by the running server.`]
          : []),
        ...(lines.length > 0 ? lines : [none]),
      ].join('\n'),
    }
  })
