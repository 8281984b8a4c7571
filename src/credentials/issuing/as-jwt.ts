import type { Deps } from '../../chat/deps.ts'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import type { CredentialRow } from '../credentials.store.ts'
import { issuingWay } from './issuer.rules.ts'
import { publicIssuer } from './issuers.store.ts'
import { keyOf } from './keys.ts'

/** A signed credential as VC-JWT, by the key that signed it; `undefined` where nothing can be signed. */
export const asJwt = async (deps: Deps, row: CredentialRow): Promise<string | undefined> => {
  const { vault, webAddress } = deps
  const issuer = await publicIssuer(deps.database.prisma, row.issuerId)
  const way = issuingWay(webAddress, deps.isPlayground, issuer?.countryCode ?? null)
  if (!way.ok || !vault || !webAddress || !row.signed || !row.keyId) return undefined
  const whose = { issuerId: row.issuerId, organizationId: row.organizationId, keyId: row.keyId }
  const { key } = await keyOf(deps, vault, whose, way.by, webAddress)
  const signed = row.signed as JsonObject
  // By `did:key` another key is another issuer, who may not speak of it.
  const issuedBy = (signed.issuer as { id?: string } | undefined)?.id
  return issuedBy === key.controller ? deps.credentialTools.signer.signJwt(signed, key) : undefined
}
