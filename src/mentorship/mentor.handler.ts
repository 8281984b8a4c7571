import { z } from 'zod'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { languageOf, languages } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { personOf } from '../chat/people.store.ts'
import type { Reply } from '../chat/platform.ts'
import { addDays, isLocalDate, toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { parseTimeOfDay, workDays } from '../lessons/schedule.rules.ts'
import type { MentoringWanted, MentorsChanged } from './events.ts'
import { loadMentoring } from './load-mentoring.ts'
import { askDialog, longestGoal, mentoringCard, mostCapacity, profileDialog } from './mentoring.card.ts'
import { confirmNominations } from './nominations.store.ts'
import { movePairing, withdrawRequest } from './pairing.ts'
import { openPairingsOf } from './pairings.store.ts'
import { closeProfile, findProfile, pauseProfile, saveProfile } from './profiles.store.ts'
import { recheckQuestion } from './question.ts'
import { openQuestionsOf } from './questions.store.ts'
import { saveRequest } from './requests.store.ts'
import { skillFrom, skillsOf, skillText } from './skills.store.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

/** Who has said nothing else works in an office. */
const officeHours = { fromMinute: 540, untilMinute: 1_020 }

const many = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().filter((one) => one !== ''))
  .default([])
const one = z.string().trim().default('').catch('')

/** How it stands, on both sides. */
export const mentor: Handler = async (deps, context) => ({
  kind: 'say',
  card: mentoringCard(await loadMentoring(deps, context), context.say),
})

/** Opens the form of a request, with the skill that it was opened for. */
export const mentorAsk: Handler = (deps, context, intent) =>
  mentorAskFor(deps, context, { skill: intent.args.skill })

/** The same, with what is known already. */
export const mentorAskFor = async (
  deps: Deps,
  context: Context,
  given: { readonly skill?: string | undefined; readonly goal?: string },
): Promise<Reply> => {
  const { prisma } = deps.database
  const { say, member } = context
  const skills = await skillsOf(prisma, whoseOf(context), say.language)
  if (skills.length === 0)
    return { kind: 'whisper', card: noticeCard('mentoring-no-skills', say.rich('mentoring.no-skills')) }
  const profile = await findProfile(prisma, whoseOf(context))
  const wanted = given.skill
  const choices = skills.map((skill) => ({ value: skillText(skill), label: skill.title }))
  return {
    kind: 'dialog',
    dialog: askDialog(
      {
        skills: choices,
        ...(choices.some(({ value }) => value === wanted) && wanted && { chosen: wanted }),
        ...(given.goal && { goal: given.goal }),
        language: languageOf(member.locale),
        ...(profile ?? officeHours),
      },
      say,
    ),
  }
}

type Errors = Record<string, string>

/** What the inputs of times and languages say; what is wrong is noted beside each. */
const commonInputs = (inputs: Readonly<Record<string, unknown>>, { say }: Context, errors: Errors) => {
  const chosen = many.catch([]).parse(inputs.languages)
  const spoken = languages.filter((language) => chosen.includes(language))
  if (spoken.length === 0) errors.languages = say.plain('mentoring.fault-languages')
  const [fromMinute, untilMinute] = (['from', 'until'] as const).map((id) => {
    const minute = parseTimeOfDay(one.parse(inputs[id]))
    if (minute === null) errors[id] = say.plain('mentoring.fault-time')
    return minute ?? 0
  })
  return { languages: spoken, fromMinute: fromMinute ?? 0, untilMinute: untilMinute ?? 0 }
}

/** Takes a request. Asked twice for the same skill it is one, with the newer words. */
export const mentorAsked: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const { organizationId } = member
  const errors: Errors = {}
  const common = commonInputs(intent.inputs, context, errors)
  const goal = one.parse(intent.inputs.goal).replace(/\s+/g, ' ')
  if (goal.length === 0) errors.goal = say.plain('mentoring.fault-goal')
  else if (goal.length > longestGoal)
    errors.goal = say.plain('mentoring.fault-goal-long', { length: goal.length, most: longestGoal })
  const key = skillFrom(one.parse(intent.inputs.skill))
  const skills = await skillsOf(deps.database.prisma, whoseOf(context), say.language)
  const skill = skills.find((each) => each.packId === key?.packId && each.skill === key.skill)
  if (!skill) errors.skill = say.plain('mentoring.fault-skill')
  if (!skill || Object.keys(errors).length > 0) return { kind: 'dialog-errors', errors }
  const { packId, title } = skill
  await deps.database.prisma.$transaction(async (tx) => {
    const wish = { packId, skill: skill.skill, goal, ...common }
    const requestId = await saveRequest(tx, whoseOf(context), wish, now)
    await confirmNominations(tx, whoseOf(context), wish, now)
    const wanted: MentoringWanted = { name: 'mentoring.wanted', organizationId, data: { requestId } }
    await deps.outbox.emit(tx, wanted)
  })
  return {
    kind: 'whisper',
    card: noticeCard('mentoring-asked', say.rich('mentoring.asked', { skill: title })),
  }
}

/** Opens the form of how somebody would mentor, with what holds now. */
export const mentorProfile: Handler = async (deps, context) => {
  const { prisma } = deps.database
  const { say, member, now } = context
  const profile = await findProfile(prisma, whoseOf(context))
  const days = (await personOf(prisma, whoseOf(context), now))?.days ?? workDays
  const shown = profile ?? {
    ...officeHours,
    capacity: 2,
    languages: [languageOf(member.locale)],
    days,
    pausedUntil: null,
  }
  return {
    kind: 'dialog',
    dialog: profileDialog({ ...shown, pausedUntil: shown.pausedUntil ?? undefined }, say),
  }
}

/** Somebody will mentor, or changes how. */
export const mentorSaved: Handler = async (deps, context, intent) => {
  const { say, now, member } = context
  const { inputs } = intent
  const errors: Errors = {}
  const common = commonInputs(inputs, context, errors)
  const chosen = many.catch([]).parse(inputs.days).map(Number)
  const days = chosen.reduce((mask, day) => (day >= 0 && day <= 6 ? mask | (1 << day) : mask), 0)
  if (days === 0) errors.days = say.plain('mentoring.fault-days')
  const pause = one.parse(inputs.pause)
  if (pause !== '' && (!isLocalDate(pause) || pause <= localDateAt(member.timeZone, now)))
    errors.pause = say.plain('mentoring.fault-date')
  if (Object.keys(errors).length > 0) return { kind: 'dialog-errors', errors }
  const asked = Math.round(Number(one.parse(inputs.capacity)))
  const capacity = Math.min(mostCapacity, Math.max(1, asked || 1))
  const choice = { ...common, days, capacity, pausedUntil: pause === '' ? null : pause }
  await deps.database.prisma.$transaction(async (tx) => {
    await saveProfile(tx, whoseOf(context), choice, now)
    await deps.outbox.emit(tx, changed(context))
  })
  await withdrawProposals(deps, context, choice.pausedUntil === null ? capacity : 0)
  return { kind: 'whisper', card: noticeCard('mentoring-saved', say.rich('mentoring.profile-saved')) }
}

const changed = ({ member }: Context): MentorsChanged => ({
  name: 'mentors.changed',
  organizationId: member.organizationId,
  data: { memberId: member.id },
})

/** Takes back what is proposed to a mentor and not answered yet, the newest first, until no more than so many places are taken. */
const withdrawProposals = async (deps: Deps, context: Context, places: number): Promise<void> => {
  const { member, now } = context
  const open = (await openPairingsOf(deps.database.prisma, whoseOf(context))).filter(
    ({ mentorId }) => mentorId === member.id,
  )
  const proposed = open.filter(({ state }) => state === 'proposed').reverse()
  // It is no answer to the learner: once there is room again they may be proposed again.
  for (const pairing of proposed.slice(0, Math.max(0, open.length - places)))
    await movePairing(deps, pairing, { move: 'withdraw', by: member.id }, now)
  // Questions that are before them go on, too, where they want none.
  for (const question of await openQuestionsOf(deps.database.prisma, whoseOf(context)))
    if (question.mentorId === member.id) await recheckQuestion(deps, question, now)
}

/** No more proposals; those who are mentored stay. */
export const mentorStop: Handler = async (deps, context) => {
  const { say, now } = context
  await deps.database.prisma.$transaction((tx) => closeProfile(tx, whoseOf(context), now))
  await withdrawProposals(deps, context, 0)
  const again = {
    label: say.plain('mentoring.be-mentor'),
    action: { intent: 'mentor-profile' },
    opens: 'dialog',
  } as const
  return {
    kind: 'replace',
    card: noticeCard('mentoring-stopped', say.rich('mentoring.stopped'), [again]),
  }
}

/** So long a pause lasts that is asked for with one press. */
const pauseDays = 28

/** No proposals for four weeks, and none that is open. */
export const mentorPause: Handler = async (deps, context): Promise<Reply> => {
  const { say, now, member } = context
  const chosen = (await findProfile(deps.database.prisma, whoseOf(context)))?.pausedUntil ?? ''
  const asked = addDays(localDateAt(member.timeZone, now), pauseDays)
  // A pause that they have chosen themselves and that is longer stays as it is.
  const until = [chosen, asked].sort().at(-1) ?? asked
  await deps.database.prisma.$transaction((tx) => pauseProfile(tx, whoseOf(context), until, now))
  await withdrawProposals(deps, context, 0)
  const date = say.date(toDateColumn(until), 'UTC', 'date')
  return { kind: 'replace', card: noticeCard('mentoring-paused', say.rich('mentoring.paused', { date })) }
}

/** Takes a request back; whoever is asked at the moment is told that there is nothing left to do. */
export const mentorWithdraw: Handler = async (deps, context, intent) => {
  const { say, now } = context
  const isTaken = await withdrawRequest(deps, whoseOf(context), intent.args.request ?? '', now)
  // Somebody said yes in the same moment: it is shown how it stands.
  if (!isTaken) return { kind: 'replace', card: mentoringCard(await loadMentoring(deps, context), say) }
  return { kind: 'replace', card: noticeCard('mentoring-withdrawn', say.rich('mentoring.withdrawn')) }
}
