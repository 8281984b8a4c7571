import type { Child, FC } from 'hono/jsx'
import { linkedInAddress } from '../credentials/share.rules.ts'
import type { CredentialView, CredentialPart as Part } from './credential-view.ts'

const linkedIn = ({ texts, issuer, credential, address }: CredentialView): string =>
  linkedInAddress({ ...credential, title: texts.title, issuerName: issuer.name, address })

/** By RFC 6068: a plus would stay a plus. */
const mailAddress = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`

/** What can be done with a credential. Each is a plain link: it works without a script, and on paper it is left out. */
export const Actions: FC<Part> = ({ view, say }) => {
  const { state } = view.standing
  if (state === 'pending') return null
  return (
    <div class="actions">
      <a class="button" href={`/verify?url=${encodeURIComponent(view.address)}`}>
        {say.plain('credential-page.check')}
      </a>
      <Downloads view={view} say={say} />
      {(state === 'valid' || state === 'expired') && <Share view={view} say={say} />}
    </div>
  )
}

const Downloads: FC<Part> = ({ view: { credential }, say }) => {
  const at = `/c/${credential.id}`
  return (
    <details class="menu" name="actions">
      <summary class="button second">{say.plain('credential-page.download')}</summary>
      <ul>
        <Choice href={`${at}.png`} download text={say.plain('credential-page.png')} />
        <Choice href={`${at}.svg`} download text={say.plain('credential-page.svg')} />
        <Choice href={`${at}.json`} download text={say.plain('credential-page.json')} />
        <Choice href={`${at}.jwt`} download text={say.plain('credential-page.jwt')} />
      </ul>
    </details>
  )
}

const Share: FC<Part> = ({ view, say }) => {
  const { texts, recipient, address, standing } = view
  const subject = say.plain('credential-page.preview-title', { title: texts.title, name: recipient })
  return (
    <details class="menu" name="actions">
      <summary class="button second">{say.plain('credential-page.share')}</summary>
      <ul>
        <li>
          <label>
            {say.plain('credential-page.link')}
            <input class="link" type="text" readonly value={address} dir="ltr" />
          </label>
        </li>
        {standing.state === 'valid' && (
          <Choice href={linkedIn(view)} outside text={say.plain('credential-page.linkedin')} />
        )}
        <Choice href={mailAddress(subject, address)} text={say.plain('credential-page.mail')} />
      </ul>
    </details>
  )
}

const Choice: FC<{ href: string; text: Child; download?: boolean; outside?: boolean }> = ({
  href,
  text,
  download,
  outside,
}) => (
  <li>
    <a
      href={href}
      download={download ? '' : undefined}
      rel={outside ? 'noopener external' : undefined}
      target={outside ? '_blank' : undefined}
    >
      {text}
    </a>
  </li>
)
