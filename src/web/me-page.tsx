import type { Child, FC } from 'hono/jsx'
import { languageName, languagePart } from '../chat/locale.rules.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import type { Home } from '../progress/home.card.ts'
import type { PathwayProgress } from '../progress/progress.store.ts'
import { Shell, Top } from './account-pages.tsx'
import { CredentialStyles } from './credential-page.tsx'
import { type MyCredentials, MyCredentialsPart } from './me-credentials.tsx'

type Part = { readonly home: Home; readonly say: Say }

/** A member's own page: what their Home in chat shows, by the same numbers. */
export const MePage: FC<Part & { mine: MyCredentials; erase: Child }> = ({ home, mine, erase, say }) => (
  <Frame title={say.plain('web.title')} say={say}>
    <h1>{say.plain('home.heading', { name: home.name })}</h1>
    <Next home={home} say={say} />
    <Figures home={home} say={say} />
    <Pathways home={home} say={say} />
    <MyCredentialsPart mine={mine} say={say} />
    {home.settings && <Settings settings={home.settings} say={say} />}
    {erase}
  </Frame>
)

/** What somebody keeps who has left: their credentials, and the say over them. */
export const KeptPage: FC<{ name: string; mine: MyCredentials; erase: Child; say: Say }> = ({
  name,
  mine,
  erase,
  say,
}) => (
  <Frame title={say.plain('keep.title')} say={say}>
    <h1>{say.plain('home.heading', { name })}</h1>
    <MyCredentialsPart mine={mine} say={say} />
    {erase}
  </Frame>
)

const Frame: FC<{ title: string; say: Say; children?: Child }> = ({ title, say, children }) => (
  <Shell title={title} say={say} head={<CredentialStyles />}>
    <a class="skip" href="#content">
      {say.plain('web.skip')}
    </a>
    <Top>
      <form method="post" action="/sign-out">
        <button type="submit" class="quiet-button">
          {say.plain('web.sign-out')}
        </button>
      </form>
    </Top>
    <main id="content" class="page">
      {children}
    </main>
  </Shell>
)

const Next: FC<Part> = ({ home: { open, next, pause }, say }) => (
  <section class="card next" aria-labelledby="next">
    <h2 id="next">{say.plain('web.next')}</h2>
    {open && (
      <>
        <p class="strong">
          {say.plain('home.open', { title: open.title, answered: open.answered, total: open.total })}
        </p>
        {open.total > 0 && <Bar label={open.title} done={open.answered} total={open.total} />}
      </>
    )}
    {pause && (
      <p>{pause.until ? say.plain('home.paused', { date: pause.until }) : say.plain('home.paused-open')}</p>
    )}
    {!open && !pause && (
      <p class="strong">{next ? say.plain('home.next', { when: next }) : say.plain('summary.no-next')}</p>
    )}
    <p class="quiet">{say.plain('web.how-to-answer')}</p>
  </section>
)

const Figures: FC<Part> = ({ home: { progress }, say }) => (
  <dl class="figures">
    <Figure
      label={say.plain('progress.streak')}
      value={say.plain('progress.streak-value', { days: progress.streak, best: progress.bestStreak })}
    />
    <Figure
      label={say.plain('progress.answers')}
      value={say.plain('progress.answers-value', { answers: progress.answers, right: progress.right })}
    />
    {progress.recall && (
      <Figure
        label={say.plain('progress.recall')}
        value={say.plain('progress.recall-value', {
          share: say.number(progress.recall.share, { style: 'percent', maximumFractionDigits: 0 }),
          items: progress.recall.items,
        })}
      />
    )}
  </dl>
)

const Figure: FC<{ label: string; value: string }> = ({ label, value }) => (
  <div class="card figure">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

const Pathways: FC<Part> = ({ home: { progress }, say }) => (
  <section aria-labelledby="pathways">
    <h2 id="pathways">{say.plain('web.pathways')}</h2>
    {progress.pathways.length === 0 && <p class="card quiet">{say.plain('progress.empty')}</p>}
    {progress.pathways.map((pathway) => (
      <Pathway pathway={pathway} next={progress.next} say={say} />
    ))}
  </section>
)

/** As on the cards: a line where the content is in another language than the reader's. */
const NotTranslated: FC<{ shownIn: string | undefined; say: Say }> = ({ shownIn, say }) =>
  shownIn === undefined || languagePart(shownIn) === say.language ? null : (
    <p class="quiet">{say.plain('translation.missing', { language: languageName(shownIn, say.locale) })}</p>
  )

const Pathway: FC<{ pathway: PathwayProgress; next: string | undefined; say: Say }> = ({
  pathway,
  next,
  say,
}) => {
  const done = pathway.modules.reduce((sum, module) => sum + module.done, 0)
  const total = pathway.modules.reduce((sum, module) => sum + module.total, 0)
  return (
    <article class="card">
      <h3 lang={pathway.shownIn}>{pathway.pathway}</h3>
      <NotTranslated shownIn={pathway.shownIn} say={say} />
      <Bar label={pathway.pathway} done={done} total={total} />
      <p>{say.plain('progress.lessons', { done, total })}</p>
      <ul class="modules">
        {pathway.modules.map((module) => (
          <li class={module.done === module.total ? 'done' : ''}>
            <span lang={pathway.shownIn}>{module.module}</span>
            <span class="quiet">
              {say.plain('progress.lessons', { done: module.done, total: module.total })}
            </span>
          </li>
        ))}
      </ul>
      {pathway.nextLesson && next && (
        <p class="quiet">{say.plain('progress.next-step', { lesson: pathway.nextLesson, when: next })}</p>
      )}
      {pathway.status === 'completed' && pathway.endedAt && (
        <p class="strong">
          {say.plain('progress.complete', { date: say.date(pathway.endedAt, 'UTC', 'date') })}
        </p>
      )}
    </article>
  )
}

const Bar: FC<{ label: string; done: number; total: number }> = ({ label, done, total }) => (
  <progress aria-label={label} value={done} max={total} />
)

const Settings: FC<{ settings: NonNullable<Home['settings']>; say: Say }> = ({ settings, say }) => (
  <section class="card" aria-labelledby="settings">
    <h2 id="settings">{say.plain('web.settings')}</h2>
    <p>
      {say.plain('home.your-settings', {
        days: settings.days,
        time: settings.time,
        zone: settings.zone,
        minutes: settings.minutes,
      })}
    </p>
  </section>
)
