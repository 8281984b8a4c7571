import * as z from 'zod'
import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import { changeStanding, type StandingChange } from '../change-standing.ts'
import { documentsNamed } from './documents.store.ts'
import type { Token } from './tokens.store.ts'

/** VC API, "Update Status". `reason` is ours: without it the history says who asked. */
export const statusRequest = z.looseObject({
  credentialId: z.string().min(1).max(4_000),
  credentialStatus: z.looseObject({
    type: z.enum(['BitstringStatusListEntry', 'BitstringStatusList']),
    statusPurpose: z.enum(['revocation', 'suspension']),
    statusListIndex: z.string().optional(),
    statusListCredential: z.string().optional(),
  }),
  status: z.boolean(),
  reason: z.string().min(1).max(500).optional(),
})
export type StatusRequest = z.infer<typeof statusRequest>

export type StatusResult =
  | { readonly ok: true }
  /** `no-place`: it names no list, so that nobody would see a change. `for-good`: it was revoked before. */
  | { readonly ok: false; readonly reason: 'unknown' | 'no-place' | 'for-good' }

const changeOf = (
  { credentialStatus: { statusPurpose }, status, reason }: StatusRequest,
  token: Pick<Token, 'name'>,
): StandingChange => {
  const why = reason ?? `Asked for by ${token.name}`
  if (statusPurpose === 'revocation') return { change: 'revoked', reason: why }
  return status ? { change: 'suspended', reason: why } : { change: 'reinstated' }
}

/**
 * Revokes, suspends or reinstates what an issuer has signed, all or nothing: a document by the id that its program gave it, or
 * an award by its address. Done twice, the second changes nothing. A revocation can't be taken back.
 */
export const changeStatus = async (
  deps: Deps,
  issuer: { readonly id: string; readonly organizationId: string },
  token: Pick<Token, 'name'>,
  request: StatusRequest,
): Promise<StatusResult> => {
  const { webAddress } = deps
  const now = deps.clock.now()
  const { credentialId, credentialStatus, status } = request
  const ours = `${webAddress}/c/`
  const awardId = webAddress && credentialId.startsWith(ours) ? credentialId.slice(ours.length) : undefined
  const { organizationId } = issuer
  const named = await documentsNamed(
    deps.database.prisma,
    { issuerId: issuer.id, organizationId },
    { externalId: credentialId, awardId },
  )
  const { statusListIndex: index, statusListCredential: list } = credentialStatus
  const meant = named.filter(
    (row) =>
      (index === undefined || String(row.statusIndex) === index) &&
      (list === undefined ||
        [row.revocationListId, row.suspensionListId].some((id) => `${webAddress}/status/${id}` === list)),
  )
  if (meant.length === 0) return { ok: false, reason: 'unknown' }
  if (meant.some(({ statusIndex }) => statusIndex === null)) return { ok: false, reason: 'no-place' }
  const isRevoking = credentialStatus.statusPurpose === 'revocation' && status
  if (!isRevoking && meant.some(({ revokedAt }) => revokedAt)) return { ok: false, reason: 'for-good' }
  if (credentialStatus.statusPurpose === 'revocation' && !status) return { ok: true }
  const change = changeOf(request, token)
  const actor = `token:${token.name}`
  await deps.database.prisma.$transaction(async (tx) => {
    for (const row of meant) {
      const done = await changeStanding(deps, tx, row, { ...change, actor }, now)
      if (done.ok)
        await writeAudit(
          tx,
          { organizationId, actor, action: `credential.${change.change}`, subject: row.id },
          now,
        )
    }
  })
  return { ok: true }
}
