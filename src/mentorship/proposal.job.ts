import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { loadProposal } from './load-proposal.ts'
import { movePairing } from './pairing.ts'
import { findPairing } from './pairings.store.ts'
import { nudgeCard, proposalCard } from './proposal.card.ts'

const payload = z.object({ pairingId: z.string(), organizationId: z.string() })

const askMentor =
  (kind: 'proposal' | 'nudge') =>
  async (deps: Deps, { pairingId: id, organizationId }: z.infer<typeof payload>): Promise<void> => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const pairing = await findPairing(prisma, { id, organizationId })
    if (pairing?.state !== 'proposed' || now >= pairing.expiresAt) return
    const whose = { memberId: pairing.mentorId, organizationId }
    const jobs = await telling(deps, whose, `mentoring-${kind}:${id}`, async (say, { timeZone }) => {
      const proposal = await loadProposal(prisma, pairing, { language: say.language, timeZone }, now)
      return kind === 'proposal' ? proposalCard(proposal, say) : nudgeCard(proposal, say)
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  }

/** Asks a mentor: one card, once. */
export const tellProposalJob = defineJob({ name: 'tell-proposal', payload, run: askMentor('proposal') })

/** Reminds a mentor, once, while there is time. */
export const nudgeProposalJob = defineJob({ name: 'nudge-proposal', payload, run: askMentor('nudge') })

/** A mentor who has said nothing in time is no longer asked; the request goes on. */
export const expireProposalJob = defineJob({
  name: 'expire-proposal',
  payload,
  run: async (deps: Deps, { pairingId: id, organizationId }) => {
    await movePairing(deps, { id, organizationId }, { move: 'expire' }, deps.clock.now())
  },
})
