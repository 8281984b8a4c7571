import type { Child, FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import type { CredentialPart as Part } from './credential-view.ts'
import { longDate } from './credential-words.ts'
import { RichText } from './rich-text.tsx'

const Section: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section class="card" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

/** What was proven and how: what was found at the award, and then what it takes in general. */
export const Proven: FC<Part> = ({ view: { proofs, texts, beside }, say }) => (
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
  </Section>
)

export const Outcomes: FC<Part> = ({ view: { outcomes, alignments }, say }) =>
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

const commentOf = (signed: unknown): string | undefined => {
  const subject = (signed as { credentialSubject?: JsonObject } | null)?.credentialSubject
  const comment = subject?.endorsementComment
  return typeof comment === 'string' ? comment.slice(0, 2_000) : undefined
}

/** Others who stand by it; given beside the credential, as one inside would be signed over. */
export const Endorsers: FC<Part> = ({ view: { beside }, say }) =>
  beside.endorsements.length === 0 ? null : (
    <Section id="endorsers" title={say.plain('credential-page.endorsers')}>
      <ul class="plain-list">
        {beside.endorsements.map(({ endorserName, subjectKind, addedAt, signed }) => (
          <li>
            <strong>{endorserName}</strong>{' '}
            <span class="quiet">
              {say.plain('credential-page.endorsed', { what: subjectKind, date: longDate(say, addedAt) })}
            </span>
            {commentOf(signed) && <p class="typed">{commentOf(signed)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )

/** The eleven mandatory elements of the EU recommendation on micro-credentials (2022/C 243/02, annex I), in its order. */
export const WhatItSays: FC<Part> = ({ view, say }) => {
  const { credential, texts, recipient, issuer, outcomes } = view
  const { eqfLevel, workload, participation, qualityAssurance } = credential.achievement?.definition ?? {}
  return (
    <Section id="elements" title={say.plain('credential-page.elements')}>
      <p class="quiet">{say.plain('credential-page.elements-text')}</p>
      <dl class="elements">
        <Element term={say.plain('credential-page.learner')} say={say} value={recipient} />
        <Element
          term={say.plain('credential-page.title')}
          say={say}
          value={texts.title}
          lang={texts.shownIn}
        />
        <Element term={say.plain('credential-page.country')} say={say} value={issuer.country} />
        <Element
          term={say.plain('credential-page.awarding-body')}
          say={say}
          value={issuer.url ? <a href={issuer.url}>{issuer.name}</a> : issuer.name}
        />
        <Element
          term={say.plain('credential-page.awarded')}
          say={say}
          value={longDate(say, credential.awardedAt)}
        />
        <Element
          term={say.plain('credential-page.outcomes')}
          say={say}
          value={
            outcomes.length > 0 && (
              <a href="#outcomes">
                {say.plain('credential-page.outcomes-count', { count: outcomes.length })}
              </a>
            )
          }
        />
        <Element
          term={say.plain('credential-page.workload')}
          say={say}
          value={
            workload &&
            (workload.ects === undefined
              ? say.plain('credential-page.hours', { hours: workload.hours })
              : say.plain('credential-page.hours-ects', {
                  hours: workload.hours,
                  ects: say.number(workload.ects),
                }))
          }
        />
        <Element
          term={say.plain('credential-page.level')}
          say={say}
          value={eqfLevel && say.plain('credential-page.eqf', { level: eqfLevel })}
        />
        <Element
          term={say.plain('credential-page.assessment')}
          say={say}
          value={texts.assessment}
          lang={texts.shownIn}
        />
        <Element
          term={say.plain('credential-page.participation')}
          say={say}
          value={participation && say.plain('credential-page.participation-form', { form: participation })}
        />
        <Element
          term={say.plain('credential-page.quality')}
          say={say}
          lang={texts.shownIn}
          value={
            qualityAssurance?.url ? (
              <a href={qualityAssurance.url} rel="noopener nofollow external">
                {texts.qualityAssurance}
              </a>
            ) : (
              texts.qualityAssurance
            )
          }
        />
      </dl>
    </Section>
  )
}

const Element: FC<{ term: string; value: Child; say: Say; lang?: string }> = ({ term, value, say, lang }) => (
  <div>
    <dt>{term}</dt>
    {value ? <dd lang={lang}>{value}</dd> : <dd class="quiet">{say.plain('credential-page.not-stated')}</dd>}
  </div>
)
