import { z } from 'zod'
import { type Card, spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { type Person, personOf } from '../chat/people.store.ts'
import { type Recipient, recipientOf } from '../chat/recipient.store.ts'
import { telling } from '../chat/telling.ts'
import { defineJob, type JobRequest } from '../queue/define-job.ts'
import { recallOfOutcomes } from './agenda.store.ts'
import { loadTimes } from './load-meeting.ts'
import { badgeFor } from './load-proposal.ts'
import { movePairingIn } from './pairing.ts'
import { findPairing, type Pairing, savePairingFacts } from './pairings.store.ts'
import { findProfile } from './profiles.store.ts'
import { findRequest, type Request } from './requests.store.ts'
import { titleOfSkill } from './skills.store.ts'
import { groupNoticeCard, introductionCard, togetherCard } from './together.card.ts'

/** A first talk has no time for more. */
const agendaItems = 3

/** Both of a pairing, and where each is reached. */
type Two = {
  readonly pairing: Pairing
  readonly request: Request
  readonly mentor: Person
  readonly mentee: Person
  readonly mentorAt: Recipient | undefined
  readonly menteeAt: Recipient | undefined
}

const loadTwo = async (deps: Deps, pairing: Pairing): Promise<Two | undefined> => {
  const { prisma } = deps.database
  const { organizationId, requestId, mentorId, menteeId } = pairing
  const now = deps.clock.now()
  const request = await findRequest(prisma, { id: requestId, organizationId })
  const mentor = await personOf(prisma, { memberId: mentorId, organizationId }, now)
  const mentee = await personOf(prisma, { memberId: menteeId, organizationId }, now)
  if (!request || !mentor || !mentee) return undefined
  const mentorAt = await recipientOf(prisma, { memberId: mentorId, organizationId })
  const menteeAt = await recipientOf(prisma, { memberId: menteeId, organizationId })
  return { pairing, request, mentor, mentee, mentorAt, menteeAt }
}

/** An address at which two people of one tenant begin to talk, where no bot can open it for them. */
const chatOf = (a: Recipient | undefined, b: Recipient | undefined, address: string): string | undefined =>
  a?.platform === 'teams' && b?.platform === 'teams' && a.tenant === b.tenant
    ? `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(address)}`
    : undefined

/** The agenda of a first talk: what the learner remembers least. */
const agendaOf = async (deps: Deps, pairing: Pairing, language: string): Promise<string[]> => {
  const { menteeId: memberId, organizationId } = pairing
  const outcomes = await recallOfOutcomes(deps.database.prisma, { memberId, organizationId }, pairing, {
    language,
    now: deps.clock.now(),
  })
  return outcomes.slice(0, agendaItems).map(({ text }) => text)
}

/** What one side is told of the other, where each is told alone. */
const introduce = (deps: Deps, two: Two, side: 'mentor' | 'mentee'): Promise<JobRequest[]> => {
  const { prisma } = deps.database
  const { pairing, request, mentor, mentee, mentorAt, menteeAt } = two
  const { organizationId, id } = pairing
  const now = deps.clock.now()
  const isMentor = side === 'mentor'
  const [self, them] = isMentor ? [mentor, mentee] : [mentee, mentor]
  const chat = isMentor ? chatOf(mentorAt, menteeAt, them.address) : chatOf(menteeAt, mentorAt, them.address)
  const key = `mentoring-introduced:${id}:${side}`
  return telling(deps, { memberId: self.id, organizationId }, key, async (say) => {
    const { language } = say
    const about = {
      pairingId: id,
      name: them.name,
      address: them.address,
      chat,
      skill: await titleOfSkill(prisma, organizationId, pairing, language),
      badge: await badgeFor(prisma, pairing, language, now),
      goal: request.goal,
      agenda: await agendaOf(deps, pairing, language),
      times: await loadTimes(prisma, pairing, self, now),
    }
    return introductionCard(side, about, say)
  })
}

/** A conversation of the two with the bot; `later` where the platform asks to wait. */
type Group =
  | { readonly is: 'open'; readonly conversation: string; readonly at: Recipient }
  | { readonly is: 'later'; readonly retryAfterMs: number }
  | { readonly is: 'none' }

const openGroup = async (deps: Deps, { mentorAt, menteeAt }: Two): Promise<Group> => {
  if (!mentorAt || !menteeAt || mentorAt.platform !== menteeAt.platform) return { is: 'none' }
  if (mentorAt.tenant !== menteeAt.tenant) return { is: 'none' }
  const opened = await deps.platforms[menteeAt.platform]?.openGroup?.(menteeAt, [
    menteeAt.externalId,
    mentorAt.externalId,
  ])
  if (!opened) return { is: 'none' }
  if (opened.ok) return { is: 'open', conversation: opened.conversation, at: menteeAt }
  if (opened.reason === 'later') return { is: 'later', retryAfterMs: opened.retryAfterMs }
  // A workspace that has not been asked for the scope: each is told alone.
  deps.log('warn', 'A conversation of two could not be opened', { detail: opened.detail })
  return { is: 'none' }
}

/** The language of a conversation of two: the learner's, where the mentor talks it; else the first that both do. */
const languageOfBoth = async (deps: Deps, { pairing, request, mentee }: Two): Promise<string> => {
  const { mentorId: memberId, organizationId } = pairing
  const profile = await findProfile(deps.database.prisma, { memberId, organizationId })
  const own = sayIn(mentee.locale).language
  const spoken = profile?.languages ?? []
  return spoken.includes(own) ? mentee.locale : (request.languages.find((one) => spoken.includes(one)) ?? own)
}

/** The first message of a conversation of two. */
const groupCard = async (deps: Deps, two: Two): Promise<Card> => {
  const { prisma } = deps.database
  const { pairing, request, mentor, mentee } = two
  const { organizationId } = pairing
  const now = deps.clock.now()
  const say = sayIn(await languageOfBoth(deps, two))
  const card = togetherCard(
    {
      mentee: mentee.name,
      mentor: mentor.name,
      skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
      badge: await badgeFor(prisma, pairing, say.language, now),
      goal: request.goal,
      agenda: await agendaOf(deps, pairing, say.language),
      times: await loadTimes(prisma, pairing, mentee, now),
      mentorsZone: mentor.timeZone,
    },
    say,
  )
  return spokenIn(card, say.locale)
}

/** A word to each that there is a conversation for them. */
const tellOfGroup = async (
  deps: Deps,
  { pairing, mentor, mentee }: Two,
  { conversation, at }: Extract<Group, { is: 'open' }>,
): Promise<JobRequest[]> => {
  const { organizationId, id } = pairing
  const url = `https://slack.com/app_redirect?team=${at.tenant}&channel=${conversation}`
  const notices = (['mentee', 'mentor'] as const).map((side) => {
    const [self, them] = side === 'mentor' ? [mentor, mentee] : [mentee, mentor]
    const whose = { memberId: self.id, organizationId }
    return telling(deps, whose, `mentoring-together:${id}:${side}`, async (say) => {
      const skill = await titleOfSkill(deps.database.prisma, organizationId, pairing, say.language)
      return groupNoticeCard(side, { pairingId: id, name: them.name, skill, url }, say)
    })
  })
  return (await Promise.all(notices)).flat()
}

const introduceBoth = async (deps: Deps, two: Two): Promise<JobRequest[]> => [
  ...(await introduce(deps, two, 'mentee')),
  ...(await introduce(deps, two, 'mentor')),
]

const payload = z.object({ pairingId: z.string(), organizationId: z.string() })

/** The platform asks to wait. */
const again = (
  deps: Deps,
  job: 'introduce-pairing' | 'greet-group',
  { id, organizationId }: Pairing,
  waitMs: number,
): Promise<void> => {
  const dueAt = new Date(deps.clock.now().getTime() + waitMs)
  const entry = {
    key: `${job}:${id}`,
    job,
    dueAt,
    organizationId,
    payload: { pairingId: id, organizationId },
  }
  return deps.database.prisma.$transaction((tx) => deps.outbox.later(tx, [entry]))
}

/**
 * Brings two people together once the mentor has said yes: in a conversation of their own where the platform lets the bot
 * open one, else by telling each how to reach the other. Run twice, each is told once; the conversation is the same.
 */
export const introducePairingJob = defineJob({
  name: 'introduce-pairing',
  payload,
  run: async (deps: Deps, { pairingId: id, organizationId }) => {
    const { prisma } = deps.database
    const pairing = await findPairing(prisma, { id, organizationId })
    const two = pairing?.state === 'accepted' ? await loadTwo(deps, pairing) : undefined
    if (!two) return
    const group = await openGroup(deps, two)
    if (group.is === 'later') return again(deps, 'introduce-pairing', two.pairing, group.retryAfterMs)
    const greet = { job: 'greet-group', payload: { pairingId: id, organizationId }, key: `greet-group:${id}` }
    const jobs =
      group.is === 'open' ? [greet, ...(await tellOfGroup(deps, two, group))] : await introduceBoth(deps, two)
    await prisma.$transaction(async (tx) => {
      const begun = await movePairingIn(deps, tx, two.pairing, { move: 'begin' }, deps.clock.now())
      if (!begun.ok) return
      if (group.is === 'open') await savePairingFacts(tx, two.pairing, { conversation: group.conversation })
      await deps.outbox.enqueue(tx, jobs)
    })
  },
})

/**
 * Says the first message in a conversation of two. That it was said is written down, as the bot can't look: reading what the
 * two say to each other would take another scope. So it comes twice only where the program dies, or the connection breaks,
 * between the message and that. Where it can't be said, each is told alone.
 */
export const greetGroupJob = defineJob({
  name: 'greet-group',
  payload,
  run: async (deps: Deps, { pairingId: id, organizationId }) => {
    const { prisma } = deps.database
    const pairing = await findPairing(prisma, { id, organizationId })
    if (pairing?.state !== 'active' || !pairing.conversation || pairing.greetedAt) return
    const two = await loadTwo(deps, pairing)
    if (!two?.menteeAt) return
    const { handle: _, ...target } = { ...two.menteeAt, conversation: pairing.conversation }
    const key = `mentoring-together:${id}:group`
    const sent = await deps.platforms[target.platform]?.send(target, await groupCard(deps, two), key)
    if (sent && !sent.ok && sent.reason === 'later')
      return again(deps, 'greet-group', pairing, sent.retryAfterMs)
    if (sent && !sent.ok)
      deps.log('warn', 'Nothing can be said in a conversation of two', { detail: sent.detail })
    const alone = sent?.ok ? [] : await introduceBoth(deps, two)
    await prisma.$transaction(async (tx) => {
      const greetedAt = deps.clock.now()
      await savePairingFacts(tx, pairing, { greetedAt, ...(!sent?.ok && { conversation: null }) })
      await deps.outbox.enqueue(tx, alone)
    })
  },
})
