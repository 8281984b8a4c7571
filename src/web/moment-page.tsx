import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { headingOf, lineOf } from '../recognition/post.card.ts'
import { Plain, Shell, Top } from './account-pages.tsx'
import { CredentialStyles } from './credential-page.tsx'
import { Section } from './credential-parts.tsx'
import { longDate } from './credential-words.ts'
import type { Behind, MomentView } from './moment-view.ts'
import { RichText } from './rich-text.tsx'

type Part = { readonly view: MomentView; readonly say: Say }

/** What stands behind something that a channel was told of and that no badge's page shows. */
export const MomentPage: FC<Part> = ({ view, say }) => {
  const { shown, behind, organization, happenedAt } = view
  const heading = headingOf(shown, say)
  return (
    <Shell
      title={heading}
      say={say}
      head={
        <>
          <CredentialStyles />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="Whetstone" />
          <meta property="og:title" content={heading} />
        </>
      }
    >
      <a class="skip" href="#content">
        {say.plain('web.skip')}
      </a>
      <Top />
      <main id="content" class="page credential about">
        <article class="card">
          <h1>{heading}</h1>
          {!shown.isOver && (
            <div class="lead">
              <RichText text={lineOf(shown, say)} lang={say.locale} />
            </div>
          )}
          {shown.mentor && <p>{say.plain('moment.mentor', { mentor: shown.mentor })}</p>}
          <p class="quiet">
            {say.plain('moment-page.on', { date: longDate(say, happenedAt), organization })}
          </p>
        </article>
        {shown.isOver && <p class="card notice">{say.plain('moment.uncovered')}</p>}
        <How view={view} say={say} />
        <Lessons behind={behind} say={say} />
        <Skill behind={behind} say={say} />
      </main>
    </Shell>
  )
}

/** By what rule it is said. */
const How: FC<Part> = ({ view: { shown, behind }, say }) => {
  const { talks: count } = behind
  const text =
    shown.kind === 'first-week'
      ? say.plain('moment-page.days')
      : shown.kind === 'coverage-reached'
        ? say.plain('moment-page.rule')
        : shown.kind === 'pairing-completed'
          ? count > 0
            ? say.plain('moment-page.talks', { count })
            : say.plain('moment-page.agreed')
          : undefined
  return text === undefined ? null : <p class="card">{text}</p>
}

const Lessons: FC<{ behind: Behind; say: Say }> = ({ behind: { modules }, say }) =>
  modules.length === 0 ? null : (
    <Section id="lessons" title={say.plain('moment-page.lessons')}>
      {modules.map(({ text, lang, lessons }) => (
        <>
          <h3 lang={lang}>{text}</h3>
          <ul class="ticks" lang={lang}>
            {lessons.map((lesson) => (
              <li>{lesson}</li>
            ))}
          </ul>
        </>
      ))}
    </Section>
  )

const Skill: FC<{ behind: Behind; say: Say }> = ({ behind: { outcomes, badges }, say }) => (
  <>
    {outcomes.length > 0 && (
      <Section id="outcomes" title={say.plain('moment-page.outcomes')}>
        <ul class="bullets">
          {outcomes.map(({ text, lang }) => (
            <li lang={lang}>{text}</li>
          ))}
        </ul>
      </Section>
    )}
    {badges.length > 0 && (
      <Section id="badges" title={say.plain('moment-page.counts')}>
        <ul class="plain-list">
          {badges.map(({ id, text, lang }) => (
            <li lang={lang}>
              <a href={`/achievements/${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
)

/** The same whether it is kept private, was taken back, or was never there. */
export const NoMomentPage: FC<{ say: Say }> = ({ say }) => (
  <Plain title={say.plain('moment-page.missing')} say={say}>
    <p>{say.plain('moment-page.missing-text')}</p>
  </Plain>
)
