import type { FC } from 'hono/jsx'
import { directionOf } from '../chat/locale.rules.ts'

const steps = [
  ['PT1H', '+1 hour'],
  ['P1D', '+1 day'],
  ['P7D', '+1 week'],
] as const

/** In this order: what comes later has the last word. */
const styles = [
  'base',
  'frame',
  'people',
  'chat',
  'blocks',
  'modal-and-traffic',
  'teams-cards',
  'gallery',
  'narrow',
]

const Shell: FC<{ title: string; script: string; children: unknown }> = ({ title, script, children }) => (
  <html lang="en" dir={directionOf('en')}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href="/me/assets/icon.svg" type="image/svg+xml" />
      {styles.map((name) => (
        <link rel="stylesheet" href={`/playground/assets/styles/${name}.css`} />
      ))}
      <script type="module" src={`/playground/assets/client/${script}`} />
    </head>
    {children}
  </html>
)

const Brand: FC<{ here: 'page' | 'gallery' }> = ({ here }) => (
  <div class="brand">
    <span class="brand-mark" aria-hidden="true" />
    <h1>
      Whetstone <small>{here === 'page' ? 'playground' : 'card gallery'}</small>
    </h1>
  </div>
)

const Clock: FC = () => (
  <section class="clock" id="clock" aria-label="The product’s clock">
    <div class="clock-face">
      <span class="clock-time" id="clock-time">
        –:–
      </span>
      <span class="clock-words">
        <span id="clock-day" class="clock-day" />
        <span id="clock-zone" class="clock-zone" />
        <span id="clock-next" class="clock-next" role="status" />
      </span>
    </div>
    <div class="clock-deeds">
      <button type="button" class="button primary" id="next-lesson" aria-describedby="clock-next">
        Next lesson
      </button>
      {steps.map(([advance, label]) => (
        <button type="button" class="button" data-advance={advance}>
          {label}
        </button>
      ))}
      <form id="clock-form" class="clock-form">
        <label class="visually-hidden" for="clock-date">
          Go to a date and time
        </label>
        <input id="clock-date" type="datetime-local" required />
        <button type="submit" class="button">
          Go
        </button>
      </form>
    </div>
    <div class="clock-progress" aria-hidden="true" />
  </section>
)

const Composer: FC<{ where: 'direct' | 'beside'; label: string; withHints?: boolean }> = ({
  where,
  label,
  withHints = false,
}) => (
  <form class="composer" id={`composer-${where}`}>
    {withHints ? <fieldset class="hints" id="hints" aria-label="Commands to try" /> : null}
    <div class="composer-box">
      <label class="visually-hidden" for={`text-${where}`}>
        {label}
      </label>
      <textarea id={`text-${where}`} rows={1} placeholder={label} maxlength={4000} />
      <button type="submit" class="send" aria-label="Send">
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path d="M2.5 2.5 18 10 2.5 17.5 4.8 10z" fill="currentColor" />
        </svg>
      </button>
    </div>
  </form>
)

const Conversation: FC = () => (
  <main class="panel chat" id="conversation" aria-label="Conversation with Whetstone">
    <header class="chat-head">
      <span class="avatar bot-avatar" aria-hidden="true" />
      <h2>Whetstone</h2>
      <span class="app-mark">APP</span>
      <span class="chat-as" id="direct-person" />
      <div class="chat-tabs" role="tablist" aria-label="Whetstone">
        <button type="button" role="tab" id="tab-home" aria-controls="home-panel" aria-selected="false">
          Home
        </button>
        <button
          type="button"
          role="tab"
          id="tab-messages"
          aria-controls="messages-panel"
          aria-selected="true"
        >
          Messages
        </button>
      </div>
    </header>
    <div class="chat-body" id="home-panel" role="tabpanel" aria-labelledby="tab-home" tabindex={0} hidden />
    <div class="chat-body" id="messages-panel" role="tabpanel" aria-labelledby="tab-messages">
      <ol class="messages" id="messages" tabindex={0} aria-label="Messages">
        <li class="empty">
          <p>Loading…</p>
        </li>
      </ol>
      <Composer where="direct" label="Message Whetstone" withHints />
    </div>
  </main>
)

const Beside: FC = () => (
  <aside class="panel beside" aria-label="Team channel">
    <header class="chat-head">
      <h2 id="beside-name">Team channel</h2>
      <span class="chat-as" id="beside-members" />
      <select id="beside-picker" aria-label="Conversation beside" hidden />
    </header>
    <div class="chat-body">
      <ol class="messages" id="beside-messages" tabindex={0} aria-label="Messages in the team channel" />
      <Composer where="beside" label="Message the channel" />
    </div>
  </aside>
)

const Traffic: FC = () => (
  <section class="panel traffic closed" id="traffic" aria-label="Traffic">
    <header class="traffic-head">
      <h2>
        <button type="button" class="traffic-toggle" id="traffic-toggle" aria-expanded="false">
          Traffic <span class="count" id="traffic-count" />
        </button>
      </h2>
      <p class="traffic-words">Every signed request and its reply, the latest first.</p>
      <label class="visually-hidden" for="traffic-text">
        Filter the traffic
      </label>
      <input id="traffic-text" type="search" placeholder="Filter: chat.update, answer…" />
      <label class="visually-hidden" for="traffic-show">
        Which traffic
      </label>
      <select id="traffic-show">
        <option value="all">Both ways</option>
        <option value="in">To Whetstone</option>
        <option value="out">From Whetstone</option>
        <option value="failed">Failed only</option>
      </select>
    </header>
    <ol class="traffic-list" id="traffic-list" />
    <p class="empty" id="traffic-empty">
      Nothing here yet. Press a button or say something, and watch what goes over the wire.
    </p>
  </section>
)

const parts = [
  ['people', 'People'],
  ['chat', 'Whetstone'],
  ['beside', 'Channel'],
  ['traffic', 'Traffic'],
] as const

/** The playground's page: a frame that works by the scripts in `client/`. */
export const PlaygroundPage: FC = () => (
  <Shell title="Whetstone playground" script="main.js">
    <body data-part="chat" class="playground">
      <script src="/playground/assets/adaptivecards.min.js" defer />
      <a class="skip" href="#messages">
        Skip to the conversation
      </a>
      <header class="top">
        <Brand here="page" />
        <Clock />
        <nav class="links" aria-label="More">
          <a href="/playground/gallery">Card gallery</a>
          <button type="button" class="plain-button" id="start-over">
            Start over
          </button>
        </nav>
      </header>
      <noscript>
        <p class="complaint">The playground’s page needs JavaScript. Its control API works without.</p>
      </noscript>
      <div class="complaint" id="complaint" role="alert" hidden>
        <span id="complaint-text" />
        <button type="button" class="plain-button" id="complaint-close" aria-label="Dismiss">
          ✕
        </button>
      </div>
      <p class="complaint" id="connection" role="status" hidden>
        The connection to Whetstone is lost. The page goes on by itself when it is back.
      </p>
      <nav class="parts" id="parts" aria-label="Parts of the playground">
        {parts.map(([part, label]) => (
          <button type="button" data-part={part} aria-pressed={part === 'chat' ? 'true' : 'false'}>
            {label}
          </button>
        ))}
      </nav>
      <div class="columns">
        <nav class="panel people" aria-label="Who I am">
          <h2>I am</h2>
          <ul id="people-list" />
        </nav>
        <Conversation />
        <Beside />
      </div>
      <Traffic />
      <dialog id="modal" class="modal-frame" />
      <div id="live" class="visually-hidden" role="status" aria-live="polite" />
    </body>
  </Shell>
)

/** Every card the product can send, as each platform draws it. */
export const GalleryPage: FC = () => (
  <Shell title="Whetstone card gallery" script="gallery.js">
    <body class="gallery">
      <script src="/playground/assets/adaptivecards.min.js" defer />
      <header class="top">
        <Brand here="gallery" />
        <div class="gallery-tools">
          <label>
            Language <select id="gallery-locale" />
          </label>
          <label>
            Find <input type="search" id="gallery-text" placeholder="lesson, settings…" />
          </label>
          <label class="box">
            <input type="checkbox" id="gallery-phone" /> <span>Phone width</span>
          </label>
        </div>
        <nav class="links" aria-label="More">
          <a href="/playground">Back to the playground</a>
        </nav>
      </header>
      <noscript>
        <p class="complaint">The gallery needs JavaScript to draw the cards.</p>
      </noscript>
      <p class="complaint" id="complaint" role="alert" hidden />
      <main id="gallery-list" class="gallery-list" aria-label="Cards" />
    </body>
  </Shell>
)
