import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Deps } from '../../src/chat/deps.ts'
import { handIn } from '../../src/credentials/evidence/hand-in.ts'
import { decideEvidence } from '../../src/credentials/evidence/judge.ts'
import { compromiseKey } from '../../src/credentials/issuing/compromise.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { addWebhook } from '../../src/credentials/webhooks/webhooks.store.ts'
import { jobs } from '../../src/jobs.ts'
import { newId } from '../../src/kernel/ids.ts'
import { timesFor } from '../../src/mentorship/load-meeting.ts'
import { arrange } from '../../src/mentorship/meeting.ts'
import { nominate } from '../../src/mentorship/nominate.ts'
import { movePairing } from '../../src/mentorship/pairing.ts'
import { findPairing } from '../../src/mentorship/pairings.store.ts'
import { saveProfile } from '../../src/mentorship/profiles.store.ts'
import { answer, helped, route } from '../../src/mentorship/question.ts'
import { createQuestion } from '../../src/mentorship/questions.store.ts'
import { saveRequest } from '../../src/mentorship/requests.store.ts'
import type { AnyJob } from '../../src/queue/define-job.ts'
import { createDrive } from '../../src/queue/drive.ts'
import { taskListOf } from '../../src/queue/worker.ts'
import { conversationOf } from '../builders/conversation.ts'
import { anEvidenceAchievement, appoint, replacement } from '../builders/evidence.ts'
import { answerSomehow, shownIn, storedIn } from '../builders/faults.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { aadIdOf, tenantOf } from '../builders/tenant.ts'
import { aVault } from '../builders/vault.ts'

let world: TestWorld
const ran = new Set<string>()
const changed: { readonly job: string; readonly lines: readonly string[] }[] = []

const shownInTeams = () =>
  Object.values(tenantOf(world).state().messages)
    .flat()
    .map((message) => JSON.stringify(message))
    .join('\n')

/** Whoever asks for a place twice is told to wait a little longer: when a message that waits is tried again is no state. */
const withoutWaits = (stored: string): string =>
  stored.replaceAll(/^(agenda \(say:.*,)"[^"]*",\)$/gm, '$1later)')

/** That a post is to be looked at is counted each time it is said; what it says is what matters. */
const withoutCounts = (stored: string): string =>
  stored.replaceAll(/^(recognition_posts \(.*),\d+,\d+\)$/gm, '$1)')

const everything = async () =>
  `${withoutCounts(withoutWaits(await storedIn(world)))}\n${shownIn(world)}\n${shownInTeams()}`

const linesNew = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !known.has(line))
}

/** The same job, run again as soon as it is done, and what that changed. */
const twice = (job: AnyJob<Deps>): AnyJob<Deps> => ({
  name: job.name,
  parse: (payload) => {
    const run = job.parse(payload)
    return async (deps) => {
      await run(deps)
      const before = await everything()
      await run(deps)
      const after = await everything()
      if (before !== after) changed.push({ job: job.name, lines: linesNew(before, after) })
      ran.add(job.name)
    }
  },
})

beforeAll(async () => {
  const made = await startWorld({
    people: [aPerson('ana'), aPerson('bo')],
    channels: [{ id: 'C0CHEERS', name: 'cheers', members: ['U0WHETSTONE', 'U0ANA', 'U0BO'] }],
    platforms: ['slack', 'teams'],
    tenant: { installed: 'nobody' },
  })
  const drive = createDrive({
    database: made.database,
    clock: made.clock,
    taskList: taskListOf(
      Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, twice(job)])),
      made.product.deps,
    ),
    tick: made.product.tick,
    underway: async () => {
      await made.slack.deliveries.idle()
      await made.teams?.deliveries.idle()
      await made.product.underway()
    },
    log: () => undefined,
  })
  world = {
    ...made,
    drive,
    travelTo: async (instant) => {
      await drive.travel(new Date(instant))
    },
  }
})
afterAll(() => world.close())

const finishLesson = async (person: string) => {
  const talk = conversationOf(world, person)
  await talk.press('start')
  for (let step = 0; step < 20 && !talk.last().intents.includes('summary'); step++) {
    if (talk.last().intents.includes('next')) await talk.press('next')
    else await answerSomehow(world, person)
  }
  await talk.press('summary')
}

type Whose = { readonly memberId: string; readonly organizationId: string }

/** Bo asks, Ana answers, and it helps; another one goes on until nobody is left. */
const question = async (bo: Whose, ana: Whose, key: { packId: string; skill: string }, now: Date) => {
  const { prisma } = world.database
  const { deps } = world.product
  const { organizationId } = bo
  const ask = async (lessonId: string): Promise<string> => {
    const id = await prisma.$transaction(async (tx) => {
      const about = { ...key, itemId: null, lessonId }
      const asked = await createQuestion(tx, bo, about, { text: 'Why?', now })
      await route(deps, tx, { id: asked ?? '', organizationId })
      return asked ?? ''
    })
    await world.drive.settle()
    return id
  }
  const id = await ask('one')
  await answer(deps, { id, organizationId }, { by: ana.memberId, text: 'So.' }, now)
  await world.drive.settle()
  await helped(deps, { id, organizationId }, bo.memberId, now)
  await world.drive.settle()
  const payload = { questionId: await ask('two'), organizationId }
  await prisma.$transaction((tx) => deps.outbox.enqueue(tx, [{ job: 'expire-question', payload }]))
  await world.drive.settle()
}

/** Ana holds a badge and mentors Bo, who is asked for in time, introduced, and ends it. */
const mentoring = async (achievementId: string) => {
  const { prisma } = world.database
  const { organizationId } = world
  const { deps } = world.product
  const now = world.clock.now()
  const ana = { memberId: await world.memberId('ana'), organizationId }
  const bo = { memberId: await world.memberId('bo'), organizationId }
  const { packId, definition } = await prisma.achievement.findUniqueOrThrow({ where: { id: achievementId } })
  const [skill = ''] = (definition as { skills?: string[] }).skills ?? []
  const time = { fromMinute: 540, untilMinute: 1_020, languages: ['en'] }
  await prisma.$transaction(async (tx) => {
    await saveProfile(tx, ana, { ...time, capacity: 1, days: 127, pausedUntil: null }, now)
    const requestId = await saveRequest(tx, bo, { ...time, packId, skill, goal: 'I want to read it.' }, now)
    await deps.outbox.emit(tx, { name: 'mentoring.wanted', organizationId, data: { requestId } })
  })
  await world.drive.settle()
  const pairing = await prisma.pairing.findFirstOrThrow({ where: { state: 'proposed' } })
  const payload = { pairingId: pairing.id, organizationId }
  await prisma.$transaction((tx) =>
    deps.outbox.enqueue(tx, [
      { job: 'nudge-proposal', payload },
      { job: 'expire-proposal', payload },
      { job: 'recheck-mentors', payload: { organizationId, memberIds: [ana.memberId] } },
    ]),
  )
  await world.drive.settle()
  await movePairing(deps, pairing, { move: 'accept', by: ana.memberId }, now)
  await world.drive.settle()
  // Bo takes the first time at which both work, is asked whether it took place, and hears nothing for a week.
  const active = await findPairing(prisma, pairing)
  const [at = now] = active ? await timesFor(prisma, active, now) : []
  await arrange(deps, pairing, { at, seen: {}, by: bo.memberId }, now)
  await world.drive.settle()
  const meeting = await prisma.mentoringMeeting.findFirstOrThrow()
  await prisma.$transaction((tx) =>
    deps.outbox.enqueue(tx, [
      { job: 'ask-whether-met', payload: { ...payload, meetingId: meeting.id } },
      { job: 'watch-pairing', payload },
    ]),
  )
  await world.drive.settle()
  await nominate(deps, bo, { packId, skill: 'another', goal: 'Alone.', byId: null }, now)
  await world.drive.settle()
  const nomination = await prisma.mentorNomination.findFirstOrThrow()
  await prisma.$transaction((tx) =>
    deps.outbox.enqueue(tx, [
      { job: 'lapse-nomination', payload: { nominationId: nomination.id, organizationId } },
    ]),
  )
  await question(bo, ana, { packId, skill }, now)
  await movePairing(deps, pairing, { move: 'end', by: bo.memberId }, now)
  await world.drive.settle()
  expect(await prisma.pairing.findMany()).toMatchObject([{ state: 'ended' }])
}

/** A channel in which what is earned is celebrated, by the word of Bo, who is the admin. */
const openChannel = async () => {
  const { prisma } = world.database
  await prisma.member.update({ where: { id: await world.memberId('bo') }, data: { roles: ['admin'] } })
  await conversationOf(world, 'bo').command('/whetstone channel here', 'C0CHEERS')
}

/** Ana is asked, has it posted, and Bo is asked for the name of a mentor; the week comes, and what managers read. */
const recognition = async () => {
  const { prisma } = world.database
  const { organizationId } = world
  const moment = await prisma.recognitionMoment.findFirstOrThrow({ where: { state: 'asking' } })
  const mentorId = await world.memberId('bo')
  await prisma.recognitionMoment.update({ where: { id: moment.id }, data: { mentorId } })
  const about = { organizationId, momentId: moment.id }
  await prisma.managerAssignment.create({
    data: {
      id: newId(),
      organizationId,
      memberId: await world.memberId('ana'),
      managerId: mentorId,
      from: new Date('2026-01-01'),
    },
  })
  const talk = conversationOf(world, 'ana')
  await talk.press('announce-post', {
    on: talk.all().findLast(({ intents }) => intents.includes('announce-post')),
  })
  const { id: channelId } = await prisma.recognitionChannel.findFirstOrThrow()
  const { id: postId } = await prisma.recognitionPost.findFirstOrThrow()
  await world.drive.travel(new Date(world.clock.now().getTime() + 10_000))
  await prisma.$transaction((tx) =>
    world.product.deps.outbox.enqueue(tx, [
      { job: 'lapse-moment', payload: about },
      { job: 'tell-announced', payload: about },
      { job: 'refresh-post', payload: { organizationId, postId } },
      { job: 'post-week', payload: { organizationId, channelId, date: '2026-11-06' } },
      { job: 'refresh-coverage', payload: { organizationId } },
      { job: 'plan-praise', payload: { organizationId, date: '2026-11-09' } },
    ]),
  )
  await world.drive.settle()
}

it('runs every job twice, and the second time changes nothing', async () => {
  // Nobody's account is known yet: the first delivery finds it.
  await world.enrol('ana')
  await world.enrol('bo')
  await world.travelTo('2026-11-02T08:00:00Z')
  await finishLesson('ana')
  await world.travelTo('2026-11-03T08:00:00Z')
  await finishLesson('ana')
  await world.travelTo('2026-11-04T08:00:00Z')
  await finishLesson('ana')
  await conversationOf(world, 'bo').press('start')
  await answerSomehow(world, 'bo')
  await conversationOf(world, 'ana').say('pause 2 weeks')
  // A reply that Slack puts off is said later.
  world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 1, times: 1 })
  await conversationOf(world, 'bo').say('help')
  await world.travelTo('2026-11-04T09:00:00Z')
  await world.database.prisma.$transaction((tx) =>
    world.product.deps.outbox.enqueue(tx, [
      { job: 'resume', payload: {} },
      { job: 'forget-invitations', payload: {} },
      { job: 'forget-evidence-files', payload: {} },
    ]),
  )
  await world.drive.settle()
  // Another program hears of what is issued.
  const heard = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1')
  await once(heard, 'listening')
  Object.assign(world.product.deps, { webAddress: 'http://127.0.0.1:3000' })
  const issuer = await world.database.prisma.$transaction((tx) =>
    ownIssuer(tx, world.organizationId, world.clock.now()),
  )
  const own = { id: issuer.id, organizationId: world.organizationId }
  await updateIssuer(world.database.prisma, own, { countryCode: 'DE' })
  const url = `http://127.0.0.1:${(heard.address() as AddressInfo).port}/`
  const webhook = {
    organizationId: world.organizationId,
    url,
    events: ['credential.issued'],
    secret: `whsec_${Buffer.alloc(24).toString('base64')}`,
  } as const
  await addWebhook(world.database.prisma, aVault(), webhook, world.clock.now())
  await openChannel()
  // Evidence is handed in, judged by somebody who was appointed, and what it proves is awarded.
  const achievementId = await anEvidenceAchievement(world)
  await appoint(world, 'bo', achievementId)
  const handingIn = { achievementId, criterion: replacement.id, text: 'Isolated at V12.', files: [] }
  const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
  const handedIn = await handIn(world.product.deps, whose, handingIn)
  await world.drive.settle()
  const judge = { ...whose, memberId: await world.memberId('bo'), timeZone: 'Europe/Berlin' }
  const approval = { approve: true, met: ['isolated', 'zeroed'], reason: '' }
  if (handedIn.ok) await decideEvidence(world.product.deps, judge, handedIn.evidenceId, approval)
  await world.drive.settle()
  const issued = await world.database.prisma.credential.findFirstOrThrow({
    where: { signedAt: { not: null } },
  })
  const ofIssued = { credentialId: issued.id, organizationId: world.organizationId }
  await world.database.prisma.$transaction((tx) =>
    world.product.deps.outbox.enqueue(tx, [
      { job: 'sign-pending', payload: {} },
      {
        job: 'lapse-credential',
        payload: ofIssued,
      },
      { job: 'remind-renewal', payload: { ...ofIssued, days: 30 } },
      { job: 'renew-credential', payload: ofIssued },
      { job: 'watch-retention', payload: ofIssued },
      { job: 'say-goodbye', payload: { ...whose, until: '2026-11-01' } },
      { job: 'erase-member', payload: { ...whose, memberId: 'nobody', choice: 'keep' } },
      { job: 'expire-sitting', payload: { sittingId: 'none', ...whose } },
    ]),
  )
  await world.drive.settle()
  await recognition()
  // What others stand by is looked at again, and a lost key is given up.
  await world.database.prisma.endorsement.create({
    data: {
      id: newId(),
      organizationId: world.organizationId,
      documentId: 'https://guild.example/1',
      subjectKind: 'achievement',
      subjectId: achievementId,
      endorserName: 'Guild',
      signed: {},
      addedAt: world.clock.now(),
    },
  })
  await world.database.prisma.$transaction((tx) =>
    world.product.deps.outbox.enqueue(tx, [{ job: 'check-endorsements', payload: {} }]),
  )
  await compromiseKey(
    world.product.deps,
    { issuerId: issuer.id, organizationId: world.organizationId },
    1,
    'Stolen',
    'test',
  )
  await world.drive.settle()
  heard.close()
  await mentoring(issued.achievementId ?? '')
  // What had to wait for its turn is said.
  await world.drive.travel(new Date(world.clock.now().getTime() + 60_000))
  // Two records of one person become one, and a minute later what was under way is fetched.
  await conversationOf(world, 'ana').say('link')
  const codes = conversationOf(world, 'ana')
    .all()
    .flatMap(({ text }) => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? [])
  const code = codes.at(-1)
  await conversationOf(world, 'bo').say(`link ${code}`)
  await conversationOf(world, 'bo').press('join-records')
  await world.travelTo('2026-11-04T09:05:00Z')
  // A lesson waits while the bot is taken out, and comes when it is back.
  world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 600 })
  await world.travelTo('2026-11-05T08:01:00Z')
  await world.slack.removeBot()
  await world.drive.settle()
  world.slack.faults.clear()
  world.slack.reinstall()
  const { id } = await world.database.prisma.installation.findFirstOrThrow({ where: { platform: 'slack' } })
  await world.database.prisma.installation.updateMany({ data: { status: 'active' } })
  const { organizationId } = world
  const active = { name: 'installation.active', organizationId, data: { installationId: id } }
  await world.database.prisma.$transaction((tx) => world.product.deps.outbox.emit(tx, active))
  await world.drive.settle()
  // Somebody installs the app in Teams, which is asked later who that is.
  tenantOf(world).faults.add({ on: 'member', status: 429, retryAfterSeconds: 60, times: 2 })
  await tenantOf(world).installPersonal({ user: aadIdOf('bo') })
  await world.travelTo('2026-11-05T08:10:00Z')

  expect(changed).toEqual([])
  expect([...ran].sort()).toEqual(Object.keys(jobs).sort())
  expect(
    conversationOf(world, 'bo')
      .all()
      .filter(({ text }) => text.includes('What you can say')),
  ).toHaveLength(1)
  const completed = await world.database.prisma.enrolment.findMany({ where: { status: 'completed' } })
  expect(completed.map(({ memberId }) => memberId)).toEqual([await world.memberId('ana')])
})
