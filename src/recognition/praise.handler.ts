import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { managedBy, managersOf, type Person, personOf } from '../chat/people.store.ts'
import { telling } from '../chat/telling.ts'
import { whisper } from './kudos.handler.ts'
import { draftOf, praiseCard } from './praise.card.ts'
import { type Deed, type Praise, savePraise, wasPraised } from './praise.store.ts'
import { deedsOf, deedsOfWeek, deedsShown, titleOf } from './praise-week.ts'
import { praiseDialog, praisedCard } from './word.card.ts'
import { readWords } from './word.handler.ts'

const longest = 1_000
/** A manager may answer for thirty days what was told on a Monday, of the week before it. */
const answeredWithinMs = 37 * 86_400_000

/** What a manager means to thank one of their own people for. */
const meant = async (
  deps: Deps,
  { member, now }: Context,
  { args }: Intent,
): Promise<{ deed: Deed; person: Person } | undefined> => {
  const { prisma } = deps.database
  const { organizationId } = member
  const memberId = args.member ?? ''
  const managers = (await managersOf(prisma, organizationId, [memberId], now)).get(memberId) ?? []
  if (!managers.includes(member.id)) return undefined
  const span = { since: new Date(now.getTime() - answeredWithinMs), until: now }
  const deeds = await deedsOf(deps, organizationId, [memberId], span)
  const deed = deeds.find(({ kind, subject }) => kind === args.kind && subject === args.subject)
  const person = await personOf(prisma, { memberId, organizationId }, now)
  return deed && person?.isPresent ? { deed, person } : undefined
}

const praiseOf = ({ member }: Context, { memberId, subject }: Deed): Praise => ({
  managerId: member.id,
  subject,
  organizationId: member.organizationId,
  memberId,
})

/** The others who deserve a word in a week that has more of them than one message holds. */
export const praiseMore: Handler = async (deps, context, intent) => {
  const { member, now, say } = context
  const { organizationId } = member
  const date = z.iso.date().safeParse(intent.args.date)
  const from = Number.parseInt(intent.args.from ?? '', 10)
  if (!date.success || !(from > 0)) return whisper(context, 'kudos.over')
  const whose = { memberId: member.id, organizationId }
  const memberIds = await managedBy(deps.database.prisma, whose, now)
  const deeds = await deedsOfWeek(deps, organizationId, memberIds, date.data)
  if (deeds.length <= from) return whisper(context, 'kudos.over')
  const shown = await deedsShown(deps, organizationId, deeds, say)
  return { kind: 'say', card: praiseCard(shown, { date: date.data, from }, say) }
}

/** Opens a thank-you that is drafted already. */
export const praise: Handler = async (deps, context, intent) => {
  const { say, member } = context
  const found = await meant(deps, context, intent)
  if (!found) return whisper(context, 'kudos.over')
  const { deed, person } = found
  const { name } = person
  if (await wasPraised(deps.database.prisma, praiseOf(context, deed)))
    return whisper(context, 'praise.already', { name })
  const title = await titleOf(deps, member.organizationId, deed, say.language)
  const draft = draftOf({ ...deed, name, title }, say)
  const about = { args: intent.args, name, draft, most: longest }
  return { kind: 'dialog', dialog: praiseDialog(about, say) }
}

/** Brings a manager's thanks to the person, once for each thing that they are thanked for. */
export const praiseSaid: Handler = async (deps, context, intent) => {
  const { say, member } = context
  const { organizationId } = member
  const found = await meant(deps, context, intent)
  if (!found) return whisper(context, 'kudos.over')
  const words = readWords(intent.inputs.words, longest, say)
  if ('errors' in words) return { kind: 'dialog-errors', errors: words.errors }
  const { text } = words
  const { deed, person } = found
  const key = `praised:${member.id}:${deed.subject}`
  const jobs = await telling(deps, { memberId: person.id, organizationId }, key, (theirs) =>
    praisedCard(member.name, text, theirs),
  )
  const isFirst = await deps.database.prisma.$transaction(async (tx) => {
    if (!(await savePraise(tx, praiseOf(context, deed), context.now))) return false
    await deps.outbox.enqueue(tx, jobs)
    return true
  })
  return whisper(context, isFirst ? 'praise.sent' : 'praise.already', { name: person.name })
}
