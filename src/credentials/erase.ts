import { writeAudit } from '../chat/audit.store.ts'
import type { Deps } from '../chat/deps.ts'
import { changeStanding } from './change-standing.ts'
import { erasePerson, lockWithMerged, unrevokedOf } from './erase.store.ts'
import { eraseRecognition } from './erase-recognition.store.ts'

/** What becomes of the credentials: the holder chooses. */
export type CredentialsChoice = 'keep' | 'revoke'

export type ErasedCounts = { readonly credentials: number; readonly records: number }

/**
 * Erases a member: everything that is known of them, in one transaction. With `keep`, files of credentials that they have
 * saved go on being verifiable: the issuer keeps nothing but their places in the status lists and the key. With `revoke`
 * they are withdrawn first. `undefined` where there is no such member, also the second time.
 */
export const erase = async (
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  whose: { readonly organizationId: string; readonly memberId: string },
  choice: CredentialsChoice,
  actor: string,
): Promise<ErasedCounts | undefined> => {
  const now = deps.clock.now()
  const { organizationId, memberId } = whose
  return deps.database.prisma.$transaction(
    async (tx) => {
      const memberIds = await lockWithMerged(tx, organizationId, memberId)
      if (memberIds.length === 0) return undefined
      if (choice === 'revoke') {
        for (const id of await unrevokedOf(tx, { organizationId, memberIds }))
          await changeStanding(
            deps,
            tx,
            { id, organizationId },
            { change: 'revoked', reason: 'Erased at the holder’s request', actor: 'holder' },
            now,
          )
      }
      const momentIds = await eraseRecognition(tx, { organizationId, memberIds })
      const credentials = await erasePerson(tx, { organizationId, memberIds })
      // Whoever had them as a mentor waits for another.
      const match = {
        job: 'match-mentors',
        payload: { organizationId },
        key: `match-mentors:${organizationId}`,
      }
      // What stands of them in channels is taken away, however long that takes.
      const posts = { job: 'refresh-posts-of', payload: { organizationId, momentIds } }
      await deps.outbox.enqueue(tx, [match, posts])
      const detail = { credentials, choice }
      await writeAudit(tx, { organizationId, actor, action: 'member.erased', subject: 'erased', detail }, now)
      return { credentials, records: memberIds.length }
    },
    { timeout: 60_000 },
  )
}
