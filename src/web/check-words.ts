import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import type { Check } from '../kernel/credential-tools.ts'
import { longDate } from './credential-words.ts'

/** The sentence for each reason that a check may give (`infra/open-badges/`). */
export const sentences: Readonly<Record<string, MessageKey>> = {
  'format-json': 'verify.format-json',
  'format-jwt': 'verify.format-jwt',
  'format-png': 'verify.format-png',
  'format-svg': 'verify.format-svg',
  'too-large': 'verify.too-large',
  'broken-jwt': 'verify.broken-jwt',
  'broken-json': 'verify.broken-json',
  empty: 'verify.empty',
  'no-credential': 'verify.no-credential',
  damaged: 'verify.damaged',
  'nothing-inside': 'verify.nothing-inside',
  twice: 'verify.twice',
  contexts: 'verify.contexts',
  'unknown-context': 'verify.unknown-context',
  'renamed-word': 'verify.renamed-word',
  'hidden-word': 'verify.hidden-word',
  schema: 'verify.schema',
  'wrong-shape': 'verify.wrong-shape',
  proof: 'verify.proof',
  signature: 'verify.signature',
  'undefined-term': 'verify.undefined-term',
  key: 'verify.key',
  'other-kind': 'verify.other-kind',
  purpose: 'verify.purpose',
  'no-proof': 'verify.no-proof',
  'key-missing': 'verify.key-missing',
  'key-unreachable': 'verify.key-unreachable',
  'key-kind': 'verify.key-kind',
  'jwt-header': 'verify.jwt-header',
  claims: 'verify.claims',
  issuer: 'verify.issuer',
  'other-issuer': 'verify.other-issuer',
  'issuer-unknown': 'verify.issuer-unknown',
  'key-inside': 'verify.key-inside',
  dates: 'verify.dates',
  'no-end': 'verify.no-end',
  'not-yet': 'verify.not-yet',
  expired: 'verify.expired',
  'list-unreachable': 'verify.list-unreachable',
  'list-of-other': 'verify.list-of-other',
  'list-broken': 'verify.list-broken',
  'list-unproven': 'verify.list-unproven',
  'list-old': 'verify.list-old',
  'list-unreadable': 'verify.list-unreadable',
  revoked: 'verify.revoked',
  suspended: 'verify.suspended',
  'not-revoked': 'verify.not-revoked',
  'not-suspended': 'verify.not-suspended',
  'no-revocation': 'verify.no-revocation',
  'no-suspension': 'verify.no-suspension',
  'status-kind': 'verify.status-kind',
  'no-endorsements': 'verify.no-endorsements',
  endorsements: 'verify.endorsements',
  'endorsement-broken': 'verify.endorsement-broken',
  'endorsement-unproven': 'verify.endorsement-unproven',
  'endorsement-lapsed': 'verify.endorsement-lapsed',
}

/** A date as it stands in a credential, in the reader's words where it can be read. */
export const dateIn = (text: string | undefined, say: Say): string | undefined => {
  const at = text === undefined ? undefined : new Date(text)
  return at && !Number.isNaN(at.getTime()) ? longDate(say, at) : text
}

/** Why a check came out as it did, in plain words; its values are of a stranger, and stay text. */
export const checkSentence = ({ name, reason, values = {} }: Check, say: Say): string | undefined => {
  // The signature's own check names no address.
  const key = name === 'proof' && reason === 'unknown-context' ? 'verify.undefined-term' : sentences[reason]
  const {
    address = '–',
    where = '–',
    issuer = '–',
    key: other = '–',
    kind = '–',
    why = 'other',
    word = '–',
  } = values
  return (
    key &&
    say.plain(key, {
      address,
      where,
      issuer,
      key: other,
      kind,
      why,
      word,
      from: dateIn(values.from, say) ?? '–',
      until: dateIn(values.until, say) ?? '–',
      count: Number(values.count ?? 0),
    })
  )
}
