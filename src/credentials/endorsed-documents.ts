import type { Deps } from '../chat/deps.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import type { SubjectKind } from './endorsements/endorsement.rules.ts'
import { publicEndorsement, standingEndorsements } from './endorsements/endorsements.store.ts'
import { achievementParts } from './issuing/award-parts.store.ts'
import { achievementDocument, issuerDocument } from './issuing/documents.ts'
import { publicIssuer } from './issuing/issuers.store.ts'

/** What stands by it, as signed by others. A JWT has a member of its own (Open Badges 3.0, `endorsementJwt`). */
const endorsedBy = async (
  deps: Deps,
  organizationId: string,
  subject: { readonly kind: SubjectKind; readonly id: string },
): Promise<JsonObject> => {
  const all = await standingEndorsements(deps.database.prisma, organizationId, [subject], deps.clock.now())
  const jwts = all.flatMap(({ jwt }) => jwt ?? [])
  const signed = all.filter(({ jwt }) => jwt === null).map((one) => one.signed)
  return {
    ...(signed.length > 0 && { endorsement: signed }),
    ...(jwts.length > 0 && { endorsementJwt: jwts }),
  }
}

/** An issuer as JSON-LD, with the endorsements that count now. */
export const endorsedIssuer = async (deps: Deps, id: string): Promise<JsonObject | undefined> => {
  const document = await issuerDocument(deps, id)
  const issuer = document && (await publicIssuer(deps.database.prisma, id))
  if (!issuer) return undefined
  return { ...document, ...(await endorsedBy(deps, issuer.organizationId, { kind: 'issuer', id })) }
}

/** An achievement as JSON-LD, with the endorsements that count now. */
export const endorsedAchievement = async (deps: Deps, id: string): Promise<JsonObject | undefined> => {
  const document = await achievementDocument(deps, id)
  const parts = document && (await achievementParts(deps.database.prisma, { id }))
  return (
    parts && { ...document, ...(await endorsedBy(deps, parts.organizationId, { kind: 'achievement', id })) }
  )
}

/** The file of an endorsement, as it was signed; none once it was withdrawn here. */
export const endorsementFile = async (
  deps: Deps,
  id: string,
): Promise<{ readonly body: string; readonly type: string } | undefined> => {
  const row = await publicEndorsement(deps.database.prisma, id)
  if (!row || row.withdrawnAt) return undefined
  return row.jwt === null
    ? { body: JSON.stringify(row.signed, null, 2), type: 'application/vc' }
    : { body: row.jwt, type: 'application/vc+jwt' }
}
