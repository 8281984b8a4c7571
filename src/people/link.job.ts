import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { recipientOf } from '../chat/recipient.store.ts'
import { defineJob } from '../queue/define-job.ts'
import type { MemberLinked } from './events.ts'
import { membersToLink } from './identities.store.ts'
import { linkByAddress } from './resolve-member.ts'

/** Looks a member up on those of the organization's platforms where none of their accounts is known. Run twice, it links once. */
export const linkMemberJob = defineJob({
  name: 'link-member',
  payload: z.object({ memberId: z.string() }),
  run: async (deps: Deps, { memberId }) => {
    const { prisma } = deps.database
    const member = await membersToLink(prisma, memberId)
    if (!member) return
    const { organizationId, address } = member
    const notNow = await linkByAddress(deps, { memberId, organizationId, address })
    if (notNow) {
      const dueAt = new Date(deps.clock.now().getTime() + notNow.retryAfterMs)
      const again = { key: `link-member:${memberId}`, job: 'link-member', payload: { memberId }, dueAt }
      await prisma.$transaction((tx) => deps.outbox.later(tx, [{ ...again, organizationId }]))
    }
    // An account that can't be written to is no reason to try again: that would go on for ever.
    if (!(await recipientOf(prisma, { memberId, organizationId }))) return
    const linked: MemberLinked = { name: 'member.linked', organizationId, data: { memberId } }
    await prisma.$transaction((tx) => deps.outbox.emit(tx, linked))
  },
})
