import { z } from 'zod'
import { type Card, spokenIn } from '../../chat/card.ts'
import type { Deps } from '../../chat/deps.ts'
import { takeOnce } from '../../chat/inbound.store.ts'
import { type Say, sayIn } from '../../chat/messages/catalogue.ts'
import { recipientOf } from '../../chat/recipient.store.ts'
import { sayForSure } from '../../chat/say-directly.ts'
import { addDays, weekdayOf } from '../../kernel/local-date.ts'
import { instantOf, localDateAt } from '../../kernel/time-zone.ts'
import type { Tx } from '../../queue/database.ts'
import { type AgendaRequest, defineJob } from '../../queue/define-job.ts'
import { assessorsFor } from './assessors.store.ts'
import { findEvidence, getEvidence } from './evidence.store.ts'
import { textsOfPiece } from './evidence-texts.rules.ts'
import { decidedCard, waitsCard } from './judge.card.ts'
import { waitingFor } from './judge.ts'
import { readerOf } from './people.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** Says a card to a member where they are reached, once for `once`; `also` happens in the transaction that makes sure of it. */
const tellOnce = async (
  deps: Deps,
  { memberId, organizationId }: Whose,
  { once, card }: { readonly once: string; readonly card: Card },
  also?: (tx: Tx) => Promise<void>,
): Promise<void> => {
  const { prisma } = deps.database
  const to = await recipientOf(prisma, { memberId, organizationId })
  if (!to) return
  const { platform, tenant, externalId, conversation, serviceUrl, handle } = to
  const actor = { platform, tenant, externalId }
  const saying = sayForSure(deps, { actor, conversation, serviceUrl, handle }, card)
  const isFirst = await prisma.$transaction(async (tx) => {
    await also?.(tx)
    const taken = await takeOnce({ prisma: tx }, once, deps.clock.now())
    if (taken) await saying.promise(tx)
    return taken
  })
  if (isFirst) await saying.keep()
}

const tellAssessorOf = ({ memberId, organizationId }: Whose) => ({
  job: 'tell-assessor',
  payload: { memberId, organizationId },
  key: `tell-assessor:${memberId}`,
})

/** Something waits for an achievement, or somebody may judge it from now on: everybody who may is told, once a day. */
export const tellAssessorsJob = defineJob({
  name: 'tell-assessors',
  payload: z.object({ achievementId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { achievementId, organizationId }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const found = new Set<string>()
    const waiting = await findEvidence(prisma, { organizationId, achievementId, status: 'waiting' })
    for (const { id, memberId } of waiting) {
      const all = await assessorsFor(prisma, { organizationId, achievementId }, memberId, now)
      for (const assessor of all) found.add(assessor.memberId)
      if (all.length === 0) deps.log('warn', 'Evidence waits that nobody may judge', { evidence: id })
    }
    const jobs = [...found].map((memberId) => tellAssessorOf({ memberId, organizationId }))
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** In the morning of the next day of work. */
const nextMorning = (timeZone: string, now: Date): Date => {
  let date = addDays(localDateAt(timeZone, now), 1)
  while (weekdayOf(date) > 4) date = addDays(date, 1)
  return instantOf(timeZone, date, 9 * 60)
}

/**
 * Tells somebody how much waits for them, at most once on a day of theirs; and again on the next day of work, as long as
 * something does.
 */
export const tellAssessorJob = defineJob({
  name: 'tell-assessor',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    const { memberId, organizationId } = whose
    const reader = await readerOf(deps.database.prisma, whose)
    if (!reader) return
    const waiting = await waitingFor(deps, whose)
    if (waiting.length === 0) return
    const now = deps.clock.now()
    const { locale, timeZone } = reader
    const card = spokenIn(waitsCard(waiting.length, sayIn(locale)), locale)
    const again: AgendaRequest = {
      ...tellAssessorOf(whose),
      dueAt: nextMorning(timeZone, now),
      organizationId,
    }
    const once = `evidence-waits:${memberId}:${localDateAt(timeZone, now)}`
    await tellOnce(deps, whose, { once, card }, (tx) => deps.outbox.later(tx, [again]))
  },
})

const cardOf = (row: NonNullable<Awaited<ReturnType<typeof getEvidence>>>, say: Say): Card =>
  decidedCard(
    {
      approved: row.status === 'approved',
      texts: textsOfPiece(row, say),
      assessor: row.assessorName ?? '–',
      appointedWhy: row.assessorBy === 'appointed' ? (row.appointedWhy ?? '–') : undefined,
      reason: row.reason ?? '',
      scores: row.scores ?? [],
    },
    say,
  )

/** The learner hears what was decided, by whom and why. */
export const tellEvidenceDecidedJob = defineJob({
  name: 'tell-evidence-decided',
  payload: z.object({ evidenceId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { evidenceId, organizationId }) => {
    const { prisma } = deps.database
    const row = await getEvidence(prisma, { id: evidenceId, organizationId })
    if (row?.status !== 'approved' && row?.status !== 'returned') return
    const reader = await readerOf(prisma, row)
    if (!reader) return
    const card = spokenIn(cardOf(row, sayIn(reader.locale)), reader.locale)
    await tellOnce(deps, row, { once: `evidence-decided:${evidenceId}`, card })
  },
})
