import type { Deps } from '../../chat/deps.ts'
import { waitingByIssuer } from './award-parts.store.ts'
import { type IssuingFault, issuingWay } from './issuer.rules.ts'
import { publicIssuer, signingKeyRow } from './issuers.store.ts'
import { signingKeyPlace } from './keys.ts'

/** Awards that nobody has signed yet, and what keeps them; no fault where they are signed within the hour. */
export type Waiting = {
  readonly issuer: string
  readonly awards: number
  readonly oldest: Date
  readonly fault?: IssuingFault | 'key-unopened'
}

const keyOpens = async (deps: Deps, issuerId: string, organizationId: string): Promise<boolean> => {
  const row = await signingKeyRow(deps.database.prisma, { issuerId, organizationId })
  if (!row?.sealed) return true
  return deps.vault?.open(row.sealed, signingKeyPlace(row.id, organizationId)).ok === true
}

/** For whoever runs the program: of all organizations. */
export const waitingToBeSigned = async (deps: Deps): Promise<Waiting[]> => {
  const { prisma } = deps.database
  const groups = await waitingByIssuer(prisma)
  return Promise.all(
    groups.map(async ({ issuerId, organizationId, awards, oldest }): Promise<Waiting> => {
      const issuer = await publicIssuer(prisma, issuerId)
      const found = { issuer: issuer?.name ?? issuerId, awards, oldest }
      const way = issuingWay(deps.webAddress, deps.isPlayground, issuer?.countryCode ?? null)
      if (!way.ok) return { ...found, fault: way.fault }
      if (!deps.vault) return { ...found, fault: 'no-vault' }
      return (await keyOpens(deps, issuerId, organizationId)) ? found : { ...found, fault: 'key-unopened' }
    }),
  )
}
