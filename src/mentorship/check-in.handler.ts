import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { feedbackCard, metCard, notMetCard, talkLengths } from './check-in.card.ts'
import { checkInsOf, saveCheckIn, saveFeedback } from './check-ins.store.ts'
import { loadTimes, nameOf, otherOf } from './load-meeting.ts'
import { feedbackValues, talksOf } from './meeting.rules.ts'
import { movePairing } from './pairing.ts'
import { findPairing, lockPairing, type Pairing, savePairingFacts } from './pairings.store.ts'
import { lockRequest } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'

const overReply = ({ say }: Context): Reply => ({
  kind: 'replace',
  card: noticeCard('mentoring-over', say.rich('mentoring.over')),
})

const keyOf = ({ member }: Context, intent: Intent) => ({
  id: intent.args.pairing ?? '',
  organizationId: member.organizationId,
})

/** The pairing, where it is this member's; whatever its state. */
const theirs = async (deps: Deps, context: Context, intent: Intent): Promise<Pairing | undefined> => {
  const pairing = await findPairing(deps.database.prisma, keyOf(context, intent))
  return pairing && [pairing.mentorId, pairing.menteeId].includes(context.member.id) ? pairing : undefined
}

const lengths = z.enum(['0', ...talkLengths.map(String)]).transform(Number)

const occasions = z.string().min(1).max(100)

/** Takes the answer to "did you meet?"; pressed again, the newer one holds. */
export const checkIn: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const { organizationId } = member
  const minutes = lengths.safeParse(intent.args.minutes)
  const occasion = occasions.safeParse(intent.args.occasion)
  const known = await theirs(deps, context, intent)
  if (!known || !minutes.success || !occasion.success) return overReply(context)
  const pairing = await prisma.$transaction(async (tx) => {
    await lockRequest(tx, { id: known.requestId, organizationId })
    const held = await lockPairing(tx, known)
    if (held?.state !== 'active') return undefined
    const answer = { occasion: occasion.data, memberId: member.id, minutes: minutes.data }
    await saveCheckIn(tx, held, answer, now)
    await savePairingFacts(tx, held, { lastContactAt: now })
    return held
  })
  if (!pairing) return overReply(context)
  if (minutes.data === 0)
    return { kind: 'replace', card: notMetCard(await loadTimes(prisma, pairing, member, now), say) }
  const asked = {
    pairingId: pairing.id,
    occasion: occasion.data,
    name: await nameOf(prisma, { memberId: otherOf(pairing, member.id), organizationId }, now),
    skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
  }
  return { kind: 'replace', card: metCard(asked, say) }
}

const values = z.enum(feedbackValues)

/** How one of two finds it: the other never sees it. */
export const mentoringFeedback: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const value = values.safeParse(intent.args.value)
  const pairing = await theirs(deps, context, intent)
  if (!pairing || !value.success) return overReply(context)
  const said = { memberId: member.id, value: value.data }
  await deps.database.prisma.$transaction((tx) => saveFeedback(tx, pairing, said, now))
  return { kind: 'replace', card: feedbackCard({ pairingId: pairing.id, value: value.data }, say) }
}

/** The goal is reached. Pressed twice, or by both, it is completed once. */
export const pairingComplete: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const known = await theirs(deps, context, intent)
  if (!known) return overReply(context)
  const talks = talksOf(await checkInsOf(deps.database.prisma, known))
  if (known.state === 'active' && talks.length === 0)
    return {
      kind: 'replace',
      card: noticeCard('completed-too-soon', say.rich('completed.too-soon'), [
        {
          label: say.plain('meeting.next'),
          action: { intent: 'meeting-choose', args: { pairing: known.id } },
          opens: 'dialog',
        },
      ]),
    }
  await movePairing(deps, known, { move: 'complete', by: member.id }, now)
  const after = await theirs(deps, context, intent)
  return after?.state === 'completed'
    ? { kind: 'replace', card: noticeCard('completed-done', say.rich('completed.done')) }
    : overReply(context)
}

/** Somebody else is looked for: by either of the two, without a reason. */
export const pairingRematch: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const known = await theirs(deps, context, intent)
  if (!known) return overReply(context)
  await movePairing(deps, known, { move: 'rematch', by: member.id }, now)
  const after = await theirs(deps, context, intent)
  if (after?.state !== 'rematched') return overReply(context)
  const other = { memberId: otherOf(after, member.id), organizationId: member.organizationId }
  const name = await nameOf(deps.database.prisma, other, now)
  const isMentee = after.menteeId === member.id
  const text = say.rich(isMentee ? 'check-in.looking-again' : 'check-in.let-go', { name })
  return { kind: 'replace', card: noticeCard(isMentee ? 'looking-again' : 'let-go', text) }
}
