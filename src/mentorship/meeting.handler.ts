import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { loadMeeting, loadTimes, nameOf, otherOf, timesFor } from './load-meeting.ts'
import { cancelledCard, chooseTimeDialog, meetingCard, staleTimeCard } from './meeting.card.ts'
import { type Arrangement, arrange, callOff, type Seen } from './meeting.ts'
import { openMeetingOf } from './meetings.store.ts'
import { findPairing } from './pairings.store.ts'

const seenIn = ({ args }: Intent): Seen =>
  args.meeting ? { meetingId: args.meeting, sequence: Number(args.sequence) } : {}

const keyOf = ({ member }: Context, intent: Intent) => ({
  id: intent.args.pairing ?? '',
  organizationId: member.organizationId,
})

const overReply = ({ say }: Context, kind: 'replace' | 'whisper'): Reply => ({
  kind,
  card: noticeCard('mentoring-over', say.rich('mentoring.over')),
})

/** What stands now, whatever was pressed. */
const arrangedReply = async (
  deps: Deps,
  context: Context,
  done: Arrangement,
  kind: 'replace' | 'whisper',
): Promise<Reply> => {
  const { say, member, now } = context
  const { pairing, meeting } = done
  if (!pairing) return overReply(context, kind)
  const reader = { memberId: member.id, timeZone: member.timeZone, say, now }
  if (meeting && (done.ok || done.reason === 'other'))
    return { kind, card: meetingCard(await loadMeeting(deps, pairing, meeting, reader), say) }
  const times = await loadTimes(deps.database.prisma, pairing, member, now)
  return { kind, card: staleTimeCard(times, say) }
}

const instant = z.iso.datetime().transform((text) => new Date(text))

const setTo = async (
  deps: Deps,
  context: Context,
  intent: Intent,
  given: unknown,
  kind: 'replace' | 'whisper',
): Promise<Reply> => {
  const read = instant.safeParse(given)
  const step = { at: read.data ?? new Date(0), seen: seenIn(intent), by: context.member.id }
  const done = await arrange(deps, keyOf(context, intent), step, context.now)
  return arrangedReply(deps, context, done, kind)
}

/** One of the times that were proposed. */
export const meetingSet: Handler = (deps, context, intent) =>
  setTo(deps, context, intent, intent.args.at, 'replace')

/** Opens the list of all times. */
export const meetingChoose: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const pairing = await findPairing(prisma, keyOf(context, intent))
  const isTheirs = pairing && [pairing.mentorId, pairing.menteeId].includes(member.id)
  if (!isTheirs || pairing.state !== 'active') return overReply(context, 'whisper')
  const at = await timesFor(prisma, pairing, now)
  const meeting = await openMeetingOf(prisma, pairing)
  const times = { pairingId: pairing.id, at, timeZone: member.timeZone, meeting }
  return at.length === 0
    ? { kind: 'whisper', card: noticeCard('meeting-no-times', say.rich('meeting.no-times')) }
    : { kind: 'dialog', dialog: chooseTimeDialog(times, say) }
}

/** Takes the time that was chosen from the list. */
export const meetingChosen: Handler = (deps, context, intent) =>
  setTo(deps, context, intent, intent.inputs.at, 'whisper')

/** Calls it off; three others are at hand. */
export const meetingCancel: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const step = { seen: seenIn(intent), by: member.id }
  const done = await callOff(deps, keyOf(context, intent), step, now)
  if (!done.ok) return arrangedReply(deps, context, done, 'replace')
  const { prisma } = deps.database
  const { organizationId } = member
  const other = { memberId: otherOf(done.pairing, member.id), organizationId }
  const times = await loadTimes(prisma, done.pairing, member, now)
  const by = done.isNew || done.meeting.changedBy === member.id ? 'you' : 'other'
  return { kind: 'replace', card: cancelledCard(await nameOf(prisma, other, now), by, times, say) }
}
