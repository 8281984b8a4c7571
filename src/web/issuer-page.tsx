import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import { AboutFrame } from './about-parts.tsx'
import type { IssuerView } from './about-view.ts'
import { Endorsers, Fact, Section } from './credential-parts.tsx'
import { countryName, longDate } from './credential-words.ts'

type Part = { readonly view: IssuerView; readonly say: Say }

/** Who awards or endorses, and how it is known that a signature is theirs. */
export const IssuerPage: FC<Part> = ({ view, say }) => {
  const { issuer, address } = view
  const isPartner = issuer.kind === 'partner'
  const role = say.plain(isPartner ? 'about-page.partner' : 'about-page.issues')
  return (
    <AboutFrame title={issuer.name} description={role} address={address} now={view.now} say={say}>
      <h1>{issuer.name}</h1>
      <p class="lead">{role}</p>
      <WhoItIs view={view} say={say} />
      {!isPartner && <Awards view={view} say={say} />}
      <Endorsers endorsements={view.endorsements} say={say} />
      <Identity view={view} say={say} />
    </AboutFrame>
  )
}

const WhoItIs: FC<Part> = ({ view: { issuer }, say }) => {
  const { countryCode, url, email } = issuer
  const unknown = <span class="quiet">{say.plain('credential-page.not-stated')}</span>
  return (
    <Section id="who" title={say.plain('about-page.issuer-facts')}>
      <dl class="facts">
        <Fact
          term={say.plain('about-page.country')}
          value={countryCode ? countryName(say, countryCode) : unknown}
        />
        <Fact
          term={say.plain('about-page.site')}
          value={
            url ? (
              <a href={url} rel="noopener external">
                {url.replace(/^https?:\/\/|\/$/g, '')}
              </a>
            ) : (
              unknown
            )
          }
        />
        <Fact
          term={say.plain('about-page.contact')}
          value={
            email ? <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a> : unknown
          }
        />
      </dl>
    </Section>
  )
}

const Awards: FC<Part> = ({ view: { achievements }, say }) => (
  <section aria-labelledby="awards">
    <h2 id="awards">{say.plain('about-page.awards')}</h2>
    {achievements.length === 0 ? (
      <p class="card quiet">{say.plain('about-page.awards-none')}</p>
    ) : (
      <ul class="badges">
        {achievements.map(({ id, texts }) => (
          <li class="card">
            <img
              class="badge"
              src={`/achievements/${id}/picture.png`}
              width="640"
              height="640"
              alt=""
              loading="lazy"
            />
            <h3 lang={texts.shownIn}>
              <a href={`/achievements/${id}`}>{texts.title}</a>
            </h3>
            <p lang={texts.shownIn}>{texts.summary}</p>
          </li>
        ))}
      </ul>
    )}
  </section>
)

type Key = IssuerView['issuer']['keys'][number]

/** What a key's signatures are worth. */
const keySentence = ({ createdAt, retiredAt, compromisedAt }: Key, say: Say): string => {
  if (compromisedAt) return say.plain('about-page.key-lost', { at: longDate(say, compromisedAt) })
  const from = longDate(say, createdAt)
  return retiredAt
    ? say.plain('about-page.key-retired', { from, to: longDate(say, retiredAt) })
    : say.plain('about-page.key-signs', { from })
}

const Identity: FC<Part> = ({ view: { issuer, did }, say }) => (
  <Section id="identity" title={say.plain('about-page.identity')}>
    <h3>{say.plain('about-page.did')}</h3>
    <p>{did ? <code dir="ltr">{did}</code> : say.plain('about-page.did-none')}</p>
    {did?.startsWith('did:web:') && (
      <p>
        <a href={`/issuers/${issuer.id}/did.json`}>{say.plain('about-page.did-file')}</a>
      </p>
    )}
    <h3>{say.plain('about-page.keys')}</h3>
    {issuer.keys.length === 0 ? (
      <p>{say.plain('about-page.keys-none')}</p>
    ) : (
      <ul class="plain-list">
        {issuer.keys.map((key) => (
          <li>
            <strong>{say.plain('about-page.key', { number: key.number })}</strong>{' '}
            <span class="quiet">{keySentence(key, say)}</span>
            <br />
            <code dir="ltr">{key.publicKeyMultibase}</code>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
