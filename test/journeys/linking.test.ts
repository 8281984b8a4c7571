import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { startNeighbours } from '../builders/neighbours.ts'
import { addOtherClient, buttonsOf, cardOf, textOf } from '../builders/other-client.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Client = Awaited<ReturnType<typeof addOtherClient>>

const codeIn = (text: string): string => {
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0]
  if (!code) throw new Error(`There is no code in: ${text}`)
  return code
}

const askForCode = async (world: TestWorld, person: string): Promise<string> => {
  const talk = pupilOf(world, person)
  await talk.say('link')
  return codeIn(talk.last().text)
}

const minutes = (count: number, world: TestWorld): string =>
  new Date(world.clock.now().getTime() + count * 60_000).toISOString()

const accounts = (world: TestWorld, memberId: string) =>
  world.database.prisma.identity.count({ where: { memberId } })

describe('an account that nobody is known by', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo'), aPerson('cy')] })
    const named = (id: string) => ({ id, name: id })
    teams = await addOtherClient(world, {
      people: [...['o-ana', 'o-eve', 'o-fay'].map(named), { id: 'o-bot', name: 'Bot', isBot: true }],
    })
    await pupilOf(world, 'ana').say('hello')
    await pupilOf(world, 'bo').say('hello')
  })
  afterAll(() => world.close())

  it('is a stranger until the code of the other client is typed', async () => {
    const ana = teams.as('o-ana')
    expect(textOf(await ana.say('hello'))).toContain('please ask Toni')
    const code = await askForCode(world, 'ana')
    const reply = await ana.say(`link ${code.toLowerCase().replace('-', ' ')}`)
    expect(textOf(reply)).toContain('goes on with the record of Ana')
    expect(await accounts(world, await world.memberId('ana'))).toBe(2)
    expect(textOf(await ana.say('hello'))).toContain('Ana')
  })

  it('a code is stored as a hash, and nothing of it stands in the database or in the log', async () => {
    const code = await askForCode(world, 'ana')
    const { rows } = await world.database.pool.query<{ row: string }>(
      'SELECT to_json(link_codes)::text AS row FROM link_codes',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(code)
    expect(rows[0]?.row).not.toContain(code.replace('-', ''))
    expect(JSON.stringify(world.logged)).not.toContain(code)
  })

  it('a code is valid once', async () => {
    const code = await askForCode(world, 'ana')
    expect(textOf(await teams.as('o-eve').say(`link ${code}`))).toContain('record of Ana')
    expect(textOf(await teams.as('o-fay').say(`link ${code}`))).toContain('not valid')
    expect(await accounts(world, await world.memberId('ana'))).toBe(3)
  })

  it('a code is valid for ten minutes, and until the next one', async () => {
    const first = await askForCode(world, 'bo')
    await world.travelTo(minutes(11, world))
    expect(textOf(await teams.as('o-fay').say(`link ${first}`))).toContain('not valid')
    const second = await askForCode(world, 'bo')
    const third = await askForCode(world, 'bo')
    expect(textOf(await teams.as('o-fay').say(`link ${second}`))).toContain('not valid')
    await world.travelTo(minutes(9, world))
    expect(textOf(await teams.as('o-fay').say(`link ${third}`))).toContain('record of Bo')
  })

  it('a code typed where it was made waits for the other client', async () => {
    const code = await askForCode(world, 'cy')
    const cy = pupilOf(world, 'cy')
    await cy.say(`link ${code}`)
    expect(cy.last().text).toContain('for your other account')
    expect(await world.database.prisma.linkCode.count({ where: { hash: { not: null } } })).toBeGreaterThan(0)
  })

  it('one’s own code says that the accounts are linked already, and is no try', async () => {
    const eve = teams.as('o-eve')
    const before = await world.database.prisma.linkFailure.count()
    const asked = textOf(await eve.say('link'))
    expect(asked).toContain('Linked already: Slack: Test Works · Microsoft Teams: Test Works Office')
    const ana = pupilOf(world, 'ana')
    await ana.say(`link ${codeIn(asked)}`)
    expect(ana.last().text).toContain('linked already: Slack: Test Works')
    expect(ana.last().text).not.toContain('for your other account')
    expect(await world.database.prisma.linkFailure.count()).toBe(before)
  })

  it('what can’t be a code is not valid, and no try', async () => {
    const before = await world.database.prisma.linkFailure.count()
    const cy = pupilOf(world, 'cy')
    for (const typed of ['link ABCD', 'vincular ABCD', 'link ABCD-EFGH-KLMN']) {
      await cy.say(typed)
      expect(cy.last().text).toContain('That code is not valid')
    }
    expect(textOf(await teams.as('o-new').say('link ABCD'))).toContain('not valid')
    expect(await world.database.prisma.linkFailure.count()).toBe(before)
    await cy.say('link ABCD-EFGH')
    expect(await world.database.prisma.linkFailure.count()).toBe(before + 1)
    await cy.say('thanks')
    expect(cy.last().text).toContain('You are welcome')
  })

  it('a bot is linked to nobody', async () => {
    const code = await askForCode(world, 'bo')
    expect(textOf(await teams.as('o-bot').say(`link ${code}`))).toContain('please ask Toni')
    expect(await world.database.prisma.identity.count({ where: { externalId: 'o-bot' } })).toBe(0)
  })

  it('the code of somebody who has left is not valid', async () => {
    const code = await askForCode(world, 'bo')
    await world.importPeople([aPerson('ana')])
    expect(textOf(await teams.as('o-new').say(`link ${code}`))).toContain('not valid')
  })
})

describe('codes that are guessed', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    teams = await addOtherClient(world, { people: [] })
    await pupilOf(world, 'ana').say('hello')
  })
  afterAll(() => world.close())

  it('five an hour for an account, however many come at once; then a right one is not tried either', async () => {
    const eve = teams.as('o-eve')
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, index) => eve.say(`link AAAA-BB${index + 10}`)),
    )
    const answers = tries.map(textOf)
    expect(answers.filter((text) => text.includes('not valid'))).toHaveLength(5)
    expect(answers.filter((text) => text.includes('Too many'))).toHaveLength(7)
    // What is wrong with a code is never said: the answers are one and the same.
    expect(new Set(answers).size).toBe(2)
    const code = await askForCode(world, 'ana')
    expect(textOf(await eve.say(`link ${code}`))).toContain('Too many')
    expect(await accounts(world, await world.memberId('ana'))).toBe(1)
  })

  it('another account may still try, and this one after an hour', async () => {
    await world.travelTo(minutes(30, world))
    const code = await askForCode(world, 'ana')
    expect(textOf(await teams.as('o-ana').say(`link ${code}`))).toContain('record of Ana')
    await world.travelTo(minutes(31, world))
    const another = await askForCode(world, 'ana')
    expect(textOf(await teams.as('o-eve').say(`link ${another}`))).toContain('record of Ana')
  })

  it('sixty an hour for all accounts of a tenant', async () => {
    const { prisma } = world.database
    const { id } = await prisma.installation.findFirstOrThrow({ where: { tenant: teams.tenant } })
    await prisma.linkFailure.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        id: newId(),
        organizationId: world.organizationId,
        installationId: id,
        externalId: `o-${index}`,
        at: world.clock.now(),
      })),
    })
    const code = await askForCode(world, 'ana')
    expect(textOf(await teams.as('o-new').say(`link ${code}`))).toContain('Too many')
  })

  it.each(['link my account', 'link with my colleague', 'link please'])(
    '“%s” is no code, and no try',
    async (text) => {
      const before = await world.database.prisma.linkFailure.count()
      await teams.as('o-ana').say(text)
      expect(await world.database.prisma.linkFailure.count()).toBe(before)
    },
  )
})

it('a code of another organization is as wrong as any, and stays valid at home', async () => {
  const both = await startNeighbours([aPerson('ana')])
  try {
    const one = await addOtherClient(both.one, { people: [], tenant: 'tenant-one' })
    const two = await addOtherClient(both.two, { people: [], tenant: 'tenant-two' })
    await pupilOf(both.one, 'ana').say('hello')
    const code = await askForCode(both.one, 'ana')
    const there = textOf(await two.as('o-ana').say(`link ${code}`))
    expect(there).toBe(textOf(await two.as('o-eve').say('link AAAA-BBBB')))
    expect(there).toContain('not valid')
    expect(textOf(await one.as('o-ana').say(`link ${code}`))).toContain('record of Ana')
  } finally {
    await both.close()
  }
})

describe('where everybody may join', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana')], openEnrolment: true })
    teams = await addOtherClient(world, { people: [{ id: 'o-ana', name: 'Ana Private' }] })
    await pupilOf(world, 'ana').say('hello')
  })
  afterAll(() => world.close())

  it('a code is not taken for joining: no second record is made', async () => {
    const code = await askForCode(world, 'ana')
    expect(textOf(await teams.as('o-ana').say('link AAAA-BBBB'))).toContain('not valid')
    expect(textOf(await teams.as('o-ana').say(`link ${code}`))).toContain('record of Ana')
    expect(await world.database.prisma.member.count()).toBe(1)
  })
})

describe('an address that both platforms vouch for', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    teams = await addOtherClient(world, {
      people: [
        { id: 'o-ana', name: 'Ana', address: 'ana@works.example' },
        { id: 'o-bo', name: 'Bo', address: 'bo@works.example' },
      ],
    })
  })
  afterAll(() => world.close())

  it('links all accounts of a member at their first lesson, not the first found alone', async () => {
    await world.enrol('ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    const linked = await world.database.prisma.identity.findMany({
      where: { memberId: await world.memberId('ana') },
    })
    expect(linked.map(({ platform }) => platform).sort()).toEqual(['slack', 'teams'])
    expect(pupilOf(world, 'ana').card().text).toContain('What a sensor reports')
    expect(teams.as('o-ana').received()).toEqual([])
  })

  it('links the other account when one of them writes first', async () => {
    await teams.as('o-bo').say('hello')
    expect(await accounts(world, await world.memberId('bo'))).toBe(2)
  })

  it('an account that was unlinked is linked again by a code alone', async () => {
    const ana = pupilOf(world, 'ana')
    const anaOnTeams = teams.as('o-ana')
    await ana.say('unlink')
    expect(ana.last().text).toContain('Microsoft Teams: Test Works Office')
    const list = ana.last()
    await ana.press('Unlink Microsoft Teams', { on: list })
    expect(ana.last().text).toContain('Unlink Microsoft Teams: Test Works Office?')
    await ana.press('unlink-confirm', { on: ana.last() })
    expect(ana.last().text).toContain('is unlinked')
    for (const text of ['hello', 'today', 'unlink']) {
      expect(textOf(await anaOnTeams.say(text))).toContain('This account was unlinked')
    }
    const memberId = await world.memberId('ana')
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [{ job: 'link-member', payload: { memberId } }]),
    )
    await world.drive.settle()
    expect(await accounts(world, memberId)).toBe(1)
    const code = await askForCode(world, 'ana')
    expect(textOf(await anaOnTeams.say(`link ${code}`))).toContain('record of Ana')
    expect(textOf(await anaOnTeams.say('today'))).toContain('What a sensor reports')
  })

  it('the last account can’t be unlinked, nor two at once', async () => {
    const ana = teams.as('o-ana')
    const list = cardOf(await ana.say('unlink'))
    const ids = buttonsOf(list).map(({ action }) => action.args ?? {})
    expect(ids).toHaveLength(2)
    await Promise.all(ids.map((args) => ana.send('unlink-confirm', args)))
    const memberId = await world.memberId('ana')
    expect(await accounts(world, memberId)).toBe(1)
    const [left] = await world.database.prisma.identity.findMany({ where: { memberId } })
    const again =
      left?.platform === 'teams'
        ? textOf(await ana.send('unlink-confirm', { account: left.id }))
        : await pupilOf(world, 'ana')
            .say('unlink')
            .then(() => pupilOf(world, 'ana').last().text)
    expect(again).toContain('your only account')
    expect(await accounts(world, memberId)).toBe(1)
  })

  it('nobody unlinks the account of somebody else', async () => {
    const memberId = await world.memberId('bo')
    const theirs = await world.database.prisma.identity.findFirstOrThrow({ where: { memberId } })
    await pupilOf(world, 'ana').say('hello')
    const code = await askForCode(world, 'bo')
    await teams.as('o-third').say(`link ${code}`)
    await teams.as('o-ana').send('unlink-confirm', { account: theirs.id })
    expect(await accounts(world, memberId)).toBe(3)
  })
})
