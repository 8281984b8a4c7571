import { z } from 'zod'
import type { Card } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { telling } from '../chat/telling.ts'
import { defineJob, type JobRequest } from '../queue/define-job.ts'
import { checkInsOf, checkInsOfMentor } from './check-ins.store.ts'
import { completedCard } from './closing.card.ts'
import { nameOf } from './load-meeting.ts'
import { minutesOf, talksOf } from './meeting.rules.ts'
import { findPairing, type Pairing } from './pairings.store.ts'
import { findRequest } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'

type Side = 'mentee' | 'mentor'
type Sentence = Partial<Record<Side, MessageKey>>

/** Who is told what when a pairing is over. Of a no, and of silence, a learner hears nothing: the next is asked. */
const said: Readonly<Record<'end' | 'rematch' | 'let-go' | 'withdraw' | 'lapse', Sentence>> = {
  end: { mentee: 'mentoring.ended-mentee', mentor: 'mentoring.ended-mentor' },
  rematch: { mentee: 'mentoring.rematched-mentee', mentor: 'mentoring.rematched-mentor' },
  // One of the two has asked for it: the mentor is as free as after an end.
  'let-go': { mentee: 'mentoring.rematched-mentee', mentor: 'mentoring.ended-mentor' },
  withdraw: { mentor: 'mentoring.withdrawn-mentor' },
  lapse: { mentee: 'check-in.lapsed-mentee', mentor: 'check-in.lapsed-mentor' },
}

const moves = z.enum(['decline', 'expire', 'withdraw', 'complete', 'end', 'lapse', 'rematch'])
type Move = z.infer<typeof moves>

const sentenceOf = (
  pairing: Pairing,
  move: Move,
): { name: keyof typeof said; keys: Sentence } | undefined => {
  if (move === 'complete' || move === 'decline' || move === 'expire') return undefined
  const name = move === 'rematch' && pairing.endedBy ? 'let-go' : move
  return { name, keys: said[name] }
}

/** What came of it: the talks of these two, and all hours of the mentor over everybody. */
const completed = async (deps: Deps, pairing: Pairing, side: Side, name: string, say: Say): Promise<Card> => {
  const { prisma } = deps.database
  const { organizationId, mentorId, requestId, masteryThen, masteryNow } = pairing
  const checkIns = await checkInsOf(prisma, pairing)
  const all = await checkInsOfMentor(prisma, { memberId: mentorId, organizationId })
  const request = await findRequest(prisma, { id: requestId, organizationId })
  const about = {
    pairingId: pairing.id,
    name,
    skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
    goal: request?.goal ?? '',
    talks: talksOf(checkIns).length,
    minutes: minutesOf(checkIns),
    before: masteryThen ?? undefined,
    after: masteryNow ?? undefined,
  }
  return completedCard(side, about, say, minutesOf(all))
}

/** Tells both, or those who have not done it, that a pairing or a proposal is over; after a completion with what came of it. */
export const tellPairingClosedJob = defineJob({
  name: 'tell-pairing-closed',
  payload: z.object({ pairingId: z.string(), organizationId: z.string(), move: moves }),
  run: async (deps: Deps, { pairingId: id, organizationId, move }) => {
    const { prisma } = deps.database
    const pairing = await findPairing(prisma, { id, organizationId })
    if (!pairing) return
    const sentence = sentenceOf(pairing, move)
    const sides = [
      { side: 'mentee', memberId: pairing.menteeId, otherId: pairing.mentorId },
      { side: 'mentor', memberId: pairing.mentorId, otherId: pairing.menteeId },
    ] as const
    const jobs: JobRequest[] = []
    for (const { side, memberId, otherId } of sides) {
      const text = sentence?.keys[side]
      if (move !== 'complete' && (!text || memberId === pairing.endedBy)) continue
      const name = await nameOf(prisma, { memberId: otherId, organizationId }, deps.clock.now())
      const key = `mentoring-${move}:${id}:${side}`
      jobs.push(
        ...(await telling(deps, { memberId, organizationId }, key, async (say) => {
          if (!text || !sentence) return completed(deps, pairing, side, name, say)
          const skill = await titleOfSkill(prisma, organizationId, pairing, say.language)
          return noticeCard(`mentoring-${sentence.name}-${side}`, say.rich(text, { name, skill }))
        })),
      )
    }
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})
