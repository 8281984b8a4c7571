import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import { type AgendaRequest, defineJob } from '../../queue/define-job.ts'
import type { Proof } from '../criteria/criterion.ts'
import type { CredentialIssued } from '../events.ts'
import { courseOf } from '../renewals/watch.ts'
import { timesOf } from '../sittings/sittings.store.ts'
import { recordChange, wasReissued } from '../standing.store.ts'
import {
  achievementParts,
  awaitingSignature,
  isListOf,
  keepPlace,
  keepSignature,
  type SignedPlace,
  unsigned,
} from './award-parts.store.ts'
import { issuingWay, profileOf } from './issuer.rules.ts'
import { keyStillCounts, publicIssuer } from './issuers.store.ts'
import { currentKey, type TheKey } from './keys.ts'
import { openBadgeOf } from './open-badge.rules.ts'
import { freePlace } from './status-lists.store.ts'

type Row = NonNullable<Awaited<ReturnType<typeof awaitingSignature>>>

/** Its place in the status lists: the one that it has, or a free one, for good. */
const placeFor = async (deps: Deps, row: Row, keyId: string, now: Date): Promise<SignedPlace | undefined> =>
  deps.database.prisma.$transaction(async (tx) => {
    const { issuerId, organizationId } = row
    const fresh = await awaitingSignature(tx, row)
    const listId = fresh?.revocationListId ?? null
    const isPlaced = listId !== null && (await isListOf(tx, { id: listId, organizationId }, keyId))
    if (listId !== null && isPlaced && fresh?.statusIndex !== null && fresh)
      return { listId, index: fresh.statusIndex }
    const place = await freePlace(tx, { issuerId, organizationId }, keyId, now)
    await keepPlace(tx, row, place, listId)
    const kept = await awaitingSignature(tx, row)
    return kept?.revocationListId && kept.statusIndex !== null
      ? { listId: kept.revocationListId, index: kept.statusIndex }
      : undefined
  })

/** What its time brings by itself, at hours that suit its holder. */
const agendaOf = async (deps: Deps, row: Row, now: Date): Promise<AgendaRequest[]> => {
  const { id: credentialId, organizationId, memberId, achievementId, validUntil } = row
  const of = { credentialId, organizationId }
  const times = memberId ? await timesOf(deps.database.prisma, { memberId, organizationId }) : null
  return courseOf(of, validUntil, times, achievementId !== null, now)
}

const documentOf = async (
  deps: Deps,
  row: Row,
  key: TheKey,
  webAddress: string,
  place: SignedPlace,
): Promise<JsonObject> => {
  const issuer = await publicIssuer(deps.database.prisma, row.issuerId)
  const achievement =
    row.achievementId === null
      ? undefined
      : await achievementParts(deps.database.prisma, {
          id: row.achievementId,
          organizationId: row.organizationId,
        })
  if (!issuer || !achievement) throw new Error(`The credential ${row.id} has no issuer or no achievement`)
  return openBadgeOf({
    webAddress,
    credential: {
      ...row,
      recipientName: row.recipientName ?? '',
      isReissue: await wasReissued(deps.database.prisma, row),
      basis: row.basis as unknown as readonly Proof[],
    },
    achievement,
    outcomes: achievement.outcomes,
    language: achievement.language,
    issuer: profileOf(issuer, key.key.controller, webAddress),
    status: place,
    highStakesSentence: sayIn(achievement.language).plain('credential-page.high-stakes'),
  })
}

const signJobOf = (credentialId: string, organizationId: string) => ({
  job: 'sign-credential',
  payload: { credentialId, organizationId },
  key: `sign-credential:${credentialId}`,
})

const signOne = async (deps: Deps, row: Row): Promise<void> => {
  const now = deps.clock.now()
  const { vault, webAddress } = deps
  const issuer = await publicIssuer(deps.database.prisma, row.issuerId)
  const way = issuingWay(webAddress, deps.isPlayground, issuer?.countryCode ?? null)
  if (!way.ok || !vault || !webAddress) {
    // It stays pending, and is signed by itself once that is mended: see `sign-pending`.
    deps.log('warn', 'An award could not be signed', {
      credential: row.id,
      fault: way.ok ? 'no-vault' : way.fault,
    })
    return
  }
  const key = await currentKey(deps, vault, row, way.by, webAddress)
  const place = await placeFor(deps, row, key.keyId, now)
  // Signed or revoked meanwhile.
  if (!place) return
  const signed = await deps.credentialTools.signer.sign(
    await documentOf(deps, row, key, webAddress, place),
    key.key,
    now,
  )
  const agenda = await agendaOf(deps, row, now)
  await deps.database.prisma.$transaction(async (tx) => {
    if (!(await keyStillCounts(tx, { id: key.keyId, organizationId: row.organizationId })))
      return deps.outbox.enqueue(tx, [signJobOf(row.id, row.organizationId)])
    if (!(await keepSignature(tx, row, signed, { keyId: key.keyId, at: now, place }))) return
    await recordChange(tx, row, { actor: 'whetstone', change: 'signed' }, now)
    await deps.outbox.later(tx, agenda)
    const issued: CredentialIssued = {
      name: 'credential.issued',
      organizationId: row.organizationId,
      data: { credentialId: row.id, memberId: row.memberId, achievementId: row.achievementId },
    }
    await deps.outbox.emit(tx, issued)
  })
}

/**
 * Signs an award. Two workers at once sign the same document for the same place in the lists, and one signature is kept;
 * a crash in between signs again.
 */
export const signCredentialJob = defineJob({
  name: 'sign-credential',
  payload: z.object({ credentialId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { credentialId, organizationId }) => {
    const row = await awaitingSignature(deps.database.prisma, { id: credentialId, organizationId })
    if (row) await signOne(deps, row)
  },
})

/** Housekeeping: what waits for a signature, because something was missing that may be there by now, is tried again. */
export const signPendingJob = defineJob({
  name: 'sign-pending',
  payload: z.object({}),
  run: async (deps: Deps) => {
    const waiting = await unsigned(deps.database.prisma)
    await deps.database.prisma.$transaction((tx) =>
      deps.outbox.enqueue(
        tx,
        waiting.map(({ id, organizationId }) => signJobOf(id, organizationId)),
      ),
    )
  },
})
