import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heldBy } from '../builders/held.ts'
import { startTeamsNeighbours, tenantsOfNeighbours } from '../builders/neighbours.ts'
import { secondPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, type TestWorld } from '../builders/product.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf, tenantOf, theChannel } from '../builders/tenant.ts'

type Json = Record<string, unknown>

const [first, second] = tenantsOfNeighbours

/** A press as a client would send it that was told to by hand. */
const pressed = (intent: string, args: Record<string, string>, more: Json = {}): Json => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', data: { whetstone: { intent, args, lists: [] } } } },
  ...more,
})

const send = async (world: TestWorld, activity: Json, person = 'ana') => {
  const outcome = await tenantOf(world).sendActivity(activity, { user: aadIdOf(person) })
  await world.drive.settle()
  return outcome
}

/** What a request was answered with in its reply, and what was said since. */
const heardOf = (world: TestWorld, outcome: unknown, before = 0): string =>
  JSON.stringify([outcome, teamsConversationOf(world, 'ana').all().slice(before)])

describe('two tenants in one database', () => {
  let one: TestWorld
  let two: TestWorld
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ one, two, close } = await startTeamsNeighbours())
    await two.importFiles(secondPack())
    await one.enrol('ana')
    await two.enrol('ana')
    await one.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => close())

  const everything = async () => [await heldBy(one), await heldBy(two)]
  const shownTo = (world: TestWorld) => teamsConversationOf(world, 'ana').all()

  it('have the same address and the same object id as two members, each in their own tenant', async () => {
    expect(await one.memberId('ana')).not.toBe(await two.memberId('ana'))
    for (const world of [one, two]) {
      expect(shownTo(world)).toHaveLength(1)
      expect((await heldBy(world)).identities).toMatchObject([
        { tenant: world.teamId, externalId: aadIdOf('ana'), organizationId: world.organizationId },
      ])
    }
  })

  it.each(['answer', 'start', 'next', 'why', 'snooze', 'reread', 'summary'])(
    '“%s” with ids of the other organization finds nothing there, and changes nothing',
    async (intent) => {
      const before = await heldBy(one)
      const shown = shownTo(one)
      const delivery = before.deliveries[0]?.id ?? ''
      const item = before.items[0]?.id ?? ''
      expect([delivery, item]).not.toContain('')
      const args = { delivery, item, place: '0', value: 'true' }
      const { value } = pressed(intent, args)
      const asSubmit = { type: 'message', value: (value as { action: { data: Json } }).action.data }
      for (const activity of [pressed(intent, args), asSubmit]) {
        const said = shownTo(two).length
        const heard = heardOf(two, await send(two, activity), said)
        expect(heard).toMatch(/was sent to somebody else|from long ago/)
        expect(heard).not.toContain('thermometer')
      }
      expect(await heldBy(one)).toEqual(before)
      expect(shownTo(one)).toEqual(shown)
    },
  )

  it.each(['enrol', 'leave', 'first-run-pathway', 'first-run-days'])(
    '“%s” with a pathway of the other organization does not reach it',
    async (intent) => {
      const [, own] = await everything()
      const { enrolments } = await heldBy(one)
      const zinc = await two.database.prisma.pathway.findFirstOrThrow({ where: { slug: 'zinc-foundations' } })
      for (const pathway of [zinc.id, 'zinc-foundations']) {
        const said = shownTo(one).length
        const outcome = await send(one, pressed(intent, { pathway, at: '600', days: '31' }))
        expect(heardOf(one, outcome, said)).not.toContain('Zinc')
      }
      expect((await heldBy(one)).enrolments).toEqual(enrolments)
      expect(await heldBy(two)).toEqual(own)
    },
  )

  it('a request with the service URL of the other tenant is refused: its token is for another', async () => {
    const before = await everything()
    const { serviceUrl } = tenantOf(one)
    expect(await send(two, { type: 'message', text: 'today', serviceUrl })).toMatchObject({ status: 401 })
    expect(await send(two, pressed('today', {}, { serviceUrl }))).toMatchObject({ status: 401 })
    expect(await everything()).toEqual(before)
  })

  it('a chat that names both tenants is nobody’s', async () => {
    const before = await everything()
    const conversation = {
      id: teamsConversationOf(one, 'ana').dm,
      conversationType: 'personal',
      tenantId: one.teamId,
    }
    expect(await send(two, { type: 'message', text: 'today', conversation })).toMatchObject({ status: 400 })
    expect(await send(two, pressed('today', {}, { conversation }))).toMatchObject({ status: 400 })
    expect(await everything()).toEqual(before)
  })

  it('a message of the other tenant can’t be changed by naming it, nor its chat written to', async () => {
    const there = shownTo(one)
    const before = await heldBy(one)
    const dm = teamsConversationOf(one, 'ana').dm
    const place = (id: string, conversationType: string) => ({ id, conversationType, tenantId: two.teamId })
    const replyToId = there[0]?.ts ?? ''
    const own = (await heldBy(two)).deliveries[0]?.id ?? ''
    for (const conversation of [place(dm, 'personal'), place(theChannel.id, 'channel')]) {
      await send(two, pressed('why', { delivery: own }, { conversation, replyToId }))
      await send(two, pressed('start', { delivery: own }, { conversation, replyToId }))
    }
    expect(shownTo(one)).toEqual(there)
    expect(await heldBy(one)).toEqual(before)
  })

  it('who leaves one stays in the other', async () => {
    // What the test before has said of her chat is corrected by the next thing that she does.
    await teamsConversationOf(two, 'ana').say('help')
    await one.importPeople([aPerson('bo')])
    await one.drive.settle()
    const here = shownTo(one).length
    await one.travelTo('2026-11-03T08:00:00Z')
    expect(shownTo(one)).toHaveLength(here)
    expect(teamsConversationOf(two, 'ana').card().intents).toContain('start')
  })
})

describe('a channel that one tenant shares with the other', () => {
  let one: TestWorld
  let two: TestWorld
  let close: () => Promise<void>
  beforeAll(async () => {
    // Eve works for the second, and is on the list of both, with the same address.
    ;({ one, two, close } = await startTeamsNeighbours([aPerson('ana'), aPerson('eve')], {
      eve: { homeTenantId: second },
    }))
    for (const world of [one, two]) for (const person of ['ana', 'eve']) await world.enrol(person)
    await one.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => close())

  const identitiesOf = async (world: TestWorld) =>
    (await heldBy(world)).identities.map(({ externalId }) => externalId).sort()

  it('a guest from there is not found by the address that their own tenant gives them', async () => {
    expect(await identitiesOf(one)).toEqual([aadIdOf('ana')])
    expect(await identitiesOf(two)).toEqual([aadIdOf('ana'), aadIdOf('eve')].sort())
    const theirs = { where: { memberId: await one.memberId('eve') } }
    expect(await one.database.prisma.delivery.findMany(theirs)).toMatchObject([
      { status: 'skipped', reason: 'unreachable' },
    ])
  })

  it('is nobody there when they write, and is told so where they are', async () => {
    const before = [await heldBy(one), await heldBy(two)]
    const eve = teamsConversationOf(one, 'eve')
    await eve.command('today', theChannel.id)
    expect(eve.last(theChannel.id).text).toContain('please ask Toni to add you')
    expect([await heldBy(one), await heldBy(two)]).toEqual(before)
    expect(one.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('is not linked by a code either', async () => {
    const ana = teamsConversationOf(one, 'ana')
    await ana.say('link')
    const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(ana.last().text)?.[0]
    expect(code).toBeDefined()
    const before = await heldBy(one)
    await teamsConversationOf(one, 'eve').command(`link ${code}`, theChannel.id)
    expect(await heldBy(one)).toEqual(before)
    expect(teamsConversationOf(one, 'eve').last(theChannel.id).text).toContain('please ask Toni to add you')
  })

  it.each([
    ['a sentence', { type: 'message', text: '<at>Whetstone</at> pause' }],
    ['a press', pressed('pause', {})],
    [
      'taking the bot out of a chat',
      {
        type: 'installationUpdate',
        action: 'remove',
        conversation: { id: 'a:1', conversationType: 'personal', tenantId: first },
        channelData: { tenant: { id: first } },
        from: { id: '29:x', aadObjectId: aadIdOf('ana'), tenantId: second },
      },
    ],
  ])('%s of a namesake from there, by the same object id, is not a member’s', async (_what, activity) => {
    const before = [await heldBy(one), await heldBy(two)]
    const shown = teamsConversationOf(one, 'ana').all()
    const tenant = tenantOf(one)
    const mention = { type: 'mention', text: '<at>Whetstone</at>', mentioned: { id: tenant.botId } }
    await send(one, {
      conversation: { id: theChannel.id, conversationType: 'channel', tenantId: one.teamId },
      channelData: { tenant: { id: two.teamId } },
      entities: [mention],
      ...activity,
    })
    expect([await heldBy(one), await heldBy(two)]).toEqual(before)
    expect(teamsConversationOf(one, 'ana').all()).toEqual(shown)
  })

  it('the members of the tenant go on as before', async () => {
    await teamsConversationOf(one, 'ana').say('help')
    await one.travelTo('2026-11-03T08:00:00Z')
    const started = ({ intents }: { readonly intents: readonly string[] }) => intents.includes('start')
    expect(teamsConversationOf(one, 'ana').all().filter(started).length).toBeGreaterThan(0)
    expect(teamsConversationOf(two, 'eve').all().filter(started).length).toBeGreaterThan(0)
  })
})
