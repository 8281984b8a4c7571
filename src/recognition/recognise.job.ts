import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { personOf } from '../chat/people.store.ts'
import { isValid } from '../credentials/standing.rules.ts'
import type { LocalDate } from '../kernel/local-date.ts'
import { instantOf, localDateAt } from '../kernel/time-zone.ts'
import type { AgendaRequest } from '../queue/define-job.ts'
import { defineJob } from '../queue/define-job.ts'
import { pathwayLearned } from './behind.store.ts'
import { channelsOf } from './channels.store.ts'
import { type Choice, mentorKind } from './choice.rules.ts'
import { choicesOf } from './choices.store.ts'
import type { MomentDecided } from './events.ts'
import { fits } from './fitting.rules.ts'
import type { Happening } from './moments/moment.ts'
import { kindOf, momentsIn } from './moments/registry.ts'
import { createMoment, wasAskedSince } from './moments.store.ts'
import { mondayOf } from './praise-week.ts'
import {
  coverageOf,
  credentialHappened,
  daysLearned,
  enrolmentHappened,
  mentorBehind,
  pairingHappened,
} from './subjects.store.ts'

const payload = z.object({
  organizationId: z.string(),
  what: z.enum(['credential', 'pathway', 'learning', 'pairing', 'years']),
  id: z.string(),
  years: z.number().int().positive().optional(),
})

type Asked = z.infer<typeof payload>

/** Something that has happened, and whose it is. */
type Found = {
  readonly happening: Happening
  readonly memberId: string | null
  readonly mentorId?: string | undefined
}

const credentialFound = async (deps: Deps, { organizationId, id }: Asked): Promise<Found[]> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  const found = await credentialHappened(prisma, organizationId, id)
  if (!found || !isValid(found.row, now)) return []
  const { memberId, achievementId, awardedAt, renews } = found
  const mentorId = await mentorBehind(prisma, { memberId, organizationId }, achievementId)
  const covered = await coverageOf(prisma, organizationId, { memberId, achievementId }, now)
  return [
    {
      happening: { what: 'credential', credentialId: id, achievementId, renews, awardedAt },
      memberId,
      mentorId,
    },
    ...covered.map((one): Found => ({ happening: { what: 'coverage', ...one }, memberId: null })),
  ]
}

const yearsFound = async (deps: Deps, { organizationId, id, years = 1 }: Asked): Promise<Found[]> => {
  const found = await credentialHappened(deps.database.prisma, organizationId, id)
  if (!found || !isValid(found.row, deps.clock.now())) return []
  const { achievementId, memberId } = found
  return [{ happening: { what: 'years', credentialId: id, achievementId, years }, memberId }]
}

const foundIn = async (deps: Deps, asked: Asked): Promise<Found[]> => {
  const { prisma } = deps.database
  const { organizationId, id } = asked
  switch (asked.what) {
    case 'credential':
      return credentialFound(deps, asked)
    case 'years':
      return yearsFound(deps, asked)
    case 'pathway': {
      const found = await enrolmentHappened(prisma, organizationId, id)
      if (!found) return []
      const { memberId, pathwayId } = found
      return [{ happening: { what: 'pathway', enrolmentId: id, pathwayId }, memberId }]
    }
    case 'learning': {
      const whose = { memberId: id, organizationId }
      const person = await personOf(prisma, whose, deps.clock.now())
      if (!person) return []
      const days = await daysLearned(prisma, whose)
      const today = localDateAt(person.timeZone, deps.clock.now())
      const pathwayId = await pathwayLearned(prisma, whose)
      return [{ happening: { what: 'learning', memberId: id, days, today, pathwayId }, memberId: id }]
    }
    case 'pairing': {
      const found = await pairingHappened(prisma, organizationId, id)
      if (!found) return []
      const { menteeId: memberId, mentorId, packId, skill } = found
      return [{ happening: { what: 'pairing', pairingId: id, packId, skill }, memberId, mentorId }]
    }
  }
}

/** So long somebody has to say whether others may hear of it; then it stays private. */
const answerWithinDays = 7
/** Of several smaller things the first alone is asked about. */
const askedOnceInMs = 20 * 3_600_000
const dayMs = 86_400_000
const anniversaryMinute = 10 * 60

/** What a mentor has said about their name, as far as it is known without asking. */
const nameAllowed = (choice: Choice | undefined): boolean | null =>
  choice === 'announce' ? true : choice === 'never' ? false : null

/** A moment of a person: made where they have not said never, and where a channel would hear of it. */
const recogniseMember = async (
  deps: Deps,
  organizationId: string,
  { happening, memberId, mentorId }: Found & { readonly memberId: string },
): Promise<void> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  const whose = { memberId, organizationId }
  const person = await personOf(prisma, whose, now)
  if (!person?.isPresent) return
  const chosen = await choicesOf(prisma, whose)
  const mentorsChoice = mentorId
    ? (await choicesOf(prisma, { memberId: mentorId, organizationId })).get(mentorKind)
    : undefined
  const channels = (await channelsOf(prisma, organizationId)).filter(
    (channel) => channel.isInstalled && fits(channel, { audience: 'all', teamId: person.teamId }),
  )
  if (channels.length === 0) return
  for (const { kind, subject, facts } of momentsIn(happening)) {
    const choice = chosen.get(kind) ?? 'ask'
    if (choice === 'never') continue
    const isAsked = choice === 'ask'
    const since = new Date(now.getTime() - askedOnceInMs)
    if (isAsked && !kindOf(kind).isAlwaysAsked && (await wasAskedSince(prisma, whose, since))) continue
    await prisma.$transaction(async (tx) => {
      const id = await createMoment(tx, {
        ...whose,
        teamId: person.teamId,
        kind,
        subject,
        facts,
        state: isAsked ? 'asking' : 'approved',
        mentorId: mentorId ?? null,
        mentorNamed: mentorId ? nameAllowed(mentorsChoice) : null,
        happenedAt: now,
        decidedAt: isAsked ? null : now,
      })
      if (id === undefined) return
      const about = { organizationId, momentId: id }
      if (!isAsked) {
        const tell = { job: 'tell-announced', payload: about, key: `tell-announced:${id}` }
        await deps.outbox.enqueue(tx, [tell])
        return deps.outbox.emit(tx, decided(organizationId, id))
      }
      await deps.outbox.enqueue(tx, [{ job: 'ask-moment', payload: about, key: `ask-moment:${id}` }])
      const dueAt = new Date(now.getTime() + answerWithinDays * dayMs)
      await deps.outbox.later(tx, [
        { job: 'lapse-moment', payload: about, key: `lapse-moment:${id}`, dueAt, organizationId },
      ])
    })
  }
}

const decided = (organizationId: string, momentId: string): MomentDecided => ({
  name: 'moment.decided',
  organizationId,
  data: { momentId },
})

/** A moment of a team names nobody, so nobody has to be asked. */
const recogniseTeam = async (deps: Deps, organizationId: string, { happening }: Found): Promise<void> => {
  if (happening.what !== 'coverage') return
  const now = deps.clock.now()
  for (const { kind, subject, facts } of momentsIn(happening)) {
    await deps.database.prisma.$transaction(async (tx) => {
      const id = await createMoment(tx, {
        organizationId,
        memberId: null,
        teamId: happening.teamId,
        kind,
        subject,
        facts,
        state: 'approved',
        mentorId: null,
        mentorNamed: null,
        happenedAt: now,
        decidedAt: now,
      })
      if (id !== undefined) await deps.outbox.emit(tx, decided(organizationId, id))
    })
  }
}

/** The day of an anniversary, local to a holder: of 29 February the 28th. */
const anniversaryOn = (awardedOn: LocalDate, years: number): LocalDate => {
  const [year = '', month = '', day = ''] = awardedOn.split('-')
  const isLeapDay = month === '02' && day === '29'
  return `${Number(year) + years}-${month}-${isLeapDay ? '28' : day}`
}

/**
 * The next anniversary of a credential: in the morning of the day, local to its holder. Whether it is valid is looked at then;
 * those of one that was issued anew are over.
 */
const anniversaryOf = async (deps: Deps, asked: Asked): Promise<AgendaRequest[]> => {
  if (asked.what !== 'credential' && asked.what !== 'years') return []
  const { organizationId, id } = asked
  const { prisma } = deps.database
  const now = deps.clock.now()
  const found = await credentialHappened(prisma, organizationId, id)
  const person = found && (await personOf(prisma, { memberId: found.memberId, organizationId }, now))
  if (!found || !person || found.row.revokedAt) return []
  const { timeZone } = person
  const awardedOn = localDateAt(timeZone, found.awardedAt)
  const dueIn = (years: number) => instantOf(timeZone, anniversaryOn(awardedOn, years), anniversaryMinute)
  let years = asked.years ?? 0
  do years++
  while (dueIn(years) <= now)
  const payload = { organizationId, what: 'years', id, years }
  return [
    { job: 'recognise', payload, key: `anniversary:${id}:${years}`, dueAt: dueIn(years), organizationId },
  ]
}

/** Looks at what has happened, and makes moments of it. Run twice, each is made once. */
export const recogniseJob = defineJob({
  name: 'recognise',
  payload,
  run: async (deps: Deps, asked) => {
    const { organizationId } = asked
    for (const found of await foundIn(deps, asked)) {
      if (found.memberId === null) await recogniseTeam(deps, organizationId, found)
      else await recogniseMember(deps, organizationId, { ...found, memberId: found.memberId })
    }
    const agenda = [...(await anniversaryOf(deps, asked)), await mondayOf(deps, organizationId)]
    await deps.database.prisma.$transaction((tx) => deps.outbox.later(tx, agenda))
  },
})
