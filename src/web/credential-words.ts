import type { Say } from '../chat/messages/catalogue.ts'
import type { Proof } from '../credentials/criteria/criterion.ts'
import type { Standing } from '../credentials/standing.rules.ts'

/** A date without the day of the week, as documents have it. Credentials are dated in UTC. */
export const longDate = (say: Say, at: Date): string =>
  new Intl.DateTimeFormat(say.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)

/** With the minute, for what was looked up just now. */
export const exactTime = (say: Say, at: Date): string =>
  `${new Intl.DateTimeFormat(say.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`

export const countryName = (say: Say, code: string): string => {
  try {
    return new Intl.DisplayNames([say.locale], { type: 'region' }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}

export type Tone = 'good' | 'warn' | 'bad'

/** How a state looks and is called; never by its colour alone. */
const looks = {
  pending: { tone: 'warn', word: 'credential-page.pending' },
  valid: { tone: 'good', word: 'credential-page.valid' },
  expired: { tone: 'warn', word: 'credential-page.expired' },
  suspended: { tone: 'warn', word: 'credential-page.suspended' },
  revoked: { tone: 'bad', word: 'credential-page.revoked' },
} as const satisfies Record<Standing['state'], { tone: Tone; word: string }>

export const lookOf = ({ state }: Standing, say: Say): { readonly tone: Tone; readonly word: string } => ({
  tone: looks[state].tone,
  word: say.plain(looks[state].word),
})

/** The badge's picture has lost its colour where the credential has lost its worth. */
export const badgeClass = ({ state }: Standing): string =>
  state === 'valid' || state === 'pending' ? 'badge' : 'badge faded'

/**
 * A sentence for everybody. Why it was suspended or revoked is between the issuer and the holder: the public learns that
 * it was, and when.
 */
export const standingSentence = (standing: Standing, say: Say): string => {
  switch (standing.state) {
    case 'pending':
      return say.plain('credential-page.pending-text')
    case 'valid':
      return standing.until
        ? say.plain('credential-page.valid-until', { date: longDate(say, standing.until) })
        : say.plain('credential-page.valid-always')
    case 'expired':
      return say.plain('credential-page.expired-text', { date: longDate(say, standing.at) })
    case 'suspended':
      return say.plain('credential-page.suspended-text', { date: longDate(say, standing.at) })
    case 'revoked':
      return say.plain('credential-page.revoked-text', { date: longDate(say, standing.at) })
  }
}

/** The names of what a proof speaks of by slug or id. */
export type ProofNames = {
  readonly skill: (slug: string) => string
  readonly achievement: (proof: Extract<Proof, { kind: 'achievement-held' }>) => string
}

/** What was proven and how, in a sentence. */
export const proofSentence = (proof: Proof, names: ProofNames, say: Say): string => {
  const on = (at: string) => longDate(say, new Date(at))
  switch (proof.kind) {
    case 'lessons-completed':
      return say.plain('credential-page.proof-lessons', { lessons: proof.lessons, date: on(proof.at) })
    case 'mastery':
      return say.plain('credential-page.proof-mastery', {
        share: say.number(proof.share, { style: 'percent', maximumFractionDigits: 0 }),
        skill: names.skill(proof.skill),
        items: proof.items,
        answers: proof.answers,
      })
    case 'retained':
      return say.plain('credential-page.proof-retained', {
        days: proof.days,
        items: proof.items,
        outcomes: proof.outcomes,
        date: on(proof.at),
      })
    case 'assessment-passed':
      return say.plain('credential-page.proof-assessment', {
        right: proof.right,
        asked: proof.asked,
        attempt: proof.attempt,
        date: on(proof.at),
      })
    case 'evidence-approved': {
      const { title, assessor, assessorBy, appointedWhy } = proof
      const date = on(proof.at)
      return assessorBy === 'appointed'
        ? say.plain('credential-page.proof-evidence-appointed', {
            title,
            assessor,
            date,
            why: appointedWhy ?? '–',
          })
        : say.plain('credential-page.proof-evidence', { title, assessor, date })
    }
    case 'renewed':
      return say.plain('credential-page.proof-renewed', {
        items: proof.items,
        outcomes: proof.outcomes,
        date: on(proof.at),
      })
    case 'mentor-meetings':
      return say.plain('credential-page.proof-mentor-meetings', {
        count: proof.meetings,
        date: on(proof.at),
      })
    case 'mentoring-completed':
      return say.plain('credential-page.proof-mentoring', {
        count: proof.learners,
        hours: say.number(Math.round(proof.minutes / 30) / 2),
        date: on(proof.at),
      })
    case 'achievement-held':
      return say.plain('credential-page.proof-held', { achievement: names.achievement(proof) })
  }
}
