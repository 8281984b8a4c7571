import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { nameOf, otherOf } from './load-meeting.ts'
import { loadProposal } from './load-proposal.ts'
import { movePairing, type Refusal, separate } from './pairing.ts'
import { findPairing } from './pairings.store.ts'
import { declineDialog, longestDeclineReason, proposalCard } from './proposal.card.ts'

const keyOf = ({ member }: Context, pairing: string | undefined) => ({
  id: pairing ?? '',
  organizationId: member.organizationId,
})

const refusedReply = (reason: Refusal, { say }: Context): Reply => ({
  kind: 'replace',
  card: noticeCard(
    `mentoring-${reason}`,
    say.rich(reason === 'not-held' ? 'mentoring.not-held' : 'mentoring.over'),
  ),
})

const nameFor = (deps: Deps, { member, now }: Context, memberId: string): Promise<string> =>
  nameOf(deps.database.prisma, { memberId, organizationId: member.organizationId }, now)

/** A proposal as it stands; only whom it was made to sees it. */
export const pairingShow: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const pairing = await findPairing(deps.database.prisma, keyOf(context, intent.args.pairing))
  if (pairing?.mentorId !== member.id || pairing.state !== 'proposed') return refusedReply('over', context)
  const reader = { language: say.language, timeZone: member.timeZone }
  return {
    kind: 'replace',
    card: proposalCard(await loadProposal(deps.database.prisma, pairing, reader, now), say),
  }
}

/** The mentor says yes. Pressed twice, it is one yes. */
export const pairingAccept: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const key = keyOf(context, intent.args.pairing)
  const done = await movePairing(deps, key, { move: 'accept', by: member.id }, now)
  const pairing = done.ok ? done.pairing : await findPairing(deps.database.prisma, key)
  const isTheirs =
    pairing?.mentorId === member.id && (pairing.state === 'accepted' || pairing.state === 'active')
  if (!pairing || !isTheirs) return refusedReply(done.ok ? 'over' : done.reason, context)
  const name = await nameFor(deps, context, pairing.menteeId)
  return {
    kind: 'replace',
    card: noticeCard('mentoring-accepted', say.rich('mentoring.accepted', { name })),
  }
}

/** Opens the form of a no. */
export const pairingDecline: Handler = async (deps, context, intent) => {
  const pairing = await findPairing(deps.database.prisma, keyOf(context, intent.args.pairing))
  if (pairing?.mentorId !== context.member.id || pairing.state !== 'proposed') {
    const over = refusedReply('over', context)
    return 'card' in over ? { kind: 'whisper', card: over.card } : over
  }
  return { kind: 'dialog', dialog: declineDialog(pairing.id, context.say) }
}

const declineInputs = z.object({
  reason: z.string().trim().default('').catch(''),
  apart: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .catch([]),
})

/** Takes a no, with its reason where there is one, and the wish never to be proposed again. */
export const pairingDeclined: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const { reason, apart } = declineInputs.parse(intent.inputs)
  const key = keyOf(context, intent.args.pairing)
  const step = { move: 'decline', by: member.id, reason: reason.slice(0, longestDeclineReason) } as const
  const done = await movePairing(deps, key, step, now)
  const pairing = done.ok ? done.pairing : await findPairing(deps.database.prisma, key)
  const isTheirs = pairing?.mentorId === member.id && pairing.state === 'declined'
  if (!pairing || !isTheirs) {
    const over = refusedReply('over', context)
    return 'card' in over ? { kind: 'whisper', card: over.card } : over
  }
  if ([apart].flat().includes('apart'))
    await separate(
      deps,
      { memberId: member.id, organizationId: member.organizationId },
      pairing.menteeId,
      now,
    )
  const name = await nameFor(deps, context, pairing.menteeId)
  return {
    kind: 'whisper',
    card: noticeCard('mentoring-declined', say.rich('mentoring.declined', { name })),
  }
}

/** Either side ends it, in one press and without a reason. */
export const pairingEnd: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const key = keyOf(context, intent.args.pairing)
  const done = await movePairing(deps, key, { move: 'end', by: member.id }, now)
  const pairing = done.ok ? done.pairing : await findPairing(deps.database.prisma, key)
  const isTheirs = pairing !== undefined && [pairing.mentorId, pairing.menteeId].includes(member.id)
  if (!isTheirs || pairing.state !== 'ended') return refusedReply('over', context)
  const name = await nameFor(deps, context, otherOf(pairing, member.id))
  const isMentor = pairing.mentorId === member.id
  const apart = {
    label: say.plain('mentoring.apart'),
    action: { intent: 'pairing-apart', args: { pairing: pairing.id } },
  }
  const text = say.rich(isMentor ? 'mentoring.ended-by-you-mentor' : 'mentoring.ended-by-you', { name })
  return { kind: 'replace', card: noticeCard('mentoring-ended', text, [apart]) }
}

/** Two who were brought together are never again. The other one does not hear of it. */
export const pairingApart: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const pairing = await findPairing(deps.database.prisma, keyOf(context, intent.args.pairing))
  if (!pairing || ![pairing.mentorId, pairing.menteeId].includes(member.id))
    return refusedReply('over', context)
  const whose = { memberId: member.id, organizationId: member.organizationId }
  await separate(deps, whose, otherOf(pairing, member.id), now)
  return { kind: 'replace', card: noticeCard('mentoring-apart', say.rich('mentoring.apart-done')) }
}
