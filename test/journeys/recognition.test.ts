import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cheerful, slackChannel, startCheerful } from '../builders/recognition.ts'

let cheerful: Cheerful
beforeEach(async () => {
  cheerful = await startCheerful()
})
afterEach(() => cheerful.world.close())

const both = ['slack', 'teams'] as const

describe('a badge', () => {
  it('is shown to its holder first, stands in both channels when they say so, and is answered on both', async () => {
    const { hands, chooseChannels, earns, asked, posts, post, later, revoke, world } = cheerful
    await chooseChannels()
    const id = await earns('ana')
    expect(both.flatMap(posts)).toEqual([])
    expect(asked('ana')?.text).toContain('Ana has earned “Signal reader”')
    await hands('ana').press('announce-edit', { on: asked('ana') })
    await hands('ana').submit({ line: 'Ask me about *sensors*' })
    expect(asked('ana')?.text).toContain('“Ask me about *sensors*”')
    await hands('ana').press('announce-post', { on: asked('ana') })
    for (const platform of both) {
      expect(posts(platform)).toHaveLength(1)
      expect(post(platform).text).toContain('Ana has earned “Signal reader”')
      expect(post(platform).text).toContain('“Ask me about *sensors*”')
      expect(post(platform).intents).toEqual(['kudos', 'kind-word', 'want-too'])
    }
    await hands('bo').press('kudos', { on: post('slack') })
    await hands('cy', 'teams').press('kudos', { on: post('teams') })
    await later(6_000)
    for (const platform of both) expect(post(platform).buttons[0]).toContain('2')
    await hands('bo', 'teams').press('kudos', { on: post('teams') })
    await later(6_000)
    for (const platform of both) expect(post(platform).buttons[0]).toContain('one')

    await hands('bo').press('want-too', { on: post('slack') })
    expect(hands('bo').last(slackChannel)).toMatchObject({ ephemeral: true })
    expect(hands('bo').last(slackChannel).text).toContain('What it takes')
    const enrolled = await world.database.prisma.enrolment.findMany({
      where: { memberId: await world.memberId('bo') },
    })
    expect(enrolled).toHaveLength(1)
    await later(6_000)
    expect(post('teams').text).toContain('One colleague wants this too.')
    await world.travelTo('2026-11-03T08:01:00Z')
    expect(hands('bo').card().intents).toContain('start')

    await revoke(id)
    await later(6_000)
    for (const platform of both) {
      expect(post(platform).text).toContain('This badge has been withdrawn')
      expect(post(platform).intents).toEqual([])
    }
  })
})

describe('a person', () => {
  it('says never, or lets it be known without being asked, kind by kind; no answer means private', async () => {
    const { hands, chooseChannels, earns, asked, posts, later, world } = cheerful
    await chooseChannels()
    await hands('ana').say('announcements')
    expect(hands('ana').last().text).toContain('Ask me first')
    await hands('ana').press('announce-choose')
    await hands('ana').submit({ 'credential-issued': 'never', 'first-week': 'announce' })
    await earns('ana')
    expect(asked('ana')).toBeUndefined()
    await hands('bo').say('announcements')
    await hands('bo').press('announce-choose')
    await hands('bo').submit({ 'credential-issued': 'announce' })
    await earns('bo')
    expect(
      posts('slack')
        .map(({ text }) => text)
        .join(),
    ).toContain('Bo has earned')
    await earns('cy')
    expect(asked('cy')).toBeDefined()
    await later(8 * 86_400_000)
    expect(
      posts('slack')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Cy')
    const states = await world.database.prisma.recognitionMoment.findMany({ orderBy: { id: 'asc' } })
    expect(states.filter(({ kind }) => kind === 'credential-issued').map(({ state }) => state)).toEqual([
      'approved',
      'private',
    ])
  })

  it('can have it told to the team alone, take it back, and have it posted after all', async () => {
    const { hands, chooseChannels, earns, asked, posts, later, world } = cheerful
    await chooseChannels()
    // The channel on Teams is for everybody.
    await world.database.prisma.recognitionChannel.updateMany({
      where: { platform: 'teams' },
      data: { teamId: null },
    })
    await earns('ana')
    await hands('ana').press('announce-team', { on: asked('ana') })
    expect(posts('slack')).toHaveLength(1)
    expect(posts('teams')).toEqual([])
    await cheerful.decides('ana', 'announce-private')
    await later(6_000)
    expect(posts('slack')).toEqual([])
    await cheerful.decides('ana', 'announce-post')
    await later(6_000)
    for (const platform of both) expect(posts(platform)).toHaveLength(1)
    // What stood there and was taken back stands there again.
    await cheerful.decides('ana', 'announce-private')
    await later(6_000)
    for (const platform of both) expect(posts(platform)).toEqual([])
    await cheerful.decides('ana', 'announce-post')
    await later(6_000)
    for (const platform of both) expect(posts(platform)).toHaveLength(1)
    // Pressed once more, it is the same.
    await cheerful.decides('ana', 'announce-edit')
    await hands('ana').submit({ line: 'At last' })
    await later(6_000)
    for (const platform of both)
      expect(
        posts(platform)
          .map(({ text }) => text)
          .join(),
      ).toContain('At last')
  })

  it('reads what colleagues say, and nobody else does; what is none is reported, and comes no more', async () => {
    const { hands, chooseChannels, celebrates, post, posts } = cheerful
    await chooseChannels()
    await celebrates('ana')
    const says = async (person: string, platform: 'slack' | 'teams', words: string) => {
      await hands(person, platform).press('kind-word', { on: post(platform) })
      await hands(person, platform).submit({ words })
    }
    await says('bo', 'slack', 'Well done!\nTell me how')
    await says('bo', 'slack', 'Well done!\nTell me how')
    await says('cy', 'teams', 'You are a **fool**')
    const read = () =>
      hands('ana')
        .all()
        .filter(({ intents }) => intents.includes('kind-word-report'))
    expect(read().map(({ text }) => text.split('\n')[0])).toEqual([
      'Bo has a word for you',
      'Cy has a word for you',
    ])
    for (const platform of both)
      expect(
        posts(platform)
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/Well done!|fool/)
    await hands('ana').press('kind-word-report', { on: read()[1] })
    const sure = hands('ana').all().at(-1)
    expect(sure?.text).toMatch(/fool[\s\S]*If you report it, an admin reads these words/)
    await hands('ana').press('kind-word-keep', { on: sure })
    expect(read()).toHaveLength(2)
    await hands('ana').press('kind-word-report', { on: read()[1] })
    const isTold = () =>
      hands('mo')
        .all()
        .some(({ text }) => text.includes('Ana has reported'))
    expect(isTold()).toBe(false)
    await hands('ana').press('kind-word-report-sure', { on: hands('ana').all().at(-1) })
    expect(isTold()).toBe(true)
    expect(
      hands('mo')
        .all()
        .some(({ text }) => text.includes('Ana has reported what Cy wrote')),
    ).toBe(true)
    // Whom nothing more can be sent to, that is said before anything is written.
    await hands('cy', 'teams').press('kind-word', { on: post('teams') })
    expect(hands('cy', 'teams').dialogText()).toContain('can’t be written to from here')
    for (let more = 0; more < 4; more++) await says('bo', 'slack', `More ${more}`)
    await hands('bo').press('kind-word', { on: post('slack') })
    expect(hands('bo').last(slackChannel).text).toContain('You have said enough')
    expect(read().filter(({ text }) => text.includes('fool'))).toEqual([])
    expect(
      await cheerful.world.database.prisma.auditEntry.count({ where: { action: 'kind-word.reported' } }),
    ).toBe(1)
  })

  it('names the mentor only once the mentor is glad to be named', async () => {
    const { hands, chooseChannels, earns, asked, post, later, world } = cheerful
    await chooseChannels()
    const { prisma } = world.database
    const achievement = await prisma.achievement.findFirstOrThrow({ where: { slug: 'tiny-reader' } })
    const [skill = ''] = (achievement.definition as { skills: string[] }).skills
    const { organizationId } = world
    const [menteeId, mentorId] = [await world.memberId('ana'), await world.memberId('cy')]
    const about = { organizationId, menteeId, packId: achievement.packId, skill }
    const now = world.clock.now()
    await prisma.mentoringRequest.create({
      data: {
        id: 'request',
        ...about,
        goal: 'To read',
        fromMinute: 540,
        untilMinute: 1020,
        status: 'paired',
        askedAt: now,
      },
    })
    await prisma.pairing.create({
      data: {
        id: 'pairing',
        ...about,
        requestId: 'request',
        mentorId,
        state: 'active',
        score: 1,
        proposedAt: now,
        nudgeAt: now,
        expiresAt: now,
        acceptedAt: now,
        lastContactAt: now,
      },
    })
    await earns('ana')
    expect(asked('ana')?.text).not.toContain('Cy')
    expect(
      hands('cy')
        .all()
        .some(({ intents }) => intents.includes('mentor-named')),
    ).toBe(false)
    await hands('ana').press('announce-post', { on: asked('ana') })
    expect(post('slack').text).not.toContain('Cy')
    await cheerful.decides('cy', 'mentor-named')
    await later(6_000)
    expect(post('slack').text).toContain('With the help of Cy')
    await world.travelTo('2026-11-06T14:00:00Z')
    expect(post('slack').text).toContain('Thanked for mentoring: Cy')
  })
})

describe('a channel', () => {
  it('is left in peace by night, has so many posts a day, and the rest together before its evening', async () => {
    const { hands, chooseChannels, celebrates, posts, post, world, later } = cheerful
    await chooseChannels()
    await hands('mo').command('/whetstone channel', slackChannel)
    await hands('mo').press('channel-details', { on: hands('mo').last(slackChannel) })
    await hands('mo').submit({
      mode: 'posts',
      whom: '*',
      limit: '1',
      from: '20:00',
      until: '07:00',
      zone: 'Europe/Berlin',
      language: 'de',
    })
    await world.travelTo('2026-11-02T22:00:00Z')
    await celebrates('ana')
    expect(posts('slack')).toEqual([])
    await world.travelTo('2026-11-03T06:00:30Z')
    expect(posts('slack')).toHaveLength(1)
    expect(post('slack').text).toContain('Ana hat „Signal reader“ erworben')
    await celebrates('bo')
    await celebrates('cy')
    expect(posts('slack')).toHaveLength(1)
    await world.travelTo('2026-11-03T18:01:00Z')
    expect(posts('slack')).toHaveLength(2)
    expect(post('slack').text).toMatch(/Bo hat[\s\S]*Cy hat/)
    await hands('mo').press('kudos-all', { on: post('slack') })
    expect(await world.database.prisma.kudos.count()).toBe(2)
    // What one of them takes back is gone from it, and the other stays.
    await cheerful.decides('bo', 'announce-private')
    await later(6_000)
    expect(post('slack').text).not.toContain('Bo hat')
    expect(post('slack').text).toContain('Cy hat')
  })

  it('hears of a week on Friday, and of an empty one nothing', async () => {
    const { hands, chooseChannels, celebrates, posts, post, world } = cheerful
    await chooseChannels('digest')
    await celebrates('ana')
    expect(posts('slack')).toEqual([])
    await world.travelTo('2026-11-06T14:00:00Z')
    expect(posts('slack')).toHaveLength(1)
    expect(post('teams').text).toMatch(/The week in Line 1[\s\S]*New badges[\s\S]*Ana has earned/)
    await world.travelTo('2026-11-20T14:00:00Z')
    expect(posts('slack')).toHaveLength(1)
    await hands('mo').command('/whetstone channel off', slackChannel)
    await celebrates('bo')
    await world.travelTo('2026-11-27T14:00:00Z')
    expect(posts('slack')).toHaveLength(1)
    expect(posts('teams')).toHaveLength(2)
  })
})

describe('a manager', () => {
  it('reads on Monday who deserves a word, and sends thanks that are drafted already', async () => {
    const { hands, earns, world } = cheerful
    const { prisma } = world.database
    const { organizationId } = world
    const managerId = await world.memberId('mo')
    for (const person of ['ana', 'bo'])
      await prisma.managerAssignment.create({
        data: {
          id: `m-${person}`,
          organizationId,
          memberId: await world.memberId(person),
          managerId,
          from: new Date('2026-01-01'),
        },
      })
    await cheerful.chooseChannels()
    await cheerful.celebrates('ana')
    // What somebody keeps to themselves is kept from managers, too.
    await earns('bo')
    await hands('bo').press('announce-private', { on: cheerful.asked('bo') })
    await world.travelTo('2026-11-09T07:00:30Z')
    const told = hands('mo')
      .all()
      .find(({ intents }) => intents.includes('praise'))
    expect(told?.text).toContain('Ana: earned “Signal reader”')
    expect(told?.text).not.toContain('Bo')
    await hands('mo').press('praise', { on: told })
    expect(hands('mo').dialogText()).toContain('Thank you, Ana, for “Signal reader”')
    await hands('mo').submit({ words: 'Thank you, Ana. Coffee is on me.' })
    expect(hands('mo').last().text).toContain('Sent to Ana')
    await hands('mo').press('praise', { on: told })
    expect(hands('mo').last().text).toContain('You have thanked Ana for this already')
    // Opened before it was sent from somewhere else.
    const [first] = await prisma.praise.findMany()
    await prisma.praise.deleteMany()
    await hands('mo').press('praise', { on: told })
    if (first) await prisma.praise.create({ data: first })
    await hands('mo').submit({ words: 'Thank you, Ana. Cake, too.' })
    expect(hands('mo').last().text).toContain('You have thanked Ana for this already')
    const thanks = hands('ana')
      .all()
      .filter(({ text }) => text.includes('Mo thanks you'))
    expect(thanks).toHaveLength(1)
    expect(thanks[0]?.text).toContain('Coffee is on me')
    // Somebody else's people are not theirs to thank.
    await world.travelTo('2026-11-16T07:00:30Z')
    expect(
      hands('mo')
        .all()
        .filter(({ intents }) => intents.includes('praise')),
    ).toHaveLength(1)
  })
})

describe('wanting it, too', () => {
  it('by somebody who has finished the pathway says where the rest stands; on Teams the answer is in their own chat', async () => {
    const { hands, chooseChannels, celebrates, post, world } = cheerful
    await chooseChannels()
    await celebrates('ana')
    await world.enrol('bo')
    await world.database.prisma.enrolment.updateMany({ data: { status: 'completed' } })
    await hands('bo', 'teams').press('want-too', { on: post('teams') })
    expect(hands('bo', 'teams').all().at(-1)?.text).toMatch(
      /“Signal reader”, for you too[\s\S]*You have finished the pathway that leads to it/,
    )
    expect(hands('bo', 'teams').last(post('teams').channel).text).toBe('I have answered in our own chat.')
  })
})

describe('what somebody is asked', () => {
  it('names the channels, and shows it in each of their languages', async () => {
    const { hands, chooseChannels, earns, asked, world } = cheerful
    await chooseChannels()
    const { prisma } = world.database
    await prisma.recognitionChannel.updateMany({ where: { platform: 'teams' }, data: { locale: 'de' } })
    await earns('ana')
    const question = asked('ana')?.text ?? ''
    expect(question).toMatch(
      /exactly what would stand in #cheers:[\s\S]*Ana has earned[\s\S]*And this in a channel for Line 1 on Microsoft Teams:/,
    )
    expect(question.slice(question.indexOf('And this'))).toContain('Ana hat „Signal reader“ erworben')
    expect(question).toMatch(/Only my team\*? means #cheers and a channel for Line 1 on Microsoft Teams/)
    await hands('ana').press('announce-post', { on: asked('ana') })
    expect(hands('ana').all().at(-1)?.text).toMatch(/It goes out now, in #cheers and a channel/)
  })

  it('is the same message however often the line is changed, and what was not read there is not posted', async () => {
    const { hands, chooseChannels, earns, asked, posts, world } = cheerful
    await chooseChannels()
    await earns('ana')
    const questions = () =>
      hands('ana')
        .all()
        .filter(({ intents }) => intents.includes('announce-edit'))
    const [first] = questions()
    for (const line of ['One', 'Two', 'Three']) {
      await hands('ana').press('announce-edit', { on: asked('ana') })
      await hands('ana').submit({ line })
      expect(questions().map(({ ts }) => ts)).toEqual([first?.ts])
      expect(asked('ana')?.text).toContain(`“${line}”`)
    }
    // By a client that still shows what stood there before.
    await world.database.prisma.recognitionMoment.updateMany({ data: { line: 'Another' } })
    await hands('ana').press('announce-post', { on: asked('ana') })
    for (const platform of both) expect(posts(platform)).toEqual([])
    expect(asked('ana')?.text).toContain('“Another”')
    await hands('ana').press('announce-post', { on: asked('ana') })
    for (const platform of both) expect(posts(platform)[0]?.text).toContain('“Another”')
    await hands('ana').press('announce-edit', { on: hands('ana').all().at(-1) })
    await hands('ana').submit({ line: 'Later' })
    expect(hands('ana').last().text).toContain('What stands in a channel reads so')
  })

  it('on Teams, too', async () => {
    const { hands, chooseChannels, earns, world } = cheerful
    await chooseChannels()
    const { prisma } = world.database
    const memberId = await world.memberId('cy')
    await prisma.identity.updateMany({ where: { memberId, platform: 'slack' }, data: { preferred: false } })
    await prisma.identity.updateMany({ where: { memberId, platform: 'teams' }, data: { preferred: true } })
    await earns('cy')
    const cy = hands('cy', 'teams')
    const questions = () => cy.all().filter(({ intents }) => intents.includes('announce-edit'))
    for (const line of ['One', 'Two']) {
      await cy.press('announce-edit', { on: questions().at(-1) })
      await cy.submit({ line })
      expect(questions()).toHaveLength(1)
      expect(questions()[0]?.text).toContain(`“${line}”`)
    }
  })
})

describe('a changed mind', () => {
  const chooses = async (person: string, choice: Record<string, string>) => {
    await cheerful.hands(person).say('announcements')
    await cheerful.hands(person).press('announce-choose')
    await cheerful.hands(person).submit(choice)
  }

  it('of whoever chose to announce: they are told each time, and take it back by a press', async () => {
    const { hands, chooseChannels, earns, posts, later } = cheerful
    await chooseChannels()
    await chooses('ana', { 'credential-issued': 'announce' })
    await earns('ana')
    expect(posts('slack')).toHaveLength(1)
    const told = hands('ana')
      .all()
      .findLast(({ text }) => text.startsWith('As you chose'))
    expect(told?.text).toContain('Ana has earned “Signal reader”')
    await hands('ana').press('announce-private', { on: told })
    await later(6_000)
    for (const platform of both) expect(posts(platform)).toEqual([])
  })

  it('before the morning keeps from the channel what waits for it', async () => {
    const { chooseChannels, earns, posts, world } = cheerful
    await chooseChannels()
    await chooses('ana', { 'credential-issued': 'announce' })
    await world.travelTo('2026-11-02T22:00:00Z')
    await earns('ana')
    await chooses('ana', { 'credential-issued': 'never' })
    await world.travelTo('2026-11-03T09:00:00Z')
    for (const platform of both) expect(posts(platform)).toEqual([])
  })

  it('about wanting it, too: the count goes, and a pathway that was joined before stays', async () => {
    const { hands, chooseChannels, celebrates, post, later, world } = cheerful
    await chooseChannels()
    await celebrates('ana')
    await world.enrol('cy')
    for (const person of ['bo', 'cy']) await hands(person).press('want-too', { on: post('slack') })
    await later(6_000)
    expect(post('slack').text).toContain('2 colleagues want this too.')
    for (const person of ['bo', 'cy'])
      await hands(person).press('want-undo', { on: hands(person).last(slackChannel) })
    await later(6_000)
    expect(post('slack').text).not.toContain('colleague')
    const status = async (person: string) =>
      (
        await world.database.prisma.enrolment.findMany({ where: { memberId: await world.memberId(person) } })
      ).map((row) => row.status)
    expect(await status('bo')).toEqual(['ended'])
    expect(await status('cy')).toEqual(['active'])
  })

  it('about something that was told with others brings it back by itself', async () => {
    const { chooseChannels, celebrates, posts, later, world } = cheerful
    await chooseChannels()
    await world.database.prisma.recognitionChannel.updateMany({ data: { dailyLimit: 1 } })
    await celebrates('ana')
    await celebrates('bo')
    await world.travelTo('2026-11-02T18:01:00Z')
    expect(posts('slack')).toHaveLength(2)
    await cheerful.decides('bo', 'announce-private')
    await later(6_000)
    expect(posts('slack')).toHaveLength(1)
    await world.travelTo('2026-11-03T10:00:00Z')
    await cheerful.decides('bo', 'announce-post')
    await later(6_000)
    expect(posts('slack').at(-1)?.text).toContain('Bo has earned')
  })

  it('about the badge’s page takes the link from what stands, and brings it back', async () => {
    const { chooseChannels, celebrates, post, decides, later, world } = cheerful
    ;(world.product.deps as { webAddress?: string }).webAddress = 'https://whetstone.example'
    await chooseChannels()
    await celebrates('ana')
    for (const platform of both) expect(post(platform).text).toContain('See the badge')
    await decides('ana', 'badge-private')
    await later(6_000)
    for (const platform of both) expect(post(platform).text).not.toContain('See the badge')
    await decides('ana', 'badge-public')
    await later(6_000)
    for (const platform of both) expect(post(platform).text).toContain('See the badge')
  })

  it('of a mentor takes their name from what stands', async () => {
    const { chooseChannels, celebrates, post, later, world } = cheerful
    await chooseChannels()
    await celebrates('ana')
    const mentorId = await world.memberId('cy')
    await world.database.prisma.recognitionMoment.updateMany({ data: { mentorId, mentorNamed: true } })
    await chooses('cy', { mentor: 'announce' })
    await cheerful.hands('bo').press('kudos', { on: post('slack') })
    await later(6_000)
    expect(post('slack').text).toContain('With the help of Cy')
    await chooses('cy', { mentor: 'never' })
    await later(6_000)
    expect(post('slack').text).not.toContain('Cy')
  })

  it('of whoever runs the workspace: what waited while the bot was out comes when it is back', async () => {
    const { hands, chooseChannels, earns, asked, posts, world } = cheerful
    await chooseChannels()
    await earns('ana')
    const { prisma } = world.database
    const slack = await prisma.installation.findFirstOrThrow({ where: { platform: 'slack' } })
    await hands('ana').press('announce-post', { on: asked('ana'), settle: false })
    await prisma.installation.update({ where: { id: slack.id }, data: { status: 'removed' } })
    await world.drive.settle()
    expect(posts('slack')).toEqual([])
    await prisma.installation.update({ where: { id: slack.id }, data: { status: 'active' } })
    const { organizationId } = world
    await prisma.$transaction((tx) =>
      world.product.deps.outbox.emit(tx, {
        name: 'installation.active',
        organizationId,
        data: { installationId: slack.id },
      }),
    )
    await world.drive.settle()
    for (const platform of both) expect(posts(platform)).toHaveLength(1)
  })
})
