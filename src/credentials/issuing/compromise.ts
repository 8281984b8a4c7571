import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import { keyNumbered, markCompromised, signedBy } from './compromise.store.ts'
import { signingKeyRow } from './issuers.store.ts'
import { makeKey } from './keys.ts'
import { reissueJobOf } from './reissue.job.ts'

type Whose = { readonly issuerId: string; readonly organizationId: string }
type Signed = Awaited<ReturnType<typeof signedBy>>

/** What a lost key leaves to be done. */
export type AtStake = {
  readonly keyId: string
  /** When it was said to be compromised, where that is not new. */
  readonly since: Date | null
  /** Awards whose holder is known: revoked, and issued anew unless something newer stands already. */
  readonly awards: Signed
  /** What other programs or partners had signed: revoked; whoever had it signed has to ask again. */
  readonly documents: Signed
  /** Of people who were erased: revoked; nobody knows any more whose name was on them. */
  readonly erased: Signed
}

/** What a key has signed that still counts; `undefined` where the issuer has no such key. */
export const atStake = async (
  { database: { prisma } }: Pick<Deps, 'database'>,
  whose: Whose,
  number: number,
): Promise<AtStake | undefined> => {
  const key = await keyNumbered(prisma, whose, number)
  if (!key) return undefined
  const { organizationId } = whose
  const signed = await signedBy(prisma, { keyId: key.id, organizationId })
  const isAward = ({ achievementId }: Signed[number]): boolean => achievementId !== null
  return {
    keyId: key.id,
    since: key.compromisedAt,
    awards: signed.filter((one) => isAward(one) && one.memberId !== null),
    documents: signed.filter((one) => !isAward(one)),
    erased: signed.filter((one) => isAward(one) && one.memberId === null),
  }
}

/**
 * A signing key may be in other hands. In one transaction it stops signing and leaves the DID document, and what it signed
 * is set to be replaced, batch by batch. Done again, it goes on with what is left. Can't be taken back.
 */
export const compromiseKey = async (
  deps: Deps,
  whose: Whose,
  number: number,
  reason: string,
  actor: string,
): Promise<AtStake | undefined> => {
  const now = deps.clock.now()
  const { organizationId, issuerId } = whose
  const { prisma } = deps.database
  const key = await keyNumbered(prisma, whose, number)
  if (!key) return undefined
  await prisma.$transaction(async (tx) => {
    const place = { keyId: key.id, organizationId }
    if (await markCompromised(tx, place, reason, now)) {
      const entry = { organizationId, actor, action: 'issuer.key-compromised', subject: issuerId }
      await writeAudit(tx, { ...entry, detail: { key: number, reason } }, now)
    }
    await deps.outbox.enqueue(tx, [reissueJobOf(place)])
  })
  // The first that is signed would make it otherwise.
  if (deps.vault && !(await signingKeyRow(prisma, whose)))
    await makeKey(deps, deps.vault, whose, { retireOthers: false })
  return atStake(deps, whose, number)
}
