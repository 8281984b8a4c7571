import type { Deps } from '../chat/deps.ts'
import { createNomination } from './nominations.store.ts'
import { openRequestsOf } from './requests.store.ts'
import type { SkillKey } from './skills.store.ts'

const dayMs = 86_400_000

/** A nomination that nobody answers lapses by itself. */
const lapseDays = 14

export type Nominated =
  | { readonly ok: true; readonly id: string }
  /** They look for a mentor in it already, or have been nominated for it. */
  | { readonly ok: false; readonly reason: 'has-request' | 'is-nominated' }

/** Nominates somebody for a mentor: they are asked, and nothing else happens until they say yes. Done twice, they are asked once. */
export const nominate = (
  deps: Pick<Deps, 'database' | 'outbox'>,
  whose: { readonly memberId: string; readonly organizationId: string },
  wish: SkillKey & { readonly goal: string; readonly byId: string | null },
  now: Date,
): Promise<Nominated> =>
  deps.database.prisma.$transaction(async (tx): Promise<Nominated> => {
    const { organizationId } = whose
    const open = await openRequestsOf(tx, whose)
    if (open.some(({ packId, skill }) => packId === wish.packId && skill === wish.skill))
      return { ok: false, reason: 'has-request' }
    const id = await createNomination(tx, whose, wish, now)
    if (id === undefined) return { ok: false, reason: 'is-nominated' }
    const payload = { nominationId: id, organizationId }
    await deps.outbox.enqueue(tx, [{ job: 'tell-nomination', payload, key: `tell-nomination:${id}` }])
    await deps.outbox.later(tx, [
      {
        key: `lapse-nomination:${id}`,
        job: 'lapse-nomination',
        payload,
        dueAt: new Date(now.getTime() + lapseDays * dayMs),
        organizationId,
      },
    ])
    return { ok: true, id }
  })
