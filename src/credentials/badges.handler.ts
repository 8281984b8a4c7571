import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Section } from '../chat/sections.ts'
import type { AchievementSource } from '../content/achievement-format.ts'
import { type BadgeOnTheWay, badgeSection, badgesCard, type HeldBadge, shareCard } from './badges.card.ts'
import { type CredentialRow, credentialsOf } from './credentials.store.ts'
import { type Evaluated, evaluateAll } from './evaluate.ts'
import { publicIssuer } from './issuing/issuers.store.ts'
import { showCredential } from './portfolio.ts'
import { type AchievementRow, skillTitles } from './record.store.ts'
import { loadRenewal } from './renewals/load-renewal.ts'
import { offerRenewal } from './renewals/offer-renewal.ts'
import { renewableFrom } from './renewals/renewal.rules.ts'
import { linkedInAddress } from './share.rules.ts'
import { offerOf } from './sittings/offer.ts'
import { offerCard } from './sittings/sitting.card.ts'
import { pendingSittings } from './sittings/sittings.store.ts'
import { countingOf, standingOf } from './standing.rules.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

type Titled = {
  readonly definition: AchievementSource
  readonly translations: Readonly<Record<string, Partial<AchievementSource>>>
}

const titleIn = ({ definition, translations }: Titled, language: string): string =>
  translations[language]?.title ?? definition.title

const heldBadge = (deps: Deps, { say, now }: Context, row: CredentialRow): HeldBadge[] => {
  if (!row.achievement) return []
  const standing = standingOf(row, now)
  const from = renewableFrom(row.validUntil)
  const isRenewable =
    (standing.state === 'valid' || standing.state === 'expired') &&
    row.achievement.definition.renewal !== 'none' &&
    from !== undefined &&
    from <= now
  return [
    {
      title: titleIn(row.achievement, say.language),
      standing,
      address: row.signedAt && deps.webAddress ? `${deps.webAddress}/c/${row.id}` : undefined,
      renews: isRenewable ? row.id : undefined,
    },
  ]
}

/** What criteria speak of by slug, by its title: an achievement, or a skill of the pack. */
const namesFor = async (deps: Deps, { member, say }: Context, evaluated: readonly Evaluated[]) => {
  const skills = await skillTitles(deps.database.prisma, member.organizationId, say.language)
  const titles = new Map(
    evaluated.map(({ achievement }) => [achievement.slug, titleIn(achievement, say.language)]),
  )
  return ({ packId }: Pick<AchievementRow, 'packId'>, slug: string): string =>
    skills.get(`${packId}/${slug}`) ?? titles.get(slug) ?? slug
}

/** What a member holds, by the credential that counts of each achievement, and what they are on the way to. */
const loadBadges = async (
  deps: Deps,
  context: Context,
): Promise<{ held: HeldBadge[]; onTheWay: BadgeOnTheWay[] }> => {
  const { say, now } = context
  const rows = await credentialsOf(deps.database.prisma, whoseOf(context))
  const given = new Set(rows.map(({ achievementId }) => achievementId))
  const evaluated = await evaluateAll(deps, whoseOf(context), now)
  const nameOf = await namesFor(deps, context, evaluated)
  const onTheWay = evaluated.flatMap(({ achievement, verdict }): BadgeOnTheWay[] =>
    verdict.earned || achievement.draft || given.has(achievement.id)
      ? []
      : [
          {
            title: titleIn(achievement, say.language),
            share: verdict.share,
            missing: verdict.missing.map((missing) => ({
              ...missing,
              name: missing.about.map((slug) => nameOf(achievement, slug)).join(', '),
            })),
          },
        ],
  )
  const held = countingOf(rows, now).flatMap((row) => heldBadge(deps, context, row))
  return { held, onTheWay }
}

/** What a member has earned, and of what they are on the way to exactly what is missing. */
export const badges: Handler = async (deps, context) => {
  const { held, onTheWay } = await loadBadges(deps, context)
  return { kind: 'say', card: badgesCard(held, onTheWay, context.member.timeZone, context.say) }
}

/** The badges as a part of a larger card: the home, the progress. */
export const badgesInShort: Section = async (deps, context) => {
  const { held, onTheWay } = await loadBadges(deps, context)
  return badgeSection(held, onTheWay, context.member.timeZone, context.say)
}

/** Renews a badge that runs out soon, or has. What waits already is shown again. */
export const renew: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const { organizationId } = member
  const of = { credentialId: intent.args.credential ?? '', organizationId }
  const renewal = await loadRenewal(deps, of, now)
  const nothing = noticeCard('not-renewable', say.rich('renewal.not-renewable'))
  if (renewal?.whose.memberId !== member.id) return { kind: 'whisper', card: nothing }
  const offer = await offerRenewal(deps, renewal, now)
  if (offer.offered) {
    const pending = (await pendingSittings(deps.database.prisma, whoseOf(context))).find(
      ({ id }) => id === offer.offered,
    )
    if (pending) return { kind: 'say', card: offerCard(offerOf(pending, member.timeZone, say), say) }
  }
  if (!('from' in offer)) return { kind: 'whisper', card: nothing }
  const title = titleIn(renewal.achievement, say.language)
  const date = say.date(offer.from, member.timeZone, 'date')
  return { kind: 'whisper', card: noticeCard('renewal-later', say.rich('renewal.not-yet', { title, date })) }
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

/** How to show a badge to others. One that was kept private says so first. */
export const badgeShare: Handler = async (deps, context, intent) => {
  const { say } = context
  const { prisma } = deps.database
  const id = intent.args.credential ?? ''
  const row = (await credentialsOf(prisma, whoseOf(context))).find((one) => one.id === id)
  const issuer = row && (await publicIssuer(prisma, row.issuerId))
  if (!row?.achievement || !row.signedAt || !issuer || !deps.webAddress)
    return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
  if (!row.shared) {
    const args = { credential: id }
    const show = { label: say.plain('award.public'), action: { intent: 'badge-public', args } }
    return { kind: 'whisper', card: noticeCard('badge-private', say.rich('award.is-private'), [show]) }
  }
  const title = titleIn(row.achievement, say.language)
  const address = `${deps.webAddress}/c/${id}`
  const linkedIn = linkedInAddress({ ...row, title, issuerName: issuer.name, address })
  return { kind: 'whisper', card: shareCard(title, address, linkedIn, say) }
}

/** Keeps a badge's page to its owner, or shows it again. */
export const badgePrivate: Handler = setShared(false)
export const badgePublic: Handler = setShared(true)
