import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { managedBy, peopleOf } from '../chat/people.store.ts'
import { mentorAskFor } from './mentor.handler.ts'
import { longestGoal } from './mentoring.card.ts'
import { nominate as nominateNow } from './nominate.ts'
import { nominateDialog } from './nomination.card.ts'
import { closeNomination, findNomination } from './nominations.store.ts'
import { skillFrom, skillsOf, skillText } from './skills.store.ts'

const words = z.string().trim().default('').catch('')

/** Those whom the member manages today and who are there, by name. */
const teamOf = async (deps: Deps, { member, now }: Context) => {
  const { prisma } = deps.database
  const ids = await managedBy(prisma, { memberId: member.id, organizationId: member.organizationId }, now)
  const people = await peopleOf(prisma, member.organizationId, ids, now)
  return [...people.values()]
    .filter(({ isPresent }) => isPresent)
    .sort((a, b) => a.name.localeCompare(b.name))
}

const skillsFor = ({ database }: Deps, { member, say }: Context) =>
  skillsOf(database.prisma, { memberId: member.id, organizationId: member.organizationId }, say.language)

/** Opens the form by which a manager thinks of a mentor for one of their people. */
export const nominate: Handler = async (deps, context) => {
  const { say } = context
  const team = await teamOf(deps, context)
  const skills = await skillsFor(deps, context)
  if (team.length === 0 || skills.length === 0)
    return { kind: 'whisper', card: noticeCard('nominate-nobody', say.rich('nominate.nobody')) }
  return {
    kind: 'dialog',
    dialog: nominateDialog(
      {
        people: team.map(({ id, name }) => ({ value: id, label: name })),
        skills: skills.map((skill) => ({ value: skillText(skill), label: skill.title })),
      },
      say,
    ),
  }
}

/** Takes a nomination; who is whose manager is looked at anew. */
export const nominated: Handler = async (deps, context, { inputs }) => {
  const { say, member, now } = context
  const errors: Record<string, string> = {}
  const goal = words.parse(inputs.goal).replace(/\s+/g, ' ')
  if (goal.length === 0) errors.goal = say.plain('mentoring.fault-goal')
  else if (goal.length > longestGoal)
    errors.goal = say.plain('mentoring.fault-goal-long', { length: goal.length, most: longestGoal })
  const person = (await teamOf(deps, context)).find(({ id }) => id === words.parse(inputs.person))
  if (!person) errors.person = say.plain('nominate.fault-person')
  const key = skillFrom(words.parse(inputs.skill))
  const skill = (await skillsFor(deps, context)).find(
    (each) => each.packId === key?.packId && each.skill === key.skill,
  )
  if (!skill) errors.skill = say.plain('mentoring.fault-skill')
  if (!person || !skill || Object.keys(errors).length > 0) return { kind: 'dialog-errors', errors }
  const whose = { memberId: person.id, organizationId: member.organizationId }
  const wish = { packId: skill.packId, skill: skill.skill, goal, byId: member.id }
  const done = await nominateNow(deps, whose, wish, now)
  const { name } = person
  return {
    kind: 'whisper',
    card: done.ok
      ? noticeCard('nominated', say.rich('nominate.done', { name }))
      : noticeCard('nominated-before', say.rich('nominate.before', { name })),
  }
}

const keyOf = ({ member }: Context, nomination: string | undefined) => ({
  id: nomination ?? '',
  organizationId: member.organizationId,
})

const over = ({ say }: Context) => noticeCard('nomination-over', say.rich('nominate.over'))

/** Yes: the request is filled in, and made once it is sent. */
export const nominationYes: Handler = async (deps, context, intent) => {
  const key = keyOf(context, intent.args.nomination)
  const nomination = await findNomination(deps.database.prisma, key)
  if (nomination?.memberId !== context.member.id || nomination.state !== 'open')
    return { kind: 'whisper', card: over(context) }
  return mentorAskFor(deps, context, { skill: skillText(nomination), goal: nomination.goal })
}

/** No, without a reason: whoever nominated hears nothing. */
export const nominationNo: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const { prisma } = deps.database
  const key = keyOf(context, intent.args.nomination)
  const known = await findNomination(prisma, key)
  if (known?.memberId !== member.id) return { kind: 'replace', card: over(context) }
  await prisma.$transaction((tx) => closeNomination(tx, key, 'declined', now))
  const after = await findNomination(prisma, key)
  return after?.state === 'declined'
    ? { kind: 'replace', card: noticeCard('nomination-declined', say.rich('nominate.declined')) }
    : { kind: 'replace', card: over(context) }
}
