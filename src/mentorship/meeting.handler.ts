import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { calendarOf, loadBoth, loadMeeting, loadTimes, nameOf, otherOf, timesFor } from './load-meeting.ts'
import {
  cancelledCard,
  chooseTimeDialog,
  meetingCard,
  meetingOfBothCard,
  staleTimeCard,
} from './meeting.card.ts'
import { type Arrangement, arrange, callOff, type Seen } from './meeting.ts'
import { openMeetingOf } from './meetings.store.ts'
import { findPairing, type Pairing } from './pairings.store.ts'

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

/** How it is answered, and where it was pressed. */
type Way = { readonly kind: 'replace' | 'whisper'; readonly conversation?: string | undefined }

const wayOf = ({ place: { conversation } }: Intent): Way => ({ kind: 'replace', conversation })

/** In the conversation of the two, where the other one reads it too. */
const isOfBoth = ({ conversation: own }: Pairing, { conversation }: Way): boolean =>
  conversation !== undefined && conversation === own

/** What stands now, whatever was pressed. */
const arrangedReply = async (deps: Deps, context: Context, done: Arrangement, way: Way): Promise<Reply> => {
  const { kind } = way
  const { say, member, now } = context
  const { pairing, meeting } = done
  if (!pairing) return overReply(context, kind)
  const reader = { memberId: member.id, timeZone: member.timeZone, say, now }
  if (meeting && (done.ok || done.reason === 'other')) {
    const shown = await loadMeeting(deps, pairing, meeting, reader)
    const both = isOfBoth(pairing, way) && (await loadBoth(deps.database.prisma, pairing, member.id, now))
    return { kind, card: both ? meetingOfBothCard(shown, both, say) : meetingCard(shown, say) }
  }
  const times = await loadTimes(deps.database.prisma, pairing, member, now)
  return { kind, card: staleTimeCard(times, say) }
}

const instant = z.iso.datetime().transform((text) => new Date(text))

const setTo = async (
  deps: Deps,
  context: Context,
  intent: Intent,
  given: unknown,
  way: Way,
): Promise<Reply> => {
  const read = instant.safeParse(given)
  const step = { at: read.data ?? new Date(0), seen: seenIn(intent), by: context.member.id }
  const done = await arrange(deps, keyOf(context, intent), step, context.now)
  return arrangedReply(deps, context, done, way)
}

/** One of the times that were proposed. */
export const meetingSet: Handler = (deps, context, intent) =>
  setTo(deps, context, intent, intent.args.at, wayOf(intent))

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
  setTo(deps, context, intent, intent.inputs.at, { kind: 'whisper' })

/** Calls it off; three others are at hand. */
export const meetingCancel: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const step = { seen: seenIn(intent), by: member.id }
  const done = await callOff(deps, keyOf(context, intent), step, now)
  if (!done.ok) return arrangedReply(deps, context, done, wayOf(intent))
  const { prisma } = deps.database
  const { organizationId } = member
  const other = { memberId: otherOf(done.pairing, member.id), organizationId }
  const times = await loadTimes(prisma, done.pairing, member, now)
  const isOwn = done.isNew || done.meeting.changedBy === member.id
  const isShared = isOfBoth(done.pairing, wayOf(intent))
  const name = isShared && isOwn ? member.name : await nameOf(prisma, other, now)
  const by = isShared ? 'both' : isOwn ? 'you' : 'other'
  const calendar = calendarOf(deps, done.meeting)
  return { kind: 'replace', card: cancelledCard({ name, by, calendar }, times, say) }
}
