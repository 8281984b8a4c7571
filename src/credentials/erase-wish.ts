import { z } from 'zod'
import { writeAudit } from '../chat/audit.store.ts'
import type { Deps } from '../chat/deps.ts'
import type { CredentialsChoice } from './erase.ts'
import { wishAt } from './leavers.store.ts'
import type { Whose } from './record.store.ts'

/** A slip hurts here: until then it can be taken back. */
export const secondThoughtsDays = 7

const keyOf = (memberId: string): string => `erase-member:${memberId}`
const wishPayload = z.object({ choice: z.enum(['keep', 'revoke']) })

export type EraseWish = { readonly choice: CredentialsChoice; readonly at: Date }

/** What somebody has asked for, and when it will be done. */
export const eraseWishOf = async (
  deps: Pick<Deps, 'database'>,
  { memberId, organizationId }: Whose,
): Promise<EraseWish | undefined> => {
  const row = await wishAt(deps.database.prisma, organizationId, keyOf(memberId))
  const payload = wishPayload.safeParse(row?.payload)
  return row && payload.success ? { choice: payload.data.choice, at: row.dueAt } : undefined
}

/** Asks to be erased: in so many days, with everything; asked again, the last choice counts and the days begin anew. */
export const wishToBeErased = async (
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  whose: Whose,
  choice: CredentialsChoice,
): Promise<void> => {
  const now = deps.clock.now()
  const { memberId, organizationId } = whose
  const dueAt = new Date(now.getTime() + secondThoughtsDays * 86_400_000)
  await deps.database.prisma.$transaction(async (tx) => {
    const payload = { memberId, organizationId, choice }
    await deps.outbox.later(tx, [
      { key: keyOf(memberId), job: 'erase-member', payload, dueAt, organizationId },
    ])
    const detail = { choice, at: dueAt.toISOString() }
    const entry = {
      organizationId,
      actor: 'holder',
      action: 'member.erasure-asked',
      subject: memberId,
      detail,
    }
    await writeAudit(tx, entry, now)
  })
}

/** Takes it back; nothing is lost until it is done. */
export const stayAfterAll = async (
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  { memberId, organizationId }: Whose,
): Promise<void> => {
  await deps.database.prisma.$transaction(async (tx) => {
    await deps.outbox.cancel(tx, [keyOf(memberId)])
    const entry = { organizationId, actor: 'holder', action: 'member.erasure-withdrawn', subject: memberId }
    await writeAudit(tx, entry, deps.clock.now())
  })
}
