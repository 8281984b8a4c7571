import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { hardSkills, takeOffer } from './offer.store.ts'
import { openProfiles } from './profiles.store.ts'
import { skillsHeld, skillText, titleOfSkill } from './skills.store.ts'

const dayMs = 86_400_000

/** So many wrong answers on a skill within so many days are a reason to offer help. */
const failures = { atLeast: 2, withinDays: 7 }

/** For a skill it is offered once in so many days: nobody is told again and again that something is hard for them. */
const offerEveryDays = 30

/**
 * Offers a mentor to somebody for whom a skill is hard going, where there is somebody who could be one. Looked at after each
 * delivery; run twice, it is offered once.
 */
export const offerMentorJob = defineJob({
  name: 'offer-mentor',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    const { prisma } = deps.database
    const { memberId, organizationId } = whose
    const now = deps.clock.now()
    const since = new Date(now.getTime() - failures.withinDays * dayMs)
    const before = new Date(now.getTime() - offerEveryDays * dayMs)
    const how = { since, atLeast: failures.atLeast, offeredBefore: before }
    const all = await hardSkills(prisma, whose, how)
    if (all.length === 0) return
    const others = (await openProfiles(prisma, organizationId)).filter((one) => one.memberId !== memberId)
    const ids = others.map((one) => one.memberId)
    const held = await skillsHeld(prisma, organizationId, ids, now)
    const known = new Set(held.map(skillText))
    const hard = all.find((one) => known.has(skillText(one)))
    if (!hard) return
    const key = `mentoring-offer:${memberId}:${skillText(hard)}:${now.toISOString()}`
    const jobs = await telling(deps, whose, key, async (say) => {
      const skill = await titleOfSkill(prisma, organizationId, hard, say.language)
      return noticeCard('mentoring-offer', say.rich('mentoring.offer', { skill }), [
        {
          label: say.plain('mentoring.ask'),
          action: { intent: 'mentor-ask', args: { skill: skillText(hard) } },
          opens: 'dialog',
        },
      ])
    })
    await prisma.$transaction(async (tx) => {
      if (jobs.length > 0 && (await takeOffer(tx, whose, hard, { since: before, now })))
        await deps.outbox.enqueue(tx, jobs)
    })
  },
})
