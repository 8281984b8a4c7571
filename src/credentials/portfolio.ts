import type { Deps } from '../chat/deps.ts'
import { findCredential } from './credentials.store.ts'
import type { CredentialShown } from './events.ts'
import { type HandleFault, readHandle } from './handle.rules.ts'
import {
  type CredentialWish,
  findPortfolio,
  recordShown,
  setOpened,
  setShown,
  takeHandle,
} from './portfolio.store.ts'

type PortfolioDeps = Pick<Deps, 'database' | 'clock' | 'outbox'>

/** Whoever shows what they have earned: a member, however they signed in. */
export type Whose = { readonly memberId: string; readonly organizationId: string }

export type HandleChosen =
  | { readonly ok: true; readonly handle: string; readonly was: string | undefined }
  | { readonly ok: false; readonly reason: HandleFault | 'taken' }

/** Chooses the address of one's portfolio. What it was before is anybody's from then on. */
export const chooseHandle = async (
  { database }: PortfolioDeps,
  whose: Whose,
  typed: string,
): Promise<HandleChosen> => {
  const read = readHandle(typed)
  if (!read.ok) return read
  return database.prisma.$transaction(async (tx): Promise<HandleChosen> => {
    const before = await findPortfolio(tx, whose)
    return (await takeHandle(tx, whose, read.handle))
      ? { ok: true, handle: read.handle, was: before?.handle === read.handle ? undefined : before?.handle }
      : { ok: false, reason: 'taken' }
  })
}

/** Opens a portfolio to everybody, or closes it; false where no address was chosen yet. */
export const setPortfolioOpen = ({ database, clock }: PortfolioDeps, whose: Whose, open: boolean) =>
  database.prisma.$transaction((tx) => setOpened(tx, whose, open ? clock.now() : null))

/** Shows a credential in the portfolio or takes it out, makes its page public or keeps it private; false where it is not theirs. */
export const showCredential = (
  { database, clock, outbox }: PortfolioDeps,
  whose: Whose,
  credentialId: string,
  wish: Pick<CredentialWish, 'shared' | 'inPortfolio'>,
): Promise<boolean> =>
  database.prisma.$transaction(async (tx) => {
    if (!(await setShown(tx, whose, credentialId, wish))) return false
    const { organizationId, memberId: actor } = whose
    const at = clock.now()
    for (const [what, on] of Object.entries(wish))
      await recordShown(tx, { organizationId, credentialId, actor, what: `${what}: ${on}`, at })
    const data = { credentialId }
    if (wish.shared !== undefined)
      await outbox.emit(tx, { name: 'credential.shown', organizationId, data } satisfies CredentialShown)
    return true
  })

/** Chooses the evidence that a credential's page shows. Only what it rests on can be: other ids are passed over. */
export const showEvidence = (
  { database, clock }: PortfolioDeps,
  whose: Whose,
  credentialId: string,
  wanted: readonly string[],
): Promise<boolean> =>
  database.prisma.$transaction(async (tx) => {
    const { organizationId, memberId: actor } = whose
    const credential = await findCredential(tx, { id: credentialId, organizationId })
    if (!credential) return false
    const own = credential.basis.flatMap((proof) =>
      proof.kind === 'evidence-approved' && wanted.includes(proof.evidenceId) ? [proof.evidenceId] : [],
    )
    if (!(await setShown(tx, whose, credentialId, { shownEvidence: own }))) return false
    const what = `evidence: ${own.join(', ') || 'none'}`
    await recordShown(tx, { organizationId, credentialId, actor, what, at: clock.now() })
    return true
  })
