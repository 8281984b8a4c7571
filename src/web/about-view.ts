import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import {
  type AchievementNames,
  achievementNames,
  offeredAchievements,
  type PublicAchievement,
  publicAchievement,
} from '../credentials/about.store.ts'
import { type AchievementTexts, achievementTexts } from '../credentials/achievement-texts.rules.ts'
import { type EndorsementRow, standingEndorsements } from '../credentials/endorsements/endorsements.store.ts'
import { issuerDocument } from '../credentials/issuing/documents.ts'
import { ownIssuer, publicIssuer } from '../credentials/issuing/issuers.store.ts'
import { type CredentialView, frameworkEntries, outcomeTexts } from './credential-view.ts'
import { type CriterionNames, criterionWords, type Wanted } from './criterion-words.ts'

/** An achievement as a reader is shown it, before anybody holds it. */
export type AchievementView = Pick<CredentialView, 'outcomes' | 'alignments'> & {
  readonly achievement: PublicAchievement
  /** Its page, which is also its id. */
  readonly address: string
  readonly now: Date
  readonly texts: AchievementTexts
  readonly issuer: {
    readonly id: string
    readonly name: string
    readonly url: string | null
    readonly countryCode: string | null
  }
  readonly wanted: Wanted
  readonly endorsements: readonly EndorsementRow[]
}

/** An issuer as a reader is shown it. */
export type IssuerView = {
  readonly issuer: NonNullable<Awaited<ReturnType<typeof publicIssuer>>>
  readonly address: string
  readonly now: Date
  /** Under which it signs now. */
  readonly did?: string
  readonly achievements: readonly { readonly id: string; readonly texts: AchievementTexts }[]
  readonly endorsements: readonly EndorsementRow[]
}

const namesIn = (
  { definition, translations }: PublicAchievement,
  { modules, outcomes, achievements }: AchievementNames,
  say: Say,
): CriterionNames => ({
  module: (slug) => {
    const found = modules.get(slug)
    return found?.translations[say.language]?.title ?? found?.title ?? slug
  },
  skill: (slug) => {
    const found = outcomes.find(({ skill }) => skill === slug)
    return found?.translations[say.language]?.skillTitle ?? found?.skillTitle ?? slug
  },
  achievement: (slug) => {
    const found = achievements.get(slug)
    if (!found) return { title: slug }
    return { title: achievementTexts(found, say.language).title, href: `/achievements/${found.id}` }
  },
  evidence: (wanted) => translations[say.language]?.evidence?.find(({ id }) => id === wanted),
  outcomes: definition.outcomes.length,
})

/** `undefined` where there is none, or it is a draft. */
export const achievementView = async (
  deps: Deps,
  id: string,
  say: Say,
): Promise<AchievementView | undefined> => {
  const { prisma } = deps.database
  const achievement = await publicAchievement(prisma, id)
  if (!achievement) return undefined
  const { organizationId, definition, language } = achievement
  const now = deps.clock.now()
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, now))
  const names = await achievementNames(prisma, achievement)
  const own = definition.outcomes.flatMap((slug) => names.outcomes.find((one) => one.slug === slug) ?? [])
  return {
    achievement,
    address: `${deps.webAddress ?? ''}/achievements/${id}`,
    now,
    texts: achievementTexts(achievement, say.language),
    issuer,
    outcomes: outcomeTexts(own, language, say),
    alignments: frameworkEntries(definition),
    wanted: criterionWords(definition.criteria, namesIn(achievement, names, say), say),
    endorsements: await standingEndorsements(prisma, organizationId, [{ kind: 'achievement', id }], now),
  }
}

/** `undefined` where there is none. */
export const issuerView = async (deps: Deps, id: string, say: Say): Promise<IssuerView | undefined> => {
  const { prisma } = deps.database
  const issuer = await publicIssuer(prisma, id)
  if (!issuer) return undefined
  const { organizationId, kind } = issuer
  const now = deps.clock.now()
  const name = (await issuerDocument(deps, id))?.id
  const offered = kind === 'organization' ? await offeredAchievements(prisma, organizationId) : []
  return {
    issuer,
    address: `${deps.webAddress ?? ''}/issuers/${id}`,
    now,
    ...(typeof name === 'string' && name.startsWith('did:') && { did: name }),
    achievements: offered
      .map((one) => ({ id: one.id, texts: achievementTexts(one, say.language) }))
      .sort((a, b) => a.texts.title.localeCompare(b.texts.title, say.locale)),
    endorsements: await standingEndorsements(prisma, organizationId, [{ kind: 'issuer', id }], now),
  }
}
