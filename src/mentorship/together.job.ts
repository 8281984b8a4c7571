import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import type { MessageKey } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { type Recipient, recipientOf } from '../chat/recipient.store.ts'
import { defineJob, type JobRequest } from '../queue/define-job.ts'
import { weakestOutcomes } from './agenda.store.ts'
import { badgeFor } from './load-proposal.ts'
import { movePairingIn } from './pairing.ts'
import { findPairing, type Pairing } from './pairings.store.ts'
import { personOf } from './people.store.ts'
import { introductionCard } from './proposal.card.ts'
import { findRequest } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'
import { telling } from './tell.ts'

/** A first talk has no time for more. */
const agendaItems = 3

/** An address at which two people of one tenant begin to talk. Slack has none that works in a browser. */
const chatOf = (a: Recipient | undefined, b: Recipient | undefined, address: string): string | undefined =>
  a?.platform === 'teams' && b?.platform === 'teams' && a.tenant === b.tenant
    ? `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(address)}`
    : undefined

/** What one side is told of the other. */
const introduce = async (deps: Deps, pairing: Pairing, side: 'mentor' | 'mentee'): Promise<JobRequest[]> => {
  const { prisma } = deps.database
  const { organizationId, mentorId, menteeId, id, requestId } = pairing
  const now = deps.clock.now()
  const [self, other] = side === 'mentor' ? [mentorId, menteeId] : [menteeId, mentorId]
  const them = await personOf(prisma, { memberId: other, organizationId }, now)
  if (!them) return []
  const both = [self, other].map((memberId) => recipientOf(prisma, { memberId, organizationId }))
  const [own, theirs] = await Promise.all(both)
  const request = await findRequest(prisma, { id: requestId, organizationId })
  const key = `mentoring-together:${id}:${side}`
  return telling(deps, { memberId: self, organizationId }, key, async (say) => {
    const { language } = say
    const about = {
      pairingId: id,
      name: them.name,
      address: them.address,
      chat: chatOf(own, theirs, them.address),
      skill: await titleOfSkill(prisma, organizationId, pairing, language),
      badge: await badgeFor(prisma, pairing, language, now),
      goal: request?.goal ?? '',
      agenda: await weakestOutcomes(prisma, { memberId: menteeId, organizationId }, pairing, {
        language,
        now,
        most: agendaItems,
      }),
    }
    return introductionCard(side, about, say)
  })
}

/** Introduces two people to each other once the mentor has said yes. Run twice, each is told once. */
export const introducePairingJob = defineJob({
  name: 'introduce-pairing',
  payload: z.object({ pairingId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { pairingId: id, organizationId }) => {
    const { prisma } = deps.database
    const pairing = await findPairing(prisma, { id, organizationId })
    if (pairing?.state !== 'accepted') return
    const jobs = [
      ...(await introduce(deps, pairing, 'mentee')),
      ...(await introduce(deps, pairing, 'mentor')),
    ]
    await prisma.$transaction(async (tx) => {
      const begun = await movePairingIn(deps, tx, pairing, { move: 'begin' }, deps.clock.now())
      if (begun.ok) await deps.outbox.enqueue(tx, jobs)
    })
  },
})

/** Who is told what when a pairing is over; those who did it know. */
const said: Readonly<Record<'end' | 'rematch' | 'withdraw', { mentee?: MessageKey; mentor: MessageKey }>> = {
  end: { mentee: 'mentoring.ended-mentee', mentor: 'mentoring.ended-mentor' },
  rematch: { mentee: 'mentoring.rematched-mentee', mentor: 'mentoring.rematched-mentor' },
  withdraw: { mentor: 'mentoring.withdrawn-mentor' },
}

/** Tells those who have not done it that a pairing or a proposal is over. */
export const tellPairingClosedJob = defineJob({
  name: 'tell-pairing-closed',
  payload: z.object({
    pairingId: z.string(),
    organizationId: z.string(),
    move: z.enum(['end', 'rematch', 'withdraw']),
  }),
  run: async (deps: Deps, { pairingId: id, organizationId, move }) => {
    const { prisma } = deps.database
    const pairing = await findPairing(prisma, { id, organizationId })
    if (!pairing) return
    const sides = [
      { side: 'mentee', memberId: pairing.menteeId, otherId: pairing.mentorId },
      { side: 'mentor', memberId: pairing.mentorId, otherId: pairing.menteeId },
    ] as const
    const jobs: JobRequest[] = []
    for (const { side, memberId, otherId } of sides) {
      const text = said[move][side]
      if (!text || memberId === pairing.endedBy) continue
      const other = await personOf(prisma, { memberId: otherId, organizationId }, deps.clock.now())
      jobs.push(
        ...(await telling(
          deps,
          { memberId, organizationId },
          `mentoring-${move}:${id}:${side}`,
          async (say) => {
            const skill = await titleOfSkill(prisma, organizationId, pairing, say.language)
            return noticeCard(
              `mentoring-${move}-${side}`,
              say.rich(text, { name: other?.name ?? '–', skill }),
            )
          },
        )),
      )
    }
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})
