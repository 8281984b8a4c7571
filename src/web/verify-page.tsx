import type { Child, FC } from 'hono/jsx'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { badgeTexts } from '../credentials/badge-texts.rules.ts'
import { standingOf } from '../credentials/standing.rules.ts'
import type { Check, JsonObject, Verification } from '../kernel/credential-tools.ts'
import { Shell, Top } from './account-pages.tsx'
import { checkSentence, dateIn } from './check-words.ts'
import { CredentialStyles } from './credential-page.tsx'
import { standingSentence } from './credential-words.ts'
import { type Sign, StateSign } from './signs.tsx'
import { type Checked, verdictFor } from './verify-check.ts'

/** The most that is looked at of a file; credentials are some kilobytes, pictures with one some hundred. */
export const largestBytes = 2 * 1024 * 1024

export type FormFault = 'nothing' | 'too-large' | 'too-often' | 'not-fetched' | 'not-public'

const faults = {
  nothing: 'verify-page.nothing',
  'too-large': 'verify-page.too-large',
  'too-often': 'verify-page.too-often',
  'not-fetched': 'verify-page.not-fetched-text',
  'not-public': 'verify-page.not-public',
} as const satisfies Record<FormFault, MessageKey>

const Frame: FC<{ title: string; say: Say; children?: Child }> = ({ title, say, children }) => (
  <Shell title={title} say={say} head={<CredentialStyles />}>
    <a class="skip" href="#content">
      {say.plain('web.skip')}
    </a>
    <Top />
    <main id="content" class="page verify">
      {children}
    </main>
  </Shell>
)

/** Asks for what is to be checked. A plain form: it works without a script. */
export const VerifyPage: FC<{ say: Say; link?: string; fault?: FormFault | undefined }> = ({
  say,
  link = '',
  fault,
}) => (
  <Frame title={say.plain('verify-page.heading')} say={say}>
    <h1>{say.plain('verify-page.heading')}</h1>
    <p class="lead">{say.plain('verify-page.text')}</p>
    {fault && (
      <p class="card did bad" role="alert">
        {say.plain(faults[fault])}
      </p>
    )}
    <Form say={say} link={link} />
  </Frame>
)

const Form: FC<{ say: Say; link: string }> = ({ say, link }) => (
  <form method="post" action="/verify" enctype="multipart/form-data" class="card check-form">
    <label>
      {say.plain('verify-page.file')}
      <input
        type="file"
        name="file"
        accept=".json,.jsonld,.jwt,.txt,.png,.svg,application/json,application/ld+json,image/png,image/svg+xml"
      />
    </label>
    <label>
      {say.plain('verify-page.link')}
      <input type="url" name="url" value={link} placeholder="https://" dir="ltr" maxlength={2000} />
    </label>
    <label>
      {say.plain('verify-page.paste')}
      <textarea name="text" rows={5} dir="ltr" spellcheck={false} />
    </label>
    <button type="submit" class="button">
      {say.plain('verify-page.check')}
    </button>
  </form>
)

const verdicts = {
  valid: { sign: 'valid', tone: 'good', word: 'verify-page.valid', text: 'verify-page.valid-text' },
  expired: { sign: 'expired', tone: 'warn', word: 'verify-page.expired', text: 'verify-page.expired-text' },
  suspended: {
    sign: 'suspended',
    tone: 'warn',
    word: 'verify-page.suspended',
    text: 'verify-page.suspended-text',
  },
  revoked: { sign: 'revoked', tone: 'bad', word: 'verify-page.revoked', text: 'verify-page.revoked-text' },
  'not-yet-valid': {
    sign: 'pending',
    tone: 'warn',
    word: 'verify-page.not-yet-valid',
    text: 'verify-page.not-yet-valid-text',
  },
  invalid: { sign: 'failed', tone: 'bad', word: 'verify-page.invalid', text: 'verify-page.invalid-text' },
  unknown: { sign: 'unknown', tone: 'warn', word: 'verify-page.unknown', text: 'verify-page.unknown-text' },
} as const satisfies Record<
  Verification['verdict'],
  { sign: Sign; tone: string; word: MessageKey; text: MessageKey }
>

/** What came of a check: the verdict, then each check in words, then what the credential says of itself. */
export const VerifiedPage: FC<{
  checked: Extract<Checked, { ok: true }>
  now: Date
  say: Say
}> = ({ checked, now, say }) => {
  const { verification, own } = checked
  const verdict = verdictFor(checked, now)
  const { sign, tone, word, text } = verdicts[verdict]
  // Whoever has ten seconds reads the verdict and what it is about; where it is wrong, first why.
  const isWrong = verdict === 'invalid'
  const checks = <Checks checks={verification.checks} say={say} />
  const says = verification.credential && <Says credential={verification.credential} say={say} />
  return (
    <Frame title={say.plain(word)} say={say}>
      <div class={`state big ${tone}`} role="status">
        <StateSign sign={sign} />
        <div>
          <h1>{say.plain(word)}</h1>
          <p>{say.plain(text)}</p>
        </div>
      </div>
      {own?.kind === 'other' && <p class="card notice">{say.plain('verify-page.not-ours')}</p>}
      {own?.kind === 'same' && own.credential.shared && (
        <p class="card">
          {standingSentence(standingOf(own.credential, now), say)}{' '}
          <a href={`/c/${own.credential.id}`}>{say.plain('verify-page.ours')}</a>
        </p>
      )}
      {isWrong ? [checks, says] : [says, checks]}
      <p>
        <a href="/verify">{say.plain('verify-page.again')}</a>
      </p>
    </Frame>
  )
}

const outcomes = {
  passed: { sign: 'valid', tone: 'good', word: 'verify-page.passed' },
  failed: { sign: 'failed', tone: 'bad', word: 'verify-page.failed' },
  unknown: { sign: 'unknown', tone: 'warn', word: 'verify-page.not-known' },
  absent: { sign: 'absent', tone: 'absent', word: 'verify-page.absent' },
} as const satisfies Record<Check['outcome'], { sign: Sign; tone: string; word: MessageKey }>

const names = {
  format: 'verify-page.check-format',
  contexts: 'verify-page.check-contexts',
  schema: 'verify-page.check-schema',
  proof: 'verify-page.check-proof',
  issuer: 'verify-page.check-issuer',
  dates: 'verify-page.check-dates',
  revocation: 'verify-page.check-revocation',
  suspension: 'verify-page.check-suspension',
  endorsements: 'verify-page.check-endorsements',
} as const satisfies Record<Check['name'], MessageKey>

const Checks: FC<{ checks: readonly Check[]; say: Say }> = ({ checks, say }) => (
  <section class="card" aria-labelledby="checks">
    <h2 id="checks">{say.plain('verify-page.checks')}</h2>
    <ul class="checks">
      {checks.map((check) => (
        <CheckLine check={check} say={say} />
      ))}
    </ul>
  </section>
)

const CheckLine: FC<{ check: Check; say: Say }> = ({ check, say }) => {
  const { sign, tone, word } = outcomes[check.outcome]
  return (
    <li class={tone}>
      <StateSign sign={sign} />
      <div>
        <p>
          <strong>{say.plain(names[check.name])}</strong> · {say.plain(word)}
        </p>
        <p class="quiet">{checkSentence(check, say)}</p>
      </div>
    </li>
  )
}

/** What anybody's credential says, as text and nothing else: no picture, no link that is followed, no markup. */
const Says: FC<{ credential: JsonObject; say: Say }> = ({ credential, say }) => {
  const texts = badgeTexts(credential)
  const issuer = (texts.issuer ?? texts.issuerId) && (
    <>
      {texts.issuer ?? texts.issuerId}
      {texts.issuer && texts.issuerId && <span class="quiet below">{texts.issuerId}</span>}
    </>
  )
  const facts: (readonly [string, Child])[] = [
    [say.plain('verify-page.holder'), texts.recipient],
    [say.plain('credential-page.issuer'), issuer],
    [say.plain('verify-page.from'), dateIn(texts.validFrom, say)],
    [say.plain('verify-page.until'), dateIn(texts.validUntil, say)],
    [
      say.plain('credential-page.frameworks'),
      texts.alignments.map(({ name, framework }) => (framework ? `${framework}: ${name}` : name)).join('; '),
    ],
  ]
  return (
    <section class="card" aria-labelledby="says">
      <h2 id="says">{say.plain('verify-page.says')}</h2>
      {texts.title && (
        <p class="lead strong" dir="auto">
          {texts.title}
        </p>
      )}
      {texts.summary && <p dir="auto">{texts.summary}</p>}
      <dl class="elements">
        {facts.map(([term, value]) =>
          value ? (
            <div>
              <dt>{term}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {texts.narrative && (
        <>
          <h3>{say.plain('verify-page.criteria')}</h3>
          <p class="typed" dir="auto">
            {texts.narrative}
          </p>
        </>
      )}
      <p class="quiet">{say.plain('verify-page.says-text')}</p>
    </section>
  )
}
