import type { Deps } from '../chat/deps.ts'
import type { Actor } from '../chat/intent.ts'
import type { MemberLinked } from './events.ts'
import { resolveMember } from './resolve-member.ts'

/**
 * Somebody has the bot for themselves now, and can be written to: what waited for that is sent. Whether they are a
 * member; to anybody else nothing is said until they say something. Run twice, it links once.
 */
export const arrive = async (deps: Deps, actor: Actor): Promise<boolean> => {
  const who = await resolveMember(deps, actor, deps.clock.now(), { mayJoin: false })
  if (who.kind !== 'member') return false
  const { id: memberId, organizationId } = who.member
  const linked: MemberLinked = { name: 'member.linked', organizationId, data: { memberId } }
  if (who.firstContact) await deps.database.prisma.$transaction((tx) => deps.outbox.emit(tx, linked))
  return true
}
