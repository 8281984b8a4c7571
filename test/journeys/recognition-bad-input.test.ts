import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sayIn } from '../../src/chat/messages/catalogue.ts'
import { erase } from '../../src/credentials/erase.ts'
import { intents } from '../../src/intents.ts'
import { jobs } from '../../src/jobs.ts'
import { newId } from '../../src/kernel/ids.ts'
import { startWorker } from '../../src/queue/worker.ts'
import { until } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson } from '../builders/product.ts'
import { type Cheerful, slackChannel, startCheerful } from '../builders/recognition.ts'
import { pressPayload, sendSigned } from '../builders/slack-requests.ts'
import { tenantOf } from '../builders/tenant.ts'

let cheerful: Cheerful
const begin = async (...wishes: Parameters<typeof startCheerful>) => {
  cheerful = await startCheerful(...wishes)
  await cheerful.chooseChannels()
}
afterEach(() => cheerful.world.close())

const prisma = () => cheerful.world.database.prisma
const kudosGiven = () => prisma().kudos.count()

describe('kudos', () => {
  beforeEach(() => begin())

  it('for oneself are not taken, through the other platform either', async () => {
    const { hands, celebrates, post } = cheerful
    await celebrates('ana')
    await hands('ana').press('kudos', { on: post('slack') })
    expect(hands('ana').last(slackChannel).text).toContain('This one is yours')
    await hands('ana', 'teams').press('kudos', { on: post('teams') })
    expect(await kudosGiven()).toBe(0)
  })

  it('pressed twice are taken back, also on the other platform, and count once', async () => {
    const { hands, celebrates, post } = cheerful
    await celebrates('ana')
    await hands('bo').press('kudos', { on: post('slack') })
    expect(hands('bo').last(slackChannel).text).toContain('Your kudos have reached Ana')
    expect(await kudosGiven()).toBe(1)
    await hands('bo', 'teams').press('kudos', { on: post('teams') })
    expect(await kudosGiven()).toBe(0)
  })

  it('of which one press comes twice are given once, on both platforms', async () => {
    const { hands, celebrates, post, world } = cheerful
    await celebrates('ana')
    world.slack.faults.inject({ on: 'interactivity', duplicate: true, times: 1 })
    await hands('bo').press('kudos', { on: post('slack') })
    expect(await kudosGiven()).toBe(1)
    tenantOf(world).faults.add({ on: 'adaptiveCard/action', duplicate: true, times: 1 })
    await hands('cy', 'teams').press('kudos', { on: post('teams') })
    expect(await kudosGiven()).toBe(2)
  })

  it('on something that was taken back change nothing, and say so', async () => {
    const { hands, celebrates, post, later, world } = cheerful
    await celebrates('ana')
    const stood = post('slack')
    await cheerful.decides('ana', 'announce-private')
    await later(6_000)
    expect(cheerful.posts('slack')).toEqual([])
    expect(cheerful.posts('teams')).toEqual([])
    const [value = ''] = stood.values
    const at = { channel: slackChannel, messageTs: stood.ts }
    const late = pressPayload(world, { by: 'bo', intent: 'kudos', args: JSON.parse(value), ...at })
    await sendSigned(world, { payload: late })
    await world.drive.settle()
    expect(await kudosGiven()).toBe(0)
    expect(hands('bo').last().text).toContain('no longer there to answer')
  })
})

describe('somebody outside', () => {
  it('can’t answer, and what stands in the channel stays as it is', async () => {
    const people = ['ana', 'bo', 'cy', 'mo'].map((id) => aPerson(id))
    await begin({ people: [...people, aPerson('zoe', { onRoster: false })] })
    const { hands, celebrates, post, posts } = cheerful
    await celebrates('ana')
    const before = post('slack')
    await hands('zoe').press('kudos', { on: before })
    expect(await kudosGiven()).toBe(0)
    expect(posts('slack')).toEqual([before])
    expect(hands('zoe').last(slackChannel)).toMatchObject({ ephemeral: true })
    expect(hands('zoe').last(slackChannel).text).not.toContain('Ana')
  })
})

describe('a channel', () => {
  beforeEach(() => begin())

  it('that is archived between plan and send is told of once, with the mend, and gets what waited when it is back', async () => {
    const { hands, celebrates, earns, asked, posts, world } = cheerful
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'is_archived', times: 1 })
    // The answer to the press goes another way; what is posted is refused.
    await earns('ana')
    world.slack.faults.clear()
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'is_archived', times: 1 })
    await hands('ana').press('announce-post', { on: asked('ana') })
    expect(posts('slack')).toEqual([])
    expect(posts('teams')).toHaveLength(1)
    const told = () =>
      hands('mo')
        .all()
        .filter(({ text }) => text.includes('I can’t post in'))
    expect(told()).toHaveLength(1)
    expect(told()[0]?.text).toContain('archived')
    await celebrates('bo')
    expect(told()).toHaveLength(1)
    await hands('mo').command('/whetstone channel here', slackChannel)
    expect(posts('slack')).toHaveLength(2)
    expect(told()).toHaveLength(1)
  })

  it.each([
    ['not_in_channel', '/invite @Whetstone'],
    ['missing_scope', 'Install it again'],
  ])('that can’t be posted to (%s) is told of, with the mend', async (error, mend) => {
    const { hands, earns, asked, world, later, posts } = cheerful
    await earns('ana')
    world.slack.faults.inject({ on: 'chat.postMessage', error, times: 1 })
    await hands('ana').press('announce-post', { on: asked('ana') })
    expect(
      hands('mo')
        .all()
        .some(({ text }) => text.includes(mend)),
    ).toBe(true)
    await later(86_400_000)
    expect(posts('slack')).toEqual([])
    await hands('mo').command('/whetstone channel here', slackChannel)
    expect(posts('slack')).toHaveLength(1)
  })

  it('may be chosen by managers and admins alone', async () => {
    const { hands } = cheerful
    await hands('bo').command('/whetstone channel off', slackChannel)
    expect(hands('bo').last(slackChannel).text).toContain('Managers and admins choose')
    expect((await prisma().recognitionChannel.findMany()).map(({ mode }) => mode)).toEqual(['posts', 'posts'])
    await hands('mo').command('/whetstone channel off')
    expect(hands('mo').last().text).toContain('Say this in the channel')
    // A manager, but of another team than the one that it hears of.
    const {
      prisma: db,
      organizationId,
      memberId,
    } = {
      prisma: prisma(),
      organizationId: cheerful.world.organizationId,
      memberId: cheerful.world.memberId,
    }
    const [managerId, ana] = [await memberId('bo'), await memberId('ana')]
    const other = await db.team.create({ data: { id: 'other', organizationId, name: 'Line 2' } })
    await db.member.update({ where: { id: managerId }, data: { teamId: other.id } })
    await db.managerAssignment.create({
      data: { id: 'a', organizationId, managerId, memberId: ana, from: new Date('2026-01-01') },
    })
    await hands('bo').command('/whetstone channel off', slackChannel)
    expect(hands('bo').last(slackChannel).text).toContain('of their own team; this one hears of Line 1')
  })

  it('whose pictures can’t be fetched gets the words', async () => {
    const { earns, hands, asked, posts, world } = cheerful
    Object.assign(world.product.deps, { webAddress: 'https://badges.works.example' })
    await earns('ana')
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'invalid_blocks', times: 1 })
    await hands('ana').press('announce-post', { on: asked('ana') })
    await cheerful.later(2_000)
    expect(posts('slack')).toHaveLength(1)
    expect(JSON.stringify(world.slack.state().messages[slackChannel])).not.toContain('picture.png')
    expect(JSON.stringify(world.teams?.state().messages)).toContain('picture.png')
    // Its later changes go with words alone, too.
    await hands('bo').press('kudos', { on: cheerful.post('slack') })
    await cheerful.later(6_000)
    expect(cheerful.post('slack').buttons[0]).toContain('one so far')
    expect(JSON.stringify(world.slack.state().messages[slackChannel])).not.toContain('picture.png')
  })
})

describe('one moment', () => {
  it('is posted once by two machines', async () => {
    await begin()
    const { earns, asked, hands, posts, world } = cheerful
    await earns('ana')
    await hands('ana').press('announce-post', { on: asked('ana'), settle: false })
    await world.product.underway()
    const options = {
      concurrency: 4,
      log: () => undefined,
      heartbeat: { everyMs: 500, deadAfterMs: 60_000 },
    }
    const { deps } = world.product
    const workers = await Promise.all([1, 2].map(() => startWorker(deps.database, jobs, deps, options)))
    await until(() => posts('slack').length > 0 && posts('teams').length > 0)
    for (const platform of ['slack', 'teams'] as const) expect(posts(platform)).toHaveLength(1)
    await cheerful.later(10_000)
    // The same again, beside one another and without the queue's lanes.
    const rows = await prisma().recognitionPost.findMany()
    await prisma().recognitionPost.updateMany({
      data: { state: 'planned', sendingAt: null, conversation: null, message: null },
    })
    const send = jobs['send-post']?.parse
    const twice = rows.flatMap(({ id: postId, organizationId }) =>
      [1, 2].map(() => ({ postId, organizationId })),
    )
    await Promise.all(twice.map((payload) => send?.(payload)(deps)))
    await Promise.all(workers.map((worker) => worker.stop(2_500)))
    // Once before, and once by the two together.
    for (const platform of ['slack', 'teams'] as const) expect(posts(platform)).toHaveLength(2)
  })

  it('whose consent is withdrawn while it is being sent stands nowhere', async () => {
    await begin()
    const { earns, asked, hands, posts, later, world } = cheerful
    await earns('ana')
    world.slack.faults.inject({ on: 'chat.postMessage', delayMs: 800, times: 1 })
    const settled = hands('ana').press('announce-post', { on: asked('ana') })
    await until(
      async () => (await prisma().recognitionPost.count({ where: { sendingAt: { not: null } } })) > 0,
    )
    const context = {
      member: {
        id: await world.memberId('ana'),
        organizationId: world.organizationId,
        name: 'Ana',
        locale: 'en',
        timeZone: 'UTC',
      },
      now: world.clock.now(),
      say: sayIn('en'),
    }
    const moment = await prisma().recognitionMoment.findFirstOrThrow()
    await intents['announce-private']?.(world.product.deps, context, {
      name: 'announce-private',
      args: { moment: moment.id },
      inputs: {},
      actor: { platform: 'slack', tenant: world.teamId, externalId: hands('ana').user },
      place: { direct: true },
    })
    await settled
    await later(10_000)
    expect(posts('slack')).toEqual([])
    expect(posts('teams')).toEqual([])
  })

  it('whose badge is revoked between the question and the answer can’t be posted', async () => {
    await begin()
    const { earns, asked, hands, posts, revoke } = cheerful
    const id = await earns('ana')
    const question = asked('ana')
    await revoke(id)
    await hands('ana').press('announce-post', { on: question })
    expect(posts('slack')).toEqual([])
    expect(
      hands('ana')
        .all()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('There is nothing to post any more')
  })

  it.each([
    ['markup', '*Ana* <!channel> <@U0MO> [x](https://evil.example) & _so_'],
    ['right to left', 'عائشة بنت خالد'],
    ['200 characters', 'Ana-Maria '.repeat(20).trim()],
  ])('has a name as it is written: %s', async (_what, name) => {
    await begin()
    const { celebrates, post, hands, world } = cheerful
    await prisma().member.update({ where: { id: await world.memberId('ana') }, data: { name } })
    await celebrates('ana')
    const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
    const escaped = name.replace(/[&<>]/g, (sign) => signs[sign as keyof typeof signs])
    expect(post('slack').text).toContain(escaped.slice(0, 100))
    expect(post('teams').text).toContain(name.slice(0, 100))
    const blocks = world.slack.state().messages[slackChannel]?.flatMap((message) => message.blocks ?? [])
    const marked = JSON.stringify(blocks?.filter(({ type }) => type === 'section' || type === 'context'))
    expect(marked).not.toContain('<!channel>')
    expect(marked).not.toContain('<@U0MO>')
    await hands('bo').press('kudos', { on: post('slack') })
    expect(await kudosGiven()).toBe(1)
  })
})

describe('a thousand kudos in a minute', () => {
  it('are all counted, and change each post at most once in five seconds', async () => {
    await begin()
    const { celebrates, post, world } = cheerful
    await celebrates('ana')
    const { organizationId } = world
    const { teamId } = cheerful
    const ids = Array.from({ length: 1_000 }, () => newId())
    await prisma().member.createMany({
      data: ids.map((id, index) => ({
        id,
        organizationId,
        teamId,
        address: `p${index}@works.example`,
        name: `P${index}`,
        timeZone: 'UTC',
        createdAt: world.clock.now(),
      })),
    })
    const moment = await prisma().recognitionMoment.findFirstOrThrow()
    const press = (id: string) =>
      intents.kudos?.(
        world.product.deps,
        {
          member: { id, organizationId, name: id, locale: 'en', timeZone: 'UTC' },
          now: world.clock.now(),
          say: sayIn('en'),
        },
        {
          name: 'kudos',
          args: { moment: moment.id },
          inputs: {},
          actor: { platform: 'slack', tenant: world.teamId, externalId: id },
          place: {},
        },
      )
    await cheerful.later(6_000)
    const before = callsOf(world, 'chat.update')
    for (let second = 0; second < 60; second++) {
      const those = ids.slice((second * 1_000) / 60, ((second + 1) * 1_000) / 60)
      await Promise.all(those.map(press))
      await cheerful.later(1_000)
    }
    await cheerful.later(6_000)
    expect(await kudosGiven()).toBe(1_000)
    for (const platform of ['slack', 'teams'] as const) expect(post(platform).buttons[0]).toContain('1,000')
    expect(callsOf(world, 'chat.update') - before).toBeLessThanOrEqual(14)
  }, 240_000)
})

describe('a team of three', () => {
  it('is told of in no aggregates', async () => {
    await begin({ people: ['ana', 'bo', 'mo'].map((id) => aPerson(id)) })
    const { earns, posts, world, celebrates } = cheerful
    await earns('bo')
    await celebrates('ana')
    expect(await prisma().recognitionMoment.count({ where: { kind: 'coverage-reached' } })).toBe(0)
    await world.travelTo('2026-11-06T14:00:00Z')
    const week = posts('slack').at(-1)
    expect(week?.text).toContain('The week in Line 1')
    expect(week?.text).not.toMatch(/people|covered/)
  })
})

describe('what has stood in a channel', () => {
  beforeEach(() => begin())

  it('goes with whoever is erased, however long the platform refuses', async () => {
    const { celebrates, hands, posts, later, world } = cheerful
    await celebrates('bo')
    await hands('ana').press('kudos', { on: cheerful.post('slack') })
    await celebrates('ana')
    expect(posts('slack')).toHaveLength(2)
    world.slack.faults.inject({ on: 'chat.delete', error: 'is_archived' })
    const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
    await erase(world.product.deps, whose, 'keep', 'test')
    await later(60_000)
    expect(posts('teams')).toHaveLength(1)
    expect(posts('slack')).toHaveLength(2)
    await later(3 * 86_400_000)
    world.slack.faults.clear()
    await later(7 * 3_600_000)
    expect(
      posts('slack')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Ana')
    expect(await prisma().kudos.count()).toBe(0)
    expect(cheerful.post('teams').buttons[0]).not.toContain('one so far')
  })

  it('no longer names whoever leaves, from the day after their last on', async () => {
    const { celebrates, post, world } = cheerful
    await celebrates('ana')
    await world.importPeople([
      aPerson('ana', { until: '2026-11-04' }),
      ...['bo', 'cy', 'mo'].map((id) => aPerson(id)),
    ])
    await world.travelTo('2026-11-04T20:00:00Z')
    expect(post('slack').text).toContain('Ana has earned')
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(post('slack').text).toContain('Somebody has earned')
  })

  it('no longer names whoever has left, and can’t be answered', async () => {
    const { celebrates, post, later, world } = cheerful
    await celebrates('ana')
    await world.importPeople([aPerson('bo'), aPerson('cy'), aPerson('mo')])
    await world.drive.settle()
    await later(86_400_000)
    expect(post('slack').text).toContain('Somebody has earned')
    expect(post('slack').text).not.toContain('Ana')
    expect(post('slack').intents).toEqual([])
  })
})
