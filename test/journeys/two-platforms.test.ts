import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { fallbackText } from '../../src/chat/fallback.ts'
import { homeOf } from '../builders/home.ts'
import { addOtherClient, buttonsOf, cardOf, dialogOf, textOf } from '../builders/other-client.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Client = Awaited<ReturnType<typeof addOtherClient>>

const start = async () => {
  const world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
  const teams = await addOtherClient(world, {
    people: [{ id: 'o-ana', name: 'Ana', address: 'ana@works.example' }],
  })
  await pupilOf(world, 'ana').say('hello')
  await pupilOf(world, 'bo').say('hello')
  await teams.as('o-ana').say('hello')
  await world.enrol('ana')
  return { world, teams }
}

/** Saves the settings as they stand, with another place. */
const choose = async (teams: Client, platform: string): Promise<void> => {
  const ana = teams.as('o-ana')
  const dialog = dialogOf(await ana.say('settings'))
  const place = dialog.nodes.find((node) => node.type === 'select' && node.id === 'place')
  if (place?.type !== 'select') throw new Error('There is no choice of places')
  const chosen = place.options.find(({ label }) => label.startsWith(platform))
  if (!chosen) throw new Error(`There is no place on ${platform}`)
  const inputs = { time: '09:00', days: ['0', '1', '2', '3', '4'], minutes: '5', place: chosen.value }
  expect(textOf(await ana.send('save-settings', {}, inputs))).toContain('Saved')
}

const texts = (teams: Client): string[] => teams.as('o-ana').received().map(fallbackText)

describe('where lessons come', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    ;({ world, teams } = await start())
  })
  afterAll(() => world.close())

  it('is asked only where there is a choice', async () => {
    const bo = homeOf(world, 'bo')
    await bo.open()
    await bo.press('settings')
    expect(Object.keys(bo.values()).some((id) => id.startsWith('place'))).toBe(false)
    const dialog = dialogOf(await teams.as('o-ana').say('settings'))
    expect(fallbackText(dialog)).toContain('Where lessons come')
    expect(fallbackText(dialog)).toContain('Slack: Test Works')
    expect(fallbackText(dialog)).toContain('Microsoft Teams: Test Works Office')
  })

  it('is the account that was linked first, until another is chosen', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(pupilOf(world, 'ana').card().text).toContain('What a sensor reports')
    expect(texts(teams)).toEqual([])
    await choose(teams, 'Microsoft Teams')
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(texts(teams)).toHaveLength(1)
    expect(texts(teams)[0]).toContain('What a sensor reports')
  })

  it('what was left in the other client is closed there', () => {
    expect(pupilOf(world, 'ana').card().text).toContain('Moved to your next delivery')
    expect(texts(teams).join()).not.toContain('Moved to your next delivery')
  })

  it('the form shows what was chosen, and somebody else’s account can’t be', async () => {
    const dialog = dialogOf(await teams.as('o-ana').say('settings'))
    const place = dialog.nodes.find((node) => node.type === 'select' && node.id === 'place')
    const { prisma } = world.database
    const preferred = await prisma.identity.findFirstOrThrow({ where: { preferred: true } })
    expect(place).toMatchObject({ selected: preferred.id })
    const bo = await prisma.identity.findFirstOrThrow({ where: { memberId: await world.memberId('bo') } })
    const inputs = { time: '09:00', days: ['0', '1', '2', '3', '4'], minutes: '5', place: bo.id }
    await teams.as('o-ana').send('save-settings', {}, inputs)
    expect(await prisma.identity.findMany({ where: { memberId: bo.memberId } })).toEqual([bo])
    await choose(teams, 'Microsoft Teams')
  })

  it('an account that can’t be reached is passed over in the same minute', async () => {
    teams.refuse({ ok: false, reason: 'unreachable', detail: 'blocked' })
    await world.travelTo('2026-11-04T08:00:00Z')
    expect(pupilOf(world, 'ana').card().text).toContain('What a sensor reports')
    expect(texts(teams)).toHaveLength(1)
  })

  it('and is the place again after a sign of life', async () => {
    teams.refuse(undefined)
    await teams.as('o-ana').say('help')
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(texts(teams)).toHaveLength(2)
  })

  it('so is one whose workspace has removed the bot', async () => {
    teams.refuse({ ok: false, reason: 'gone', detail: 'removed' })
    await world.travelTo('2026-11-06T08:00:00Z')
    expect(pupilOf(world, 'ana').card().text).toContain('What a sensor reports')
    const delivery = await world.database.prisma.delivery.findFirstOrThrow({
      where: { localDate: new Date('2026-11-06') },
    })
    const slack = await world.database.prisma.installation.findFirstOrThrow({ where: { platform: 'slack' } })
    expect(delivery).toMatchObject({ status: 'open', installationId: slack.id })
  })
})

describe('what is asked for', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    ;({ world, teams } = await start())
  })
  afterAll(() => world.close())

  it('comes where it was asked for, not where lessons come', async () => {
    const said = pupilOf(world, 'ana').all().length
    await teams.as('o-ana').say('today')
    expect(texts(teams)).toHaveLength(1)
    expect(texts(teams)[0]).toContain('What a sensor reports')
    expect(pupilOf(world, 'ana').all()).toHaveLength(said)
  })

  it('so does what had been put off, and is asked for in the other', async () => {
    const ana = teams.as('o-ana')
    await ana.press(ana.received()[0] as Card, 'snooze')
    const slack = pupilOf(world, 'ana')
    await slack.say('today')
    expect(slack.card().text).toContain('What a sensor reports')
    expect(texts(teams)).toHaveLength(1)
  })

  it('and comes to another account where that one can’t be reached', async () => {
    const slack = pupilOf(world, 'ana')
    await slack.press('snooze')
    teams.refuse({ ok: false, reason: 'unreachable', detail: 'blocked' })
    const said = slack.all().length
    await teams.as('o-ana').say('today')
    expect(texts(teams)).toHaveLength(1)
    expect(slack.all()).toHaveLength(said + 1)
    const delivery = await world.database.prisma.delivery.findFirstOrThrow()
    expect(delivery).toMatchObject({ status: 'open', message: slack.card().ts })
  })
})

describe('begun in one client and finished in the other', () => {
  let world: TestWorld
  let teams: Client
  beforeAll(async () => {
    ;({ world, teams } = await start())
    await world.travelTo('2026-11-02T08:00:00Z')
    await pupilOf(world, 'ana').press('start')
  })
  afterAll(() => world.close())

  it('the other shows the question that is open, and the home how far it is', async () => {
    expect(textOf(await teams.as('o-ana').send('home'))).toContain('is waiting in our conversation')
    const open = await pupilOf(world, 'ana').asked()
    const card = cardOf(await teams.as('o-ana').say('today'))
    const asked = buttonsOf(card).find(({ action }) => action.intent === 'answer')
    expect(asked?.action.args?.item).toBe(open.deliveryItemId)
  })

  it('is answered there, and the card of the first client, pressed late, shows that answer', async () => {
    const ana = pupilOf(world, 'ana')
    const late = ana.card()
    const before = await ana.asked()
    const card = cardOf(await teams.as('o-ana').say('today'))
    const answered = textOf(await teams.as('o-ana').press(card, 'answer'))
    expect(answered).not.toContain('already')
    const stored = await world.database.prisma.response.findUniqueOrThrow({
      where: { deliveryItemId: before.deliveryItemId },
    })
    expect(stored.platform).toBe('teams')
    await ana.answer(!stored.correct)
    const shown = ana.all().find(({ ts }) => ts === late.ts)?.text
    expect(shown).toContain('You had answered this one already')
    expect(shown).toContain(stored.correct ? 'Right' : 'Not quite')
    expect(await world.database.prisma.response.count()).toBe(1)
  })

  it('the delivery still knows the message that it was sent as', async () => {
    const ana = pupilOf(world, 'ana')
    const delivery = await world.database.prisma.delivery.findFirstOrThrow()
    expect(delivery).toMatchObject({ conversation: ana.dm, message: ana.card().ts })
  })

  it('goes on to the end there, and both clients tell the same', async () => {
    const ana = teams.as('o-ana')
    let card = cardOf(await ana.say('today'))
    for (let step = 0; step < 20 && !buttonsOf(card).some(({ action }) => action.intent === 'more'); step++) {
      const intents = buttonsOf(card).map(({ action }) => action.intent)
      const forward = ['answer', 'next', 'summary'].find((intent) => intents.includes(intent)) ?? 'today'
      const input = card.nodes.find((node) => node.type === 'checks' || node.type === 'text-input')
      const given = input?.type === 'checks' ? [input.options[0]?.value ?? ''] : '1'
      card = cardOf(await ana.press(card, forward, input ? { [input.id]: given } : {}))
    }
    expect(fallbackText(card)).toContain('That’s it for today')
    const home = homeOf(world, 'ana')
    await home.open()
    const there = textOf(await ana.send('home'))
    const figures = [/\d+ answers?, \d+ right/, /\d+ of \d+ lessons/, /\d+ days? \(best: \d+\)/]
    for (const figure of figures) {
      expect(figure.exec(there)?.[0]).toBeDefined()
      expect(home.text()).toContain(figure.exec(there)?.[0])
    }
  })
})

it('a send whose outcome is unknown is looked for where it was begun, wherever lessons come now', async () => {
  const { world, teams } = await start()
  try {
    await choose(teams, 'Microsoft Teams')
    const { prisma } = world.database
    const ports = world.product.deps.platforms
    const send = ports.teams?.send
    if (!ports.teams || !send) throw new Error('There is no second platform')
    const port = ports.teams as { send: typeof send }
    // It arrives, and nobody hears of it.
    port.send = async (target, card, key) => {
      await send(target, card, key)
      return { ok: false, reason: 'later', retryAfterMs: 20_000, uncertain: true }
    }
    await world.travelTo('2026-11-02T08:00:00Z')
    port.send = send
    expect(texts(teams)).toHaveLength(1)
    await choose(teams, 'Slack')
    const said = pupilOf(world, 'ana').all().length
    await world.travelTo('2026-11-02T08:05:00Z')
    expect(texts(teams)).toHaveLength(1)
    expect(pupilOf(world, 'ana').all()).toHaveLength(said)
    const installation = await prisma.installation.findFirstOrThrow({ where: { platform: 'teams' } })
    const delivery = await prisma.delivery.findFirstOrThrow()
    expect(delivery).toMatchObject({ status: 'open', installationId: installation.id })
    expect(delivery.sentAt).not.toBeNull()
  } finally {
    await world.close()
  }
})

it('a lesson speaks the language of the account that it comes to, where nothing else says which', async () => {
  const { world, teams } = await start()
  try {
    await choose(teams, 'Microsoft Teams')
    const { prisma } = world.database
    const memberId = await world.memberId('ana')
    await prisma.member.update({ where: { id: memberId }, data: { locale: null } })
    for (const [platform, locale] of [
      ['slack', 'en-US'],
      ['teams', 'de-DE'],
    ] as const)
      await prisma.identity.updateMany({ where: { memberId, platform }, data: { locale } })
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(texts(teams)[0]).toContain('Was ein Sensor meldet')
    // Begun there in German, finished in the other client in English: one question, one answer, one memory.
    const ana = teams.as('o-ana')
    const german = cardOf(await ana.press(ana.received()[0] as Card, 'start'))
    expect(fallbackText(german)).toContain('Frage 1 von 2')
    const slack = pupilOf(world, 'ana')
    await slack.say('today')
    expect(slack.card().text).toContain('Question 1 of 2')
    const { deliveryItemId } = await slack.asked()
    await slack.answer(true)
    expect(slack.card().text).toContain('Right. ')
    expect(textOf(await ana.press(german, 'answer'))).toMatch(/schon beantwortet[\s\S]*Richtig/)
    expect(await prisma.response.findMany()).toMatchObject([
      { deliveryItemId, correct: true, platform: 'slack' },
    ])
    expect(await prisma.memoryState.count()).toBe(1)
    // Where that account can't be reached any more, it comes to the other, in the language of that one.
    teams.refuse({ ok: false, reason: 'unreachable', detail: 'blocked' })
    await world.travelTo('2026-11-03T08:00:00Z')
    teams.refuse(undefined)
    await world.travelTo('2026-11-04T08:00:00Z')
    expect(slack.card().text).toMatch(/min read|minute/)
  } finally {
    await world.close()
  }
})
