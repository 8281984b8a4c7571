import type { Child, FC } from 'hono/jsx'
import { languageName, languagePart } from '../chat/locale.rules.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { commentOf } from '../credentials/endorsements/endorsement.rules.ts'
import type { ShownEndorsement } from '../credentials/shown.store.ts'
import type { CredentialView, CredentialPart as Part } from './credential-view.ts'
import { longDate } from './credential-words.ts'
import { RichText } from './rich-text.tsx'

export const Section: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section class="card" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

export const Fact: FC<{ term: string; value: Child }> = ({ term, value }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
)

export const NotTranslated: FC<{ shownIn: string; say: Say }> = ({ shownIn, say }) =>
  languagePart(shownIn) === say.language ? null : (
    <p class="quiet">{say.plain('translation.missing', { language: languageName(shownIn, say.locale) })}</p>
  )

/** What was proven and how: what was found at the award, and then what it takes in general. */
export const Proven: FC<Part> = ({ view: { credential, proofs, texts, beside }, say }) => (
  <Section id="proven" title={say.plain('credential-page.proven')}>
    {proofs.length > 0 && (
      <ul class="ticks">
        {proofs.map((proof) => (
          <li>{proof}</li>
        ))}
      </ul>
    )}
    {beside.restsOn.some(({ shared }) => shared) && (
      <ul class="plain-list">
        {beside.restsOn.map(({ id, shared, title }) =>
          shared ? (
            <li>
              <a href={`/c/${id}`}>{title ?? say.plain('credential-page.untitled')}</a>
            </li>
          ) : null,
        )}
      </ul>
    )}
    {texts.narrative !== '' && <RichText text={texts.narrative} lang={texts.shownIn} />}
    {credential.achievement?.draft === false && (
      <p>
        <a href={`/achievements/${credential.achievement.id}`}>{say.plain('about-page.see')}</a>
      </p>
    )}
  </Section>
)

export const Outcomes: FC<{ view: Pick<CredentialView, 'outcomes' | 'alignments'>; say: Say }> = ({
  view: { outcomes, alignments },
  say,
}) =>
  outcomes.length === 0 && alignments.length === 0 ? null : (
    <Section id="outcomes" title={say.plain('credential-page.outcomes')}>
      {outcomes.length > 0 && (
        <ul class="bullets">
          {outcomes.map(({ text, lang }) => (
            <li lang={lang}>{text}</li>
          ))}
        </ul>
      )}
      {alignments.length > 0 && (
        <>
          <h3>{say.plain('credential-page.frameworks')}</h3>
          <ul class="plain-list">
            {alignments.map(({ name, framework, url }) => (
              <li>
                {url ? (
                  <a href={url} rel="noopener nofollow external">
                    {name}
                  </a>
                ) : (
                  name
                )}
                {framework && <span class="quiet"> · {framework}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )

/** Only what the holder chose to show. */
export const Evidence: FC<Part> = ({ view: { beside, credential }, say }) =>
  beside.evidence.length === 0 ? null : (
    <Section id="evidence" title={say.plain('credential-page.evidence')}>
      {beside.evidence.map(({ id, text, assessorName, decidedAt, files }) => {
        const proof = credential.basis.find(
          (one) => one.kind === 'evidence-approved' && one.evidenceId === id,
        )
        return (
          <div class="evidence" id={`evidence-${id}`}>
            <h3>
              {proof?.kind === 'evidence-approved' ? proof.title : say.plain('credential-page.evidence')}
            </h3>
            {assessorName && decidedAt && (
              <p class="quiet">
                {say.plain('credential-page.evidence-by', {
                  assessor: assessorName,
                  date: longDate(say, decidedAt),
                })}
              </p>
            )}
            {text && <p class="typed">{text}</p>}
            {files.length > 0 && (
              <ul class="plain-list">
                {files.map((file) => (
                  <li>
                    <a href={`/evidence/${id}/${file.id}`}>{file.name}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </Section>
  )

/** Others who stand by it; given beside the credential, as one inside would be signed over. */
export const Endorsers: FC<{ endorsements: readonly ShownEndorsement[]; say: Say }> = ({
  endorsements,
  say,
}) =>
  endorsements.length === 0 ? null : (
    <Section id="endorsers" title={say.plain('credential-page.endorsers')}>
      <ul class="plain-list">
        {endorsements.map(({ id, endorserName, subjectKind, validFrom, addedAt, signed }) => (
          <li>
            <strong>{endorserName}</strong>{' '}
            <span class="quiet">
              {say.plain('credential-page.endorsed', {
                what: subjectKind,
                date: longDate(say, validFrom ?? addedAt),
              })}
              {' · '}
              <a href={`/endorsements/${id}`}>{say.plain('credential-page.endorsement-file')}</a>
            </span>
            {commentOf(signed) && <p class="typed">{commentOf(signed)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
