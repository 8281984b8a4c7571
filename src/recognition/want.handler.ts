import type { CardNode } from '../chat/card.ts'
import type { Handler } from '../chat/deps.ts'
import type { MessageKey } from '../chat/messages/catalogue.ts'
import type { CriterionSource, LeafCriterion } from '../content/criterion-schemas/registry.ts'
import { wish } from './answers.store.ts'
import { whisper } from './kudos.handler.ts'
import { findMoment } from './moments.store.ts'
import { refreshPosts } from './refreshing.ts'
import { achievementOf, holds, pathwayToward } from './subjects.store.ts'

const steps: Readonly<Record<LeafCriterion['kind'], MessageKey>> = {
  'lessons-completed': 'want.step-lessons',
  mastery: 'want.step-mastery',
  retained: 'want.step-retained',
  'assessment-passed': 'want.step-assessment',
  'evidence-approved': 'want.step-evidence',
  'achievement-held': 'want.step-held',
  'mentor-meetings': 'want.step-meetings',
  'mentoring-completed': 'want.step-mentoring',
}

/** The ways of proof that a criterion asks for, each once, in its order. */
export const stepsOf = (criterion: CriterionSource): MessageKey[] =>
  'of' in criterion ? [...new Set(criterion.of.flatMap(stepsOf))] : [steps[criterion.kind]]

/**
 * *I want this too*: counted once, says what it takes, and enrols in the pathway that leads there, so that its first lesson
 * comes at the next delivery time. `enrol` and its undoing are those of whoever asks in the catalogue.
 */
export const wantingToo =
  (enrol: Handler): Handler =>
  async (deps, context, intent) => {
    const { member, now, say } = context
    const { organizationId } = member
    const { prisma } = deps.database
    const moment = await findMoment(prisma, { id: intent.args.moment ?? '', organizationId })
    const achievementId = moment?.facts.achievementId
    const achievement =
      achievementId && (await achievementOf(prisma, organizationId, achievementId, say.language))
    if (moment?.state !== 'approved' || !achievementId || !achievement || achievement.retired)
      return whisper(context, 'kudos.over')
    if (await holds(prisma, { memberId: member.id, organizationId }, achievementId, now))
      return whisper(context, 'want.held')
    const press = { momentId: moment.id, memberId: member.id, organizationId }
    await prisma.$transaction(async (tx) => {
      if (await wish(tx, press, now)) await refreshPosts(deps, tx, organizationId, moment.id, now)
    })
    const pathway = await pathwayToward(prisma, organizationId, achievement)
    const enrolled = pathway && (await enrol(deps, context, { ...intent, args: { pathway } }))
    const joined: readonly CardNode[] =
      enrolled && 'card' in enrolled
        ? enrolled.card.nodes.map((node) =>
            node.type === 'actions'
              ? {
                  ...node,
                  buttons: [
                    ...node.buttons,
                    { label: say.plain('want.undo'), action: { intent: 'leave', args: { pathway } } },
                  ],
                }
              : node,
          )
        : [{ type: 'text', text: say.rich('want.no-pathway') }]
    return {
      kind: 'say',
      card: {
        name: 'want-too',
        nodes: [
          { type: 'heading', text: say.plain('want.heading', { title: achievement.title }) },
          {
            type: 'text',
            text: `**${say.plain('want.takes')}**\n\n${stepsOf(achievement.criteria)
              .map((key) => `- ${say.rich(key)}`)
              .join('\n')}`,
          },
          ...joined,
        ],
      },
    }
  }
