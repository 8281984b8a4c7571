import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import type { AchievementSource } from '../content/achievement-format.ts'
import { type AchievementTexts, achievementTexts } from '../credentials/achievement-texts.rules.ts'
import { type BadgeTexts, badgeTexts } from '../credentials/badge-texts.rules.ts'
import type { CredentialRow } from '../credentials/credentials.store.ts'
import type { BadgePicture } from '../credentials/picture/badge-picture.ts'
import { type ShownBeside, type ShownOutcome, shownBeside } from '../credentials/shown.store.ts'
import { type Standing, standingOf } from '../credentials/standing.rules.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import { countryName, longDate, proofSentence } from './credential-words.ts'

/** A credential as a reader is shown it. */
export type CredentialView = {
  readonly credential: CredentialRow
  /** Its page, which is also its id. */
  readonly address: string
  readonly now: Date
  readonly standing: Standing
  readonly texts: AchievementTexts
  readonly recipient: string
  readonly beside: ShownBeside
  readonly issuer: {
    readonly name: string
    /** Its page here. */
    readonly page?: string
    readonly url?: string
    readonly country?: string
  }
  readonly proofs: readonly string[]
  readonly outcomes: readonly { readonly text: string; readonly lang: string }[]
  readonly alignments: BadgeTexts['alignments']
}

/** What each part of the page is given. */
export type CredentialPart = { readonly view: CredentialView; readonly say: Say }

const textsOf = (
  { achievement }: CredentialRow,
  signed: BadgeTexts | undefined,
  { language }: ShownBeside,
  say: Say,
): AchievementTexts =>
  achievement
    ? achievementTexts({ ...achievement, language }, say.language, signed)
    : {
        title: signed?.title ?? say.plain('credential-page.untitled'),
        summary: signed?.summary ?? '',
        narrative: signed?.narrative ?? '',
        shownIn: language,
      }

const skillNamer =
  ({ outcomes }: ShownBeside, say: Say) =>
  (slug: string) => {
    const outcome = outcomes.find(({ skill }) => skill === slug)
    return outcome?.translations[say.language]?.skillTitle ?? outcome?.skillTitle ?? slug
  }

const proofsOf = ({ basis }: CredentialRow, beside: ShownBeside, say: Say): string[] => {
  const skill = skillNamer(beside, say)
  const achievement = ({ achievement: slug, credentialId }: { achievement: string; credentialId: string }) =>
    beside.restsOn.find(({ id }) => id === credentialId)?.title ?? slug
  return basis.map((proof) => proofSentence(proof, { skill, achievement }, say))
}

/** The entries of public frameworks that an achievement names. */
export const frameworkEntries = ({ alignments }: AchievementSource): BadgeTexts['alignments'] =>
  alignments.map(({ framework, code, name, url }) => ({
    name,
    framework: code && !code.startsWith('http') ? `${framework} · ${code}` : framework,
    url,
  }))

const alignmentsOf = ({ achievement }: CredentialRow, signed: BadgeTexts | undefined) =>
  achievement ? frameworkEntries(achievement.definition) : (signed?.alignments ?? [])

/** Outcomes in the reader's language, each with the one that it is said in. */
export const outcomeTexts = (
  outcomes: readonly ShownOutcome[],
  language: string,
  say: Say,
): CredentialView['outcomes'] =>
  outcomes.map(({ text, translations }) => {
    const translated = translations[say.language]?.text
    return { text: translated ?? text, lang: translated ? say.language : language }
  })

/** Loads what stands beside a credential and puts it into a reader's words. */
export const viewOf = async (
  deps: Pick<Deps, 'database' | 'clock' | 'webAddress'>,
  credential: CredentialRow,
  say: Say,
): Promise<CredentialView> => {
  const now = deps.clock.now()
  const beside = await shownBeside(deps.database.prisma, credential, now)
  const signed = credential.signed ? badgeTexts(credential.signed as JsonObject) : undefined
  const { issuer } = beside
  return {
    credential,
    address: `${deps.webAddress ?? ''}/c/${credential.id}`,
    now,
    standing: standingOf(credential, now),
    texts: textsOf(credential, signed, beside, say),
    recipient: credential.recipientName ?? signed?.recipient ?? say.plain('credential-page.no-name'),
    beside,
    issuer: {
      name: issuer?.name ?? signed?.issuer ?? '–',
      ...(issuer && { page: `/issuers/${issuer.id}` }),
      ...(issuer?.url && { url: issuer.url }),
      ...(issuer?.countryCode && { country: countryName(say, issuer.countryCode) }),
    },
    proofs: proofsOf(credential, beside, say),
    outcomes: outcomeTexts(beside.outcomes, beside.language, say),
    alignments: alignmentsOf(credential, signed),
  }
}

/** Where nothing says how it is to look. */
const plainPicture = { template: 'seal', colour: '#17494d' } as const

/** What is drawn of it. The picture has no state: that is for the page around it, as a file outlives its state. */
export const pictureOf = (view: CredentialView, say: Say): BadgePicture => {
  const { achievement, awardedAt } = view.credential
  return {
    ...(achievement?.definition.picture ?? plainPicture),
    title: view.texts.title,
    issuer: view.issuer.name,
    recipient: view.recipient,
    date: longDate(say, awardedAt),
    locale: view.texts.shownIn,
  }
}
