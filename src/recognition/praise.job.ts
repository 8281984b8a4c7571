import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { peopleOf } from '../chat/people.store.ts'
import { telling } from '../chat/telling.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { type DeedShown, praiseCard } from './praise.card.ts'
import { type Deed, deedsSince, managersIn } from './praise.store.ts'
import { achievementOf } from './subjects.store.ts'

const weekMs = 7 * 86_400_000
/** More than that nobody answers on a Monday morning. */
const mostDeeds = 8

export const titleOf = async (
  deps: Deps,
  organizationId: string,
  { achievementId }: Pick<Deed, 'achievementId'>,
  language: string,
): Promise<string> =>
  achievementId
    ? ((await achievementOf(deps.database.prisma, organizationId, achievementId, language))?.title ?? '')
    : ''

/** Tells each manager who deserves a word this week, in one message; nothing where nobody does. */
export const planPraiseJob = defineJob({
  name: 'plan-praise',
  payload: z.object({ organizationId: z.string() }),
  run: async (deps: Deps, { organizationId }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const span = { since: new Date(now.getTime() - weekMs), now }
    for (const [managerId, memberIds] of await managersIn(prisma, organizationId, now)) {
      const people = await peopleOf(prisma, organizationId, memberIds, now)
      const present = memberIds.filter((id) => people.get(id)?.isPresent)
      const deeds = (await deedsSince(prisma, organizationId, present, span)).slice(0, mostDeeds)
      if (deeds.length === 0) continue
      const key = `praise:${managerId}:${localDateAt('UTC', now)}`
      const jobs = await telling(deps, { memberId: managerId, organizationId }, key, async (say) => {
        const shown = await Promise.all(
          deeds.map(
            async (deed): Promise<DeedShown> => ({
              ...deed,
              name: people.get(deed.memberId)?.name ?? say.plain('moment.somebody'),
              title: await titleOf(deps, organizationId, deed, say.language),
            }),
          ),
        )
        return praiseCard(shown, say)
      })
      await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
    }
  },
})
