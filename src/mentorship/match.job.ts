import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import type { WhyNot } from './candidates.rules.ts'
import { loadPool } from './load-pool.ts'
import { matchPool } from './matching.rules.ts'
import { propose } from './pairing.ts'
import { type Request, saveUnmatched } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'
import { whyNotKeys } from './why-not.card.ts'

/** While somebody waits, the pool is matched anew after so long: credentials expire, pauses end, and waiting counts. */
const againMs = 6 * 60 * 60_000

/** Tells a learner why there is nobody yet and what would help: once for each reason. */
const tellUnmatched = async (deps: Deps, request: Request, reason: WhyNot): Promise<void> => {
  const { prisma } = deps.database
  const { organizationId, menteeId } = request
  const key = `mentoring-unmatched:${request.id}:${reason}`
  const jobs = await telling(deps, { memberId: menteeId, organizationId }, key, async (say) => {
    const skill = await titleOfSkill(prisma, organizationId, request, say.language)
    const text = say.rich('mentoring.unmatched', { skill, reason: say.plain(whyNotKeys[reason]) })
    return noticeCard('mentoring-unmatched', text)
  })
  await prisma.$transaction(async (tx) => {
    if (await saveUnmatched(tx, request, reason)) await deps.outbox.enqueue(tx, jobs)
  })
}

/**
 * Matches everybody of an organization who waits for a mentor. Each proposal is checked again when it is written, so that two
 * of these at the same time, or one that is run twice, propose nobody twice.
 */
export const matchMentorsJob = defineJob({
  name: 'match-mentors',
  payload: z.object({ organizationId: z.string() }),
  run: async (deps: Deps, { organizationId }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const { pool, requests } = await loadPool(prisma, organizationId, now)
    if (requests.length === 0) return
    const { pairs, unmatched } = matchPool(pool)
    let proposed = 0
    for (const { mentee: id, mentor: mentorId, score, reasons } of pairs)
      if (await propose(deps, { id, organizationId }, { mentorId, score, reasons }, now)) proposed++
    for (const { mentee, reason } of unmatched) {
      const request = requests.find(({ id }) => id === mentee)
      if (request) await tellUnmatched(deps, request, reason)
    }
    // Something came between a match and its proposal: who was to have it still waits.
    if (unmatched.length === 0 && proposed === pairs.length) return
    await prisma.$transaction((tx) =>
      deps.outbox.later(tx, [
        {
          key: `match-mentors:${organizationId}`,
          job: 'match-mentors',
          payload: { organizationId },
          dueAt: new Date(now.getTime() + againMs),
          organizationId,
        },
      ]),
    )
  },
})
