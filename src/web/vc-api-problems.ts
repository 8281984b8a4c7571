import { sayIn } from '../chat/messages/catalogue.ts'
import type { Fault } from '../credentials/vc-api/verify.ts'
import type { Check } from '../kernel/credential-tools.ts'
import { checkSentence } from './check-words.ts'

/** RFC 9457, with the types that W3C's specifications give. */
export type Problem = { readonly type: string; readonly title: string; readonly detail: string }

/** VC Data Model 2.0, section 7.1.2. */
const dataModel = 'https://www.w3.org/TR/vc-data-model#'
/** Bitstring Status List 1.0, section 3.5. */
const statusList = 'https://www.w3.org/ns/credentials/status-list#'

const ofStatus: Readonly<Record<string, string>> = {
  'list-unreachable': `${statusList}STATUS_RETRIEVAL_ERROR`,
  'list-unreadable': `${statusList}STATUS_LIST_LENGTH_ERROR`,
  revoked: 'urn:whetstone:problem#REVOKED',
  suspended: 'urn:whetstone:problem#SUSPENDED',
}

const typeOf = ({ name, reason }: Check): string => {
  switch (name) {
    case 'format':
      return `${dataModel}PARSING_ERROR`
    case 'contexts':
    case 'schema':
      return `${dataModel}MALFORMED_VALUE_ERROR`
    case 'proof':
    case 'issuer':
    case 'endorsements':
      return `${dataModel}CRYPTOGRAPHIC_SECURITY_ERROR`
    case 'dates':
      return `${dataModel}RANGE_ERROR`
    case 'revocation':
    case 'suspension':
      return ofStatus[reason] ?? `${statusList}STATUS_VERIFICATION_ERROR`
  }
}

export const malformed = (where: string, what: string): Problem => ({
  type: `${dataModel}MALFORMED_VALUE_ERROR`,
  title: 'A value is not what it must be.',
  detail: where ? `${where} ${what}.` : `It ${what}.`,
})

/** A fault of a document as other programs read it. */
export const problemOf = (fault: Fault): Problem => {
  switch (fault.kind) {
    case 'model':
      return malformed(fault.where, fault.what)
    case 'proof':
      return {
        type: `${dataModel}CRYPTOGRAPHIC_SECURITY_ERROR`,
        title: 'The proof is not what it must be.',
        detail: fault.what,
      }
    case 'check':
      return {
        type: typeOf(fault.check),
        title: `${fault.check.name}: ${fault.check.outcome} (${fault.check.reason})`,
        detail: checkSentence(fault.check, sayIn('en')) ?? fault.check.reason,
      }
  }
}
