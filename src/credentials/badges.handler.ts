import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { AchievementSource } from '../content/achievement-format.ts'
import { type BadgeOnTheWay, badgesCard, type HeldBadge } from './badges.card.ts'
import { credentialsOf } from './credentials.store.ts'
import { evaluateAll } from './evaluate.ts'
import { showCredential } from './portfolio.ts'
import { standingOf } from './standing.rules.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

type Titled = {
  readonly definition: AchievementSource
  readonly translations: Readonly<Record<string, Partial<AchievementSource>>>
}

const titleIn = ({ definition, translations }: Titled, language: string): string =>
  translations[language]?.title ?? definition.title

const heldOf = async (deps: Deps, context: Context): Promise<HeldBadge[]> => {
  const rows = await credentialsOf(deps.database.prisma, whoseOf(context))
  return rows.flatMap((row) =>
    row.achievement
      ? [
          {
            title: titleIn(row.achievement, context.say.language),
            standing: standingOf(row, context.now),
            address: row.signedAt && deps.webAddress ? `${deps.webAddress}/c/${row.id}` : undefined,
          },
        ]
      : [],
  )
}

/** What a member has earned, and of what they are on the way to exactly what is missing. */
export const badges: Handler = async (deps, context) => {
  const evaluated = await evaluateAll(deps, whoseOf(context), context.now)
  const held = await credentialsOf(deps.database.prisma, whoseOf(context))
  const given = new Set(held.map(({ achievementId }) => achievementId))
  const onTheWay = evaluated.flatMap(({ achievement, verdict }): BadgeOnTheWay[] =>
    verdict.earned || achievement.draft || given.has(achievement.id)
      ? []
      : [
          {
            title: titleIn(achievement, context.say.language),
            share: verdict.share,
            missing: verdict.missing,
          },
        ],
  )
  const { timeZone } = context.member
  return { kind: 'say', card: badgesCard(await heldOf(deps, context), onTheWay, timeZone, context.say) }
}

const setShared =
  (shared: boolean): Handler =>
  async (deps, context, intent) => {
    const { say } = context
    const credential = intent.args.credential ?? ''
    const done = await showCredential(deps, whoseOf(context), credential, {
      shared,
      ...(shared ? {} : { inPortfolio: false }),
    })
    if (!done) return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
    const back = {
      label: say.plain('award.public'),
      action: { intent: 'badge-public', args: { credential } },
    }
    return {
      kind: 'whisper',
      card: shared
        ? noticeCard('badge-public', say.rich('award.is-public'))
        : noticeCard('badge-private', say.rich('award.is-private'), [back]),
    }
  }

/** Keeps a badge's page to its owner, or shows it again. */
export const badgePrivate: Handler = setShared(false)
export const badgePublic: Handler = setShared(true)
