import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sayIn } from '../../src/chat/messages/catalogue.ts'
import type { Whose } from '../../src/chat/people.store.ts'
import { changeStanding, type StandingChange } from '../../src/credentials/change-standing.ts'
import { evaluateAll } from '../../src/credentials/evaluate.ts'
import { assessorsFor } from '../../src/credentials/evidence/assessors.store.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { countingOf, isValid, type Standing, standingOf } from '../../src/credentials/standing.rules.ts'
import { newId } from '../../src/kernel/ids.ts'
import { loadPool } from '../../src/mentorship/load-pool.ts'
import { movePairing } from '../../src/mentorship/pairing.ts'
import { openPairingsOf } from '../../src/mentorship/pairings.store.ts'
import { saveProfile } from '../../src/mentorship/profiles.store.ts'
import { saveRequest } from '../../src/mentorship/requests.store.ts'
import { holdsSkill, skillText } from '../../src/mentorship/skills.store.ts'
import { conversationOf } from '../builders/conversation.ts'
import { anAchievement } from '../builders/credentials.ts'
import { homeOf } from '../builders/home.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { bitAt } from '../verifier/verify.ts'

/**
 * Random orders of award, suspension, reinstatement, revocation, renewal and passing time, with real signatures: wherever a
 * credential is shown or used, it is the same.
 */

const dayMs = 86_400_000
const say = sayIn('en')

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let issuerId: string
beforeAll(async () => {
  world = await startWorld({
    people: [aPerson('ana'), aPerson('bo')],
    channels: [{ id: 'C0CHEERS', name: 'cheers', members: ['U0WHETSTONE', 'U0ANA', 'U0BO'] }],
  })
  pages = await serveMemberPages(world)
  const { prisma } = world.database
  const { organizationId } = world
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, world.clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma, { id: issuerId, organizationId }, { countryCode: 'DE' })
  await openChannel()
})

/** A channel that hears of all that Ana earns, at once and without end. */
const openChannel = async (): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const memberId = await world.memberId('ana')
  for (const kind of ['credential-issued', 'renewal-in-time'])
    await prisma.recognitionChoice.create({
      data: { memberId, kind, organizationId, choice: 'announce' },
    })
  const { id: installationId } = await prisma.installation.findFirstOrThrow({ where: { organizationId } })
  await prisma.recognitionChannel.create({
    data: {
      id: newId(),
      organizationId,
      installationId,
      platform: 'slack',
      tenant: world.teamId,
      externalId: 'C0CHEERS',
      locale: 'en',
      timeZone: 'UTC',
      dailyLimit: 1_000,
      quietFrom: 0,
      quietUntil: 0,
      setAt: world.clock.now(),
    },
  })
}
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

type Deed = 'suspended' | 'reinstated' | 'revoked' | 'renew' | 'a week' | 'a month'

const rowsOf = (achievementId: string) =>
  world.database.prisma.credential.findMany({ where: { achievementId }, orderBy: { sequence: 'asc' } })

const award = async (achievementId: string): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const memberId = await world.memberId('ana')
  const id = newId(now.getTime())
  await prisma.$transaction(async (tx) => {
    await tx.credential.create({
      data: {
        id,
        organizationId,
        memberId,
        achievementId,
        issuerId,
        recipientName: 'Ana',
        awardedAt: now,
        validFrom: now,
        validUntil: new Date(now.getTime() + 45 * dayMs),
        basis: [{ kind: 'lessons-completed', lessons: 3, at: now.toISOString() }],
      },
    })
    await world.product.deps.outbox.emit(tx, {
      name: 'credential.awarded',
      organizationId,
      data: { credentialId: id, memberId, achievementId },
    })
  })
  await world.drive.settle()
}

const passRenewal = async (achievementId: string, credentialId: string): Promise<void> => {
  const { organizationId } = world
  const now = world.clock.now()
  const memberId = await world.memberId('ana')
  const attempt = (await world.database.prisma.sitting.count({ where: { achievementId } })) + 1
  await world.database.prisma.$transaction(async (tx) => {
    await tx.sitting.create({
      data: {
        id: newId(now.getTime()),
        organizationId,
        memberId,
        achievementId,
        criterion: '-renewal',
        kind: 'retained',
        attempt,
        renewsId: credentialId,
        status: 'passed',
        seed: 1,
        offeredAt: now,
        finishedAt: now,
        result: { one: { asked: 1, right: 1 } },
      },
    })
    await world.product.deps.outbox.enqueue(tx, [
      { job: 'renew-credential', payload: { credentialId, organizationId } },
    ])
  })
  await world.drive.settle()
}

const changed = async (id: string, change: 'suspended' | 'reinstated' | 'revoked'): Promise<void> => {
  const { deps } = world.product
  const wanted: StandingChange = change === 'reinstated' ? { change } : { change, reason: 'Looked into' }
  await world.database.prisma.$transaction((tx) =>
    changeStanding(
      deps,
      tx,
      { id, organizationId: world.organizationId },
      { ...wanted, actor: 'test' },
      world.clock.now(),
    ),
  )
  await world.drive.settle()
}

const apply = async (achievementId: string, deed: Deed, at: number): Promise<void> => {
  const rows = await rowsOf(achievementId)
  const chosen = rows[at % rows.length]
  if (!chosen) return
  if (deed === 'a week' || deed === 'a month') {
    const days = deed === 'a week' ? 7 : 30
    await world.drive.travel(new Date(world.clock.now().getTime() + days * dayMs))
  } else if (deed === 'renew') await passRenewal(achievementId, rows.at(-1)?.id ?? '')
  else await changed(chosen.id, deed)
}

/** From a network of its own each time, so that the limit of checks doesn't stand in the way. */
let networks = 0
const verdictOn = async (text: string): Promise<string | undefined> => {
  const headers = {
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': `203.0.${++networks >> 8}.${networks & 255}`,
  }
  const body = new URLSearchParams({ text })
  const html = await (await fetch(`${pages.origin}/verify`, { method: 'POST', headers, body })).text()
  return /<h1>([^<]+)<\/h1>/.exec(html)?.[1]
}

const pageWord = async (id: string): Promise<string | undefined> =>
  /class="state-word">([^<]+)</.exec(await (await fetch(`${pages.origin}/c/${id}`)).text())?.[1]

const json = async (path: string) => (await (await fetch(path)).json()) as Record<string, unknown>

const isBitSet = async (document: Record<string, unknown>): Promise<boolean> => {
  const status = document.credentialStatus as Record<string, string>
  const list = await json(status.statusListCredential ?? '')
  const { encodedList } = list.credentialSubject as { encodedList: string }
  return bitAt(encodedList, Number(status.statusListIndex))
}

/** How chat says it, for the credential that counts. */
const chatWords: Record<Standing['state'], RegExp> = {
  pending: /earned, being signed/,
  valid: /valid until/,
  expired: /ran out on/,
  suspended: /suspended: Looked into/,
  revoked: /revoked: Looked into/,
}
const chatStates = (text: string, title: string): string[] => {
  const line = text.split('\n').find((one) => one.includes(title)) ?? ''
  return Object.entries(chatWords).flatMap(([state, words]) => (words.test(line) ? [state] : []))
}

const agreement = async (achievementId: string, title: string): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const rows = await rowsOf(achievementId)
  for (const row of rows) {
    const { state } = standingOf(row, now)
    expect([row.sequence, await pageWord(row.id)]).toEqual([
      row.sequence,
      say.plain(`credential-page.${state}`),
    ])
    const document = await json(`${pages.origin}/c/${row.id}.json`)
    expect(await isBitSet(document)).toBe(state === 'revoked' || state === 'suspended')
    expect(await verdictOn(JSON.stringify(document))).toBe(
      say.plain(`verify-page.${state}` as 'verify-page.valid'),
    )
  }
  await channelAgrees(rows)
  const [counts] = countingOf(rows, now)
  if (!counts) return
  const { state } = standingOf(counts, now)
  const talk = conversationOf(world, 'ana')
  await talk.say('badges')
  expect(chatStates(talk.last().text, title)).toEqual([state])
  const home = homeOf(world, 'ana')
  await home.open()
  expect(chatStates(home.text(), title)).toEqual([state])
  const whose = { memberId: await world.memberId('ana'), organizationId }
  const [evaluated] = await evaluateAll(world.product.deps, whose, now)
  const held = evaluated?.record.credentials.get(slugs.get(achievementId) ?? '')
  expect(held && isValid(held, now)).toBe(state === 'valid')
  const judges = await assessorsFor(
    prisma,
    { organizationId, achievementId },
    await world.memberId('bo'),
    now,
  )
  expect(judges.some(({ memberId }) => memberId === whose.memberId)).toBe(state === 'valid')
  await mentorsAgree(achievementId, whose, state === 'valid')
}

/** How the channel says it, of each credential that was posted. */
const channelWords: Record<Exclude<Standing['state'], 'pending'>, string> = {
  valid: 'Kudos to Ana',
  expired: 'This badge has run out since',
  suspended: 'This badge is suspended for now',
  revoked: 'This badge has been withdrawn',
}

let posted = 0

const channelAgrees = async (rows: Awaited<ReturnType<typeof rowsOf>>): Promise<void> => {
  // Posts change once in five seconds.
  await world.drive.travel(new Date(world.clock.now().getTime() + 6_000))
  const messages = world.slack.state().messages.C0CHEERS ?? []
  for (const row of rows) {
    // What was renewed is what it was renewed by.
    let newest = row
    for (
      let next = rows.find(({ renewsId }) => renewsId === newest.id);
      next;
      next = rows.find(({ renewsId }) => renewsId === newest.id)
    )
      newest = next
    const { state } = standingOf(newest, world.clock.now())
    const posts = await world.database.prisma.recognitionPost.findMany({
      where: {
        kind: 'moment',
        moments: { some: { moment: { facts: { path: ['credentialId'], equals: row.id } } } },
      },
    })
    for (const post of posts) {
      const text = messages.find(({ ts }) => ts === post.message)?.text ?? ''
      const said = Object.entries(channelWords).flatMap(([name, words]) =>
        text.includes(words) ? [name] : [],
      )
      expect(said).toEqual([state])
      posted++
    }
  }
}

/** Who holds it may mentor in its skills, is matched by it, and keeps their learner: while it is valid, and not longer. */
const mentorsAgree = async (achievementId: string, whose: Whose, valid: boolean): Promise<void> => {
  const { prisma } = world.database
  const now = world.clock.now()
  const { packId, definition } = await prisma.achievement.findUniqueOrThrow({ where: { id: achievementId } })
  const [skill = ''] = (definition as { skills?: string[] }).skills ?? []
  expect(await holdsSkill(prisma, whose, { packId, skill }, now)).toBe(valid)
  const { pool } = await loadPool(prisma, whose.organizationId, now)
  const matched = pool.mentors.flatMap(({ achievements }) => achievements.map((one) => one.skill))
  expect(matched.includes(skillText({ packId, skill }))).toBe(valid)
  const open = await openPairingsOf(prisma, whose)
  if (!valid) expect(open).toEqual([])
  const [proposal] = open
  // The first that is asked says yes: whatever befalls the badge then, befalls the two.
  if (proposal?.state === 'proposed') {
    await movePairing(world.product.deps, proposal, { move: 'accept', by: whose.memberId }, now)
    await world.drive.settle()
  }
}

/** Ana would mentor, and Bo looks for somebody. */
const seekAndOffer = async (achievementId: string): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const { packId, definition } = await prisma.achievement.findUniqueOrThrow({ where: { id: achievementId } })
  const [skill = ''] = (definition as { skills?: string[] }).skills ?? []
  const time = { fromMinute: 540, untilMinute: 1_020, languages: ['en'] }
  const ana = { memberId: await world.memberId('ana'), organizationId }
  const bo = { memberId: await world.memberId('bo'), organizationId }
  await prisma.$transaction(async (tx) => {
    await saveProfile(tx, ana, { ...time, capacity: 5, days: 127, pausedUntil: null }, now)
    const wish = { ...time, packId, skill, goal: 'I want to read it.' }
    const requestId = await saveRequest(tx, bo, wish, now)
    await world.product.deps.outbox.emit(tx, {
      name: 'mentoring.wanted',
      organizationId,
      data: { requestId },
    })
  })
  await world.drive.settle()
}

const slugs = new Map<string, string>()
const deeds = fc.array(
  fc.tuple(
    fc.constantFrom<Deed>(
      'suspended',
      'reinstated',
      'revoked',
      'renew',
      'a week',
      'a month',
      'renew',
      'a month',
    ),
    fc.nat(5),
  ),
  { minLength: 1, maxLength: 7 },
)

it('a credential is the same wherever it is shown or used, whatever befalls it in whichever order', async () => {
  let run = 0
  const check = fc.asyncProperty(deeds, async (all) => {
    const title = `Gauge reader ${++run}`
    const achievementId = await anAchievement(world, { title, validMonths: 1 })
    const { slug } = await world.database.prisma.achievement.findUniqueOrThrow({
      where: { id: achievementId },
    })
    slugs.set(achievementId, slug)
    await award(achievementId)
    await seekAndOffer(achievementId)
    await agreement(achievementId, title)
    for (const [deed, at] of all) {
      await apply(achievementId, deed, at)
      await agreement(achievementId, title)
    }
    // One at a time, so that its line is among the first of the home.
    await world.database.prisma.credential.deleteMany({ where: { achievementId } })
  })
  await fc.assert(check, { numRuns: 12, endOnFailure: true })
  expect(posted).toBeGreaterThan(12)
}, 600_000)
