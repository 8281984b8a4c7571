import { z } from 'zod'
import type { Card } from '../chat/card.ts'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { newId } from '../kernel/ids.ts'
import {
  choicesCard,
  choicesDialog,
  chosenKinds,
  decidedCard,
  lineDialog,
  namedCard,
  overCard,
} from './announce.card.ts'
import { askShown, versionOf } from './ask.ts'
import { channelsFor } from './audience.ts'
import { choices, mentorKind } from './choice.rules.ts'
import { choicesOf, saveChoice } from './choices.store.ts'
import { type Decision, decide } from './decide.ts'
import { findMoment, lockMoment, namedIn, saveMoment, waitingOf } from './moments.store.ts'
import { placesOf } from './places.ts'
import { nextOpen } from './posting.rules.ts'
import { mondayOf } from './praise-week.ts'
import { refreshPosts } from './refreshing.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

const over = ({ say }: Context, kind: 'replace' | 'whisper' = 'replace'): Reply => ({
  kind,
  card: overCard('over', say),
})

/** What would be posted, where that is not what the person has read: they read it first. */
const unreadOf = async (
  deps: Deps,
  { say }: Context,
  key: Parameters<typeof findMoment>[1],
  read: string | undefined,
): Promise<Card | undefined> => {
  const moment = await findMoment(deps.database.prisma, key)
  const isRead = read === undefined || moment?.state !== 'asking' || versionOf(moment) === read
  return isRead ? undefined : askShown(deps, moment, say)
}

const deciding =
  (decision: Decision): Handler =>
  async (deps, context, intent) => {
    const { now, say } = context
    const key = { id: intent.args.moment ?? '', ...whoseOf(context) }
    if (decision === 'team') {
      const moment = await findMoment(deps.database.prisma, key)
      const forTeam = moment ? await channelsFor(deps, { ...moment, audience: 'team' }) : []
      if (moment && forTeam.length === 0) return { kind: 'whisper', card: overCard('no-team', say) }
    }
    if (decision !== 'private') {
      const unread = await unreadOf(deps, context, key, intent.args.of)
      if (unread) return { kind: 'replace', card: unread }
    }
    const decided = await decide(deps, key, decision, now)
    if (!decided.ok) return over(context)
    const { moment, wasPosted } = decided
    const channels = await channelsFor(deps, moment)
    const isLater = !channels.some((channel) => nextOpen(channel, now) <= now)
    const where = await placesOf(deps, channels, say)
    const state = decision !== 'private' ? 'posted' : wasPosted ? 'taken-back' : 'kept'
    return { kind: 'replace', card: decidedCard(state, { momentId: moment.id, isLater, where }, say) }
  }

/** *Post it*, *Only my team*, *Keep private*; each may be pressed again, and the last one counts. */
export const announcePost: Handler = deciding('post')
export const announceTeam: Handler = deciding('team')
export const announcePrivate: Handler = deciding('private')

const longestLine = 200

/** Opens the form for a line of one's own. */
export const announceEdit: Handler = async (deps, context, intent) => {
  const { memberId, organizationId } = whoseOf(context)
  const moment = await findMoment(deps.database.prisma, { id: intent.args.moment ?? '', organizationId })
  if (moment?.memberId !== memberId) return over(context, 'whisper')
  const { conversation, message } = intent.place
  const asked = conversation && message ? { conversation, message } : {}
  const about = { momentId: moment.id, line: moment.line ?? undefined, most: longestLine, asked }
  return { kind: 'dialog', dialog: lineDialog(about, context.say) }
}

const lineOf = z
  .string()
  .catch('')
  .transform((text) => text.replace(/\s+/g, ' ').trim())

/** Takes the line: it is shown once more before it is posted, and what stands already is changed. */
export const announceEdited: Handler = async (deps, context, intent) => {
  const { say } = context
  const { memberId, organizationId } = whoseOf(context)
  const line = lineOf.parse(intent.inputs.line)
  if (line.length > longestLine) {
    return {
      kind: 'dialog-errors',
      errors: { line: say.plain('announce.edit-long', { most: longestLine, length: line.length }) },
    }
  }
  const key = { id: intent.args.moment ?? '', organizationId }
  const saved = await deps.database.prisma.$transaction(async (tx) => {
    const moment = await lockMoment(tx, key)
    if (moment?.memberId !== memberId) return undefined
    const change = { line: line === '' ? null : line }
    if (moment.line === change.line) return moment
    await saveMoment(tx, moment, change)
    await refreshPosts(deps, tx, organizationId, [moment.id], context.now)
    const { conversation, message } = intent.args
    const again = `announce-ask:${moment.id}:${newId(context.now.getTime())}`
    const asked = conversation && message ? { asked: { conversation, message } } : {}
    const payload = { organizationId, momentId: moment.id, again, ...asked }
    if (moment.state === 'asking') await deps.outbox.enqueue(tx, [{ job: 'ask-moment', payload, key: again }])
    return moment
  })
  if (!saved) return over(context, 'whisper')
  if (saved.state === 'asking') return { kind: 'nothing' }
  return { kind: 'whisper', card: noticeCard('announce-line', say.rich('announce.line-saved')) }
}

/** Says whether a mentor's name may stand beside a learner's moment. */
export const mentorNamed: Handler = async (deps, context, intent) => {
  const { say } = context
  const { memberId, organizationId } = whoseOf(context)
  const named = intent.args.named === 'yes'
  const monday = await mondayOf(deps, organizationId)
  const isTheirs = await deps.database.prisma.$transaction(async (tx) => {
    const moment = await lockMoment(tx, { id: intent.args.moment ?? '', organizationId })
    if (moment?.mentorId !== memberId) return false
    await saveMoment(tx, moment, { mentorNamed: named, mentorNamedAt: named ? context.now : null })
    await refreshPosts(deps, tx, organizationId, [moment.id], context.now)
    if (named) await deps.outbox.later(tx, [monday])
    return true
  })
  if (!isTheirs) return over(context)
  return { kind: 'replace', card: namedCard(intent.args.moment ?? '', named, say) }
}

/** What others hear of one: kind by kind. */
export const announcements: Handler = async (deps, context) => ({
  kind: 'replace',
  card: choicesCard(await choicesOf(deps.database.prisma, whoseOf(context)), context.say),
})

export const announceChoose: Handler = async (deps, context) => ({
  kind: 'dialog',
  dialog: choicesDialog(await choicesOf(deps.database.prisma, whoseOf(context)), context.say),
})

const choiceSchema = z.enum(choices)

/**
 * Takes the choices. With *never*, what waits of that kind and stands nowhere yet stays private, and a mentor's name goes from
 * what stands already.
 */
export const announceChosen: Handler = async (deps, context, intent) => {
  const whose = whoseOf(context)
  const { organizationId } = whose
  await deps.database.prisma.$transaction(async (tx) => {
    for (const kind of chosenKinds) {
      const choice = choiceSchema.safeParse(intent.inputs[kind])
      if (!choice.success) continue
      await saveChoice(tx, whose, kind, choice.data)
      if (choice.data !== 'never') continue
      const isName = kind === mentorKind
      const ids = isName ? await namedIn(tx, whose) : await waitingOf(tx, whose, kind)
      for (const id of ids)
        await saveMoment(tx, { id, organizationId }, isName ? { mentorNamed: false } : { state: 'private' })
      await refreshPosts(deps, tx, organizationId, ids, context.now)
    }
  })
  return { kind: 'say', card: noticeCard('announce-saved', context.say.rich('announce.saved')) }
}
