import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import type { Check, JsonObject, KnownDocuments } from '../../kernel/credential-tools.ts'
import { newId } from '../../kernel/ids.ts'
import { readEndorsement, subjectNamed } from './endorsement.rules.ts'
import { findSubject, keepEndorsement, organizationSignsBy } from './endorsements.store.ts'

export type Imported =
  | { readonly ok: true; readonly id: string; readonly of: string; readonly by: string }
  /** Checking it came to something else than valid; with what, check by check. */
  | {
      readonly ok: false
      readonly reason: 'not-valid'
      readonly verdict: string
      readonly checks: readonly Check[]
    }
  /**
   * `no-endorsement`: a credential of another kind, or with several subjects. `own`: an organization that speaks for itself
   * says nothing new. `here`: its address is ours, so it is there already, or isn't what it says. `other-subject`: it is about nothing of this organization.
   */
  | { readonly ok: false; readonly reason: 'no-endorsement' | 'own' | 'here' | 'picture' | 'no-address' }
  | { readonly ok: false; readonly reason: 'other-subject'; readonly subject: string }

const isOwn = async (deps: Deps, organizationId: string, endorser: string, webAddress: string) => {
  const named = subjectNamed(endorser, webAddress)
  if (named?.kind !== 'issuer') return false
  return organizationSignsBy(deps.database.prisma, organizationId, named)
}

/**
 * Takes in an endorsement that was signed elsewhere. It has to be valid now by every check of ours, and to be about something
 * of this organization. The same file again changes nothing but what it comes to now.
 */
export const importEndorsement = async (
  deps: Deps,
  organizationId: string,
  bytes: Uint8Array,
  how: { readonly known: KnownDocuments; readonly online: boolean },
  actor: string,
): Promise<Imported> => {
  const now = deps.clock.now()
  const { webAddress } = deps
  if (!webAddress) return { ok: false, reason: 'no-address' }
  const found = await deps.credentialTools.verifier.verify({ bytes }, { now, ...how })
  const { verdict, checks, credential, format } = found
  if (verdict !== 'valid' || !credential) return { ok: false, reason: 'not-valid', verdict, checks }
  if (format !== 'json' && format !== 'jwt') return { ok: false, reason: 'picture' }
  const read = readEndorsement(credential)
  if (!read) return { ok: false, reason: 'no-endorsement' }
  const { endorser, endorserName, documentId, validFrom, validUntil } = read
  if (documentId.startsWith(`${webAddress}/`)) return { ok: false, reason: 'here' }
  if (await isOwn(deps, organizationId, endorser, webAddress)) return { ok: false, reason: 'own' }
  const named = subjectNamed(read.subject, webAddress)
  const subject = named && (await findSubject(deps.database.prisma, organizationId, named))
  if (!subject) return { ok: false, reason: 'other-subject', subject: read.subject }
  const row = {
    id: newId(now.getTime()),
    organizationId,
    documentId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    endorserName,
    partnerId: null,
    signed: credential as JsonObject,
    jwt: format === 'jwt' ? Buffer.from(bytes).toString('utf8').trim() : null,
    validFrom,
    validUntil,
    verdict,
    verifiedAt: now,
  }
  return deps.database.prisma.$transaction(async (tx) => {
    const id = await keepEndorsement(tx, row, now)
    const detail = { by: endorserName, of: `${subject.kind} ${subject.id}` }
    await writeAudit(tx, { organizationId, actor, action: 'endorsement.added', subject: id, detail }, now)
    return { ok: true, id, of: subject.title, by: endorserName }
  })
}
