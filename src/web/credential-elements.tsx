import type { Child, FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { AchievementSource } from '../content/achievement-format.ts'
import type { AchievementTexts } from '../credentials/achievement-texts.rules.ts'
import { Section } from './credential-parts.tsx'
import type { CredentialView, CredentialPart as Part } from './credential-view.ts'
import { longDate } from './credential-words.ts'

/** A term and what is said of it, with the language where it is the pack's. */
export type Element = readonly [term: string, value: Child, lang?: string]

const workloadIn = (say: Say, workload: AchievementSource['workload']): string | undefined =>
  workload &&
  (workload.ects === undefined
    ? say.plain('credential-page.hours', { hours: workload.hours })
    : say.plain('credential-page.hours-ects', { hours: workload.hours, ects: say.number(workload.ects) }))

/** Who, what, by whom and when. */
const elementsOfAward = ({ view, say }: Part): Element[] => {
  const { credential, texts, recipient, issuer, outcomes } = view
  const count = outcomes.length
  return [
    [say.plain('credential-page.learner'), recipient],
    [say.plain('credential-page.title'), texts.title, texts.shownIn],
    [say.plain('credential-page.country'), issuer.country],
    [
      say.plain('credential-page.awarding-body'),
      issuer.url ? <a href={issuer.url}>{issuer.name}</a> : issuer.name,
    ],
    [say.plain('credential-page.awarded'), longDate(say, credential.awardedAt)],
    [
      say.plain('credential-page.outcomes'),
      count > 0 && <a href="#outcomes">{say.plain('credential-page.outcomes-count', { count })}</a>,
    ],
  ]
}

/** How much, how high, and how it was found out. */
export const elementsOfLearning = (
  definition: AchievementSource | undefined,
  texts: AchievementTexts,
  say: Say,
): Element[] => {
  const { eqfLevel, workload, participation, qualityAssurance } = definition ?? {}
  const quality = qualityAssurance?.url ? (
    <a href={qualityAssurance.url} rel="noopener nofollow external">
      {texts.qualityAssurance}
    </a>
  ) : (
    texts.qualityAssurance
  )
  return [
    [say.plain('credential-page.workload'), workloadIn(say, workload)],
    [say.plain('credential-page.level'), eqfLevel && say.plain('credential-page.eqf', { level: eqfLevel })],
    [say.plain('credential-page.assessment'), texts.assessment, texts.shownIn],
    [
      say.plain('credential-page.participation'),
      participation && say.plain('credential-page.participation-form', { form: participation }),
    ],
    [say.plain('credential-page.quality'), quality, texts.shownIn],
  ]
}

/** The eleven mandatory elements of the EU recommendation on micro-credentials (2022/C 243/02, annex I), in its order. */
export const WhatItSays: FC<{ view: CredentialView; say: Say }> = ({ view, say }) => (
  <Section id="elements" title={say.plain('credential-page.elements')}>
    <p class="quiet">{say.plain('credential-page.elements-text')}</p>
    <Elements
      elements={[
        ...elementsOfAward({ view, say }),
        ...elementsOfLearning(view.credential.achievement?.definition, view.texts, say),
      ]}
      say={say}
    />
  </Section>
)

/** Terms and what is said of them; also where nothing is. */
export const Elements: FC<{ elements: readonly Element[]; say: Say }> = ({ elements, say }) => (
  <dl class="elements">
    {elements.map(([term, value, lang]) => (
      <div>
        <dt>{term}</dt>
        {value ? (
          <dd lang={lang}>{value}</dd>
        ) : (
          <dd class="quiet">{say.plain('credential-page.not-stated')}</dd>
        )}
      </div>
    ))}
  </dl>
)
