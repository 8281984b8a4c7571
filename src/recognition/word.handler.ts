import { z } from 'zod'
import { writeAudit } from '../chat/audit.store.ts'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { type Person, personOf } from '../chat/people.store.ts'
import type { Reply } from '../chat/platform.ts'
import { telling } from '../chat/telling.ts'
import { newId } from '../kernel/ids.ts'
import { isAnswerable } from './answerable.ts'
import { findWord, isReported, reportWord, saveWord, wordsSince } from './answers.store.ts'
import { adminsOf } from './channels.store.ts'
import { isOwn, whisper } from './kudos.handler.ts'
import { momentShown } from './moment-view.ts'
import { findMoment, type Moment } from './moments.store.ts'
import { reportCard, sureCard, wordCard, wordDialog } from './word.card.ts'

const longestWord = 500
/** From one to another within a day. */
const wordsADay = 5
const dayMs = 86_400_000

const wordsFrom = z
  .string()
  .catch('')
  .transform((text) => text.trim())

/** What somebody has written, or what to mend about it. */
export const readWords = (
  given: unknown,
  most: number,
  say: Say,
): { readonly text: string } | { readonly errors: { readonly words: string } } => {
  const text = wordsFrom.parse(given)
  if (text === '') return { errors: { words: say.plain('words.empty') } }
  return text.length > most
    ? { errors: { words: say.plain('announce.edit-long', { most, length: text.length }) } }
    : { text }
}

/** The moment that a colleague wants to say something about, and whose it is; or why that can't be. */
const open = async (
  deps: Deps,
  context: Context,
  id: string,
): Promise<{ moment: Moment & { memberId: string }; person: Person } | 'kudos.over' | 'kudos.own'> => {
  const { organizationId } = context.member
  const moment = await findMoment(deps.database.prisma, { id, organizationId })
  if (!moment?.memberId || !(await isAnswerable(deps, moment, context.now))) return 'kudos.over'
  if (isOwn(context, moment)) return 'kudos.own'
  const { memberId } = moment
  const person = await personOf(deps.database.prisma, { memberId, organizationId }, context.now)
  return person?.isPresent ? { moment: { ...moment, memberId }, person } : 'kudos.over'
}

/** Why somebody can't write to another one now. */
const closedTo = async (
  { database }: Pick<Deps, 'database'>,
  { member, now }: Context,
  memberId: string,
): Promise<'words.closed' | 'words.many' | undefined> => {
  const { organizationId } = member
  const pair = { fromId: member.id, memberId }
  if (await isReported(database.prisma, organizationId, pair)) return 'words.closed'
  const since = new Date(now.getTime() - dayMs)
  const said = await wordsSince(database.prisma, organizationId, pair, since)
  return said >= wordsADay ? 'words.many' : undefined
}

/** Opens the form for a word to somebody. */
export const kindWord: Handler = async (deps, context, intent) => {
  const found = await open(deps, context, intent.args.moment ?? '')
  if (typeof found === 'string') return whisper(context, found)
  const { name } = found.person
  const why = await closedTo(deps, context, found.moment.memberId)
  if (why) return whisper(context, why, { name })
  const about = { momentId: found.moment.id, name, most: longestWord }
  return { kind: 'dialog', dialog: wordDialog(about, context.say) }
}

/** Brings the word to the person it is for. The same words sent twice come once. */
export const kindWordSaid: Handler = async (deps, context, intent) => {
  const { member, now, say } = context
  const { organizationId } = member
  const { prisma } = deps.database
  const found = await open(deps, context, intent.args.moment ?? '')
  if (typeof found === 'string') return whisper(context, found)
  const words = readWords(intent.inputs.words, longestWord, say)
  if ('errors' in words) return { kind: 'dialog-errors', errors: words.errors }
  const { text } = words
  const { moment, person } = found
  const { name } = person
  const why = await closedTo(deps, context, moment.memberId)
  if (why) return whisper(context, why, { name })
  const id = newId(now.getTime())
  const whose = { memberId: moment.memberId, organizationId }
  const jobs = await telling(deps, whose, `kind-word:${id}`, async (theirs) => {
    const shown = await momentShown(deps, moment, theirs.language)
    return wordCard({ id, from: member.name, title: shown?.title ?? '', text }, theirs)
  })
  const word = { id, momentId: moment.id, fromId: member.id, text, organizationId }
  await prisma.$transaction(async (tx) => {
    if (await saveWord(tx, word, now)) await deps.outbox.enqueue(tx, jobs)
  })
  return { kind: 'whisper', card: noticeCard('words-sent', say.rich('words.sent', { name })) }
}

/** A word that somebody was sent, and the name of its author. */
const received = async (deps: Deps, { member, now, say }: Context, id: string) => {
  const { organizationId } = member
  const { prisma } = deps.database
  const word = await findWord(prisma, { id, organizationId })
  const moment = word && (await findMoment(prisma, { id: word.momentId, organizationId }))
  if (!word || moment?.memberId !== member.id) return undefined
  const author = await personOf(prisma, { memberId: word.fromId, organizationId }, now)
  return { word, moment, name: author?.name ?? say.plain('moment.somebody') }
}

const reported = ({ say }: Context, name: string): Reply => ({
  kind: 'replace',
  card: noticeCard('words-reported', say.rich('words.reported', { name })),
})

/** Asks before a word is reported, as that can't be undone. */
export const kindWordReport: Handler = async (deps, context, intent) => {
  const found = await received(deps, context, intent.args.word ?? '')
  if (!found) return whisper(context, 'kudos.over')
  const { word, name } = found
  if (word.reportedAt) return reported(context, name)
  return { kind: 'replace', card: sureCard({ id: word.id, from: name, text: word.text }, context.say) }
}

/** The word as it came. */
export const kindWordKept: Handler = async (deps, context, intent) => {
  const { say } = context
  const found = await received(deps, context, intent.args.word ?? '')
  if (!found) return whisper(context, 'kudos.over')
  const { word, moment, name } = found
  if (word.reportedAt) return reported(context, name)
  const shown = await momentShown(deps, moment, say.language)
  const about = { id: word.id, from: name, title: shown?.title ?? '', text: word.text }
  return { kind: 'replace', card: wordCard(about, say) }
}

/** Says that a word was none: admins read it, and its author can't write to the person any more. */
export const kindWordReportSure: Handler = async (deps, context, intent) => {
  const { member, now } = context
  const { organizationId } = member
  const { prisma } = deps.database
  const found = await received(deps, context, intent.args.word ?? '')
  if (!found) return whisper(context, 'kudos.over')
  const { word, name } = found
  const report = { from: name, to: member.name, text: word.text }
  // Its author may be one of them.
  const admins = (await adminsOf(prisma, organizationId)).filter((id) => id !== word.fromId)
  const jobs = await Promise.all(
    admins.map((memberId) =>
      telling(deps, { memberId, organizationId }, `kind-word-reported:${word.id}:${memberId}`, (theirs) =>
        reportCard(report, theirs),
      ),
    ),
  )
  await prisma.$transaction(async (tx) => {
    if (!(await reportWord(tx, { id: word.id, organizationId }, now))) return
    const entry = { organizationId, actor: member.id, action: 'kind-word.reported', subject: word.id }
    await writeAudit(tx, { ...entry, detail: { from: word.fromId } }, now)
    await deps.outbox.enqueue(tx, jobs.flat())
  })
  return reported(context, name)
}
