import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import type { Tx } from '../../queue/database.ts'
import { defineJob } from '../../queue/define-job.ts'
import { changeStanding } from '../change-standing.ts'
import type { CredentialAwarded } from '../events.ts'
import {
  type CredentialKey,
  type LockedCredential,
  lockCredential,
  recordChange,
  reissuing,
} from '../standing.store.ts'
import { compromisedFor, insertReissue, isSuperseded, signedBy } from './compromise.store.ts'

/** So many in one run: a transaction each, and a worker that others wait for too. */
const batchSize = 50

export const reissueJobOf = ({
  keyId,
  organizationId,
}: {
  readonly keyId: string
  readonly organizationId: string
}) => ({
  job: 'reissue-credentials',
  payload: { keyId, organizationId },
  key: `reissue-credentials:${keyId}`,
})

/** The same award once more; it is signed as every award is. */
const giveAnew = async (deps: Deps, tx: Tx, old: LockedCredential, reason: string, now: Date) => {
  const { organizationId, memberId, achievementId } = old
  const id = await insertReissue(tx, old, now)
  await recordChange(tx, { id, organizationId }, { actor: reissuing, change: 'reissued', reason }, now)
  const event: CredentialAwarded = {
    name: 'credential.awarded',
    organizationId,
    data: { credentialId: id, memberId, achievementId },
  }
  await deps.outbox.emit(tx, event)
}

/** Revoked, and given anew where its holder is known and has nothing newer: both or neither. */
const replace = async (deps: Deps, key: CredentialKey, reason: string): Promise<void> => {
  const now = deps.clock.now()
  await deps.database.prisma.$transaction(async (tx) => {
    const old = await lockCredential(tx, key)
    if (!old || old.revokedAt) return
    const isGiven = old.memberId !== null && old.achievementId !== null && !(await isSuperseded(tx, old))
    await changeStanding(deps, tx, key, { change: 'revoked', reason, actor: reissuing }, now)
    if (isGiven) await giveAnew(deps, tx, old, reason, now)
  })
}

/**
 * Replaces what a compromised key has signed. What is done is revoked and not found again, so that it may stop anywhere, run
 * twice or by two workers at once.
 */
export const reissueCredentialsJob = defineJob({
  name: 'reissue-credentials',
  payload: z.object({ keyId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, of) => {
    const { prisma } = deps.database
    const reason = await compromisedFor(prisma, of)
    if (reason === undefined) return
    const batch = await signedBy(prisma, of, batchSize)
    for (const { id, organizationId } of batch) await replace(deps, { id, organizationId }, reason)
    if (batch.length < batchSize) return
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, [reissueJobOf(of)]))
  },
})
