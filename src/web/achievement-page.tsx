import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { AboutFrame } from './about-parts.tsx'
import type { AchievementView } from './about-view.ts'
import { type Element, Elements, elementsOfLearning } from './credential-elements.tsx'
import { Endorsers, Fact, NotTranslated, Outcomes, Section } from './credential-parts.tsx'
import { countryName } from './credential-words.ts'
import type { Wanted } from './criterion-words.ts'
import { RichText } from './rich-text.tsx'

type Part = { readonly view: AchievementView; readonly say: Say }

/** What a badge stands for and what it takes, for whoever has met it or wants it. */
export const AchievementPage: FC<Part> = ({ view, say }) => {
  const { achievement, texts, address, issuer } = view
  return (
    <AboutFrame
      title={`${texts.title} · ${issuer.name}`}
      description={texts.summary}
      address={address}
      picture={`${address}/picture.png`}
      now={view.now}
      say={say}
    >
      <Hero view={view} say={say} />
      {achievement.retired && <p class="card notice">{say.plain('about-page.retired')}</p>}
      {achievement.definition.highStakes && (
        <p class="card notice">{say.plain('credential-page.high-stakes')}</p>
      )}
      <Section id="stands-for" title={say.plain('about-page.stands-for')}>
        <RichText text={texts.narrative} lang={texts.shownIn} />
      </Section>
      <Section id="takes" title={say.plain('about-page.takes')}>
        <Criteria view={view} say={say} />
      </Section>
      <Outcomes view={view} say={say} />
      <Endorsers endorsements={view.endorsements} say={say} />
      <InDetail view={view} say={say} />
    </AboutFrame>
  )
}

const validity = ({ achievement: { definition } }: AchievementView, say: Say): string =>
  definition.validMonths === undefined
    ? say.plain('about-page.for-ever')
    : say.plain('about-page.months', { months: definition.validMonths })

const Hero: FC<Part> = ({ view, say }) => {
  const { achievement, texts, issuer } = view
  return (
    <article class="card hero">
      <img
        class={achievement.retired ? 'badge faded' : 'badge'}
        src={`/achievements/${achievement.id}/picture.png`}
        width="640"
        height="640"
        alt={say.plain('credential-page.picture', { title: texts.title })}
      />
      <div class="hero-text">
        <h1 lang={texts.shownIn}>{texts.title}</h1>
        <p class="lead" lang={texts.shownIn}>
          {texts.summary}
        </p>
        <NotTranslated shownIn={texts.shownIn} say={say} />
        <dl class="facts">
          <Fact
            term={say.plain('credential-page.issuer')}
            value={<a href={`/issuers/${issuer.id}`}>{issuer.name}</a>}
          />
          <Fact term={say.plain('about-page.validity')} value={validity(view, say)} />
        </dl>
      </div>
    </article>
  )
}

/** The outermost combination is the heading's own list. */
const Criteria: FC<Part> = ({ view: { wanted, texts }, say }) =>
  wanted.inside.length > 0 ? (
    <>
      <p>{wanted.text}</p>
      <WantedList all={wanted.inside} lang={texts.shownIn} say={say} />
    </>
  ) : (
    <WantedList all={[wanted]} lang={texts.shownIn} say={say} />
  )

const WantedList: FC<{ all: readonly Wanted[]; lang: string; say: Say }> = ({ all, lang, say }) => (
  <ul class="bullets">
    {all.map(({ text, href, rubric = [], inside }) => (
      <li>
        {href ? <a href={href}>{text}</a> : text}
        {rubric.length > 0 && (
          <div class="rubric">
            <p class="quiet">{say.plain('about-page.rubric')}</p>
            <ul class="bullets" lang={lang}>
              {rubric.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </div>
        )}
        {inside.length > 0 && <WantedList all={inside} lang={lang} say={say} />}
      </li>
    ))}
  </ul>
)

const renewalForms = { 'weak-outcomes': 'weak', 'all-outcomes': 'all', none: 'none' } as const

/** How long it counts, and how it is renewed; what counts for ever never is. */
const elementsOfValidity = (view: AchievementView, say: Say): Element[] => {
  const { validMonths, renewal = 'weak-outcomes' } = view.achievement.definition
  const form = renewalForms[renewal]
  return [
    [say.plain('about-page.validity'), validity(view, say)],
    ...(validMonths === undefined
      ? []
      : [[say.plain('about-page.renewal'), say.plain('about-page.renewal-form', { form })] as const]),
  ]
}

/** The elements of the EU recommendation (2022/C 243/02, annex I) that are not of one learner. */
const InDetail: FC<Part> = ({ view, say }) => {
  const { achievement, texts, issuer, outcomes } = view
  const count = outcomes.length
  return (
    <Section id="elements" title={say.plain('credential-page.elements')}>
      <p class="quiet">{say.plain('about-page.elements-text')}</p>
      <Elements
        elements={[
          [say.plain('credential-page.title'), texts.title, texts.shownIn],
          [say.plain('credential-page.country'), issuer.countryCode && countryName(say, issuer.countryCode)],
          [
            say.plain('credential-page.awarding-body'),
            issuer.url ? (
              <a href={issuer.url} rel="noopener external">
                {issuer.name}
              </a>
            ) : (
              issuer.name
            ),
          ],
          [
            say.plain('credential-page.outcomes'),
            count > 0 && <a href="#outcomes">{say.plain('credential-page.outcomes-count', { count })}</a>,
          ],
          ...elementsOfLearning(achievement.definition, texts, say),
          ...elementsOfValidity(view, say),
        ]}
        say={say}
      />
    </Section>
  )
}
