import { afterAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { everyKind } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

/** What a block shows as live: mentions, links, and the styles that Slack makes of marks. */
const liveMarkup = (blocks: unknown): string[] => {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const { type, text } = value as { type?: string; text?: unknown }
    if (type === 'mrkdwn' && typeof text === 'string') texts.push(text)
    Object.values(value).forEach(collect)
  }
  collect(blocks)
  return texts
}

const rough = [
  ['HTML', '<b>bold</b> & <script>alert(1)</script>'],
  ['mrkdwn', '*bold* _it_ ~no~ `code` ```block```'],
  ['mentions', '<!channel> <@U0BO> @here <#C0LINE1>'],
  ['a link in disguise', '<https://example.org|your bank>'],
  ['right to left', 'שלום עולם \u202Eabc'],
  ['120 characters', `${'long '.repeat(23)}words`],
  ['an entity', '&lt;b&gt; &amp;amp;'],
  ['a quotation', '> not a quotation'],
] as const

/** As Slack's client shows it: escapes undone. */
const shown = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Signs that look the same stand for those that would make a style. */
const looks = (text: string): string =>
  text
    .replaceAll('∗', '*')
    .replaceAll('ˍ', '_')
    .replaceAll('∼', '~')
    .replaceAll('ˋ', '`')
    .replaceAll('\u200b', '')

const alive = /<[!@#]|<https?:/

describe('a short answer', async () => {
  const world = await startWorld({ people: rough.map((_, index) => aPerson(`p${index}`)) })
  afterAll(() => world.close())

  it.each(rough.map(([what, text], index) => [what, text, `p${index}`] as const))(
    'with %s is shown as it was typed',
    async (_what, text, person) => {
      if (person === 'p0') await world.importFiles(everyKind())
      await world.enrol(person, 'tiny-foundations', { dailyMinutes: 15 })
      const pupil = pupilOf(world, person)
      await pupil.command('/whetstone today')
      await pupil.press('start')
      while ((await pupil.asked()).content.kind !== 'short-text') {
        await pupil.answer(true)
        await pupil.press('next')
      }
      await pupil.answerWith(text)
      const message = world.slack.state().messages[pupil.dm]?.find(({ ts }) => ts === pupil.card().ts)
      const typed = text.trim()
      expect(shown(message?.text ?? '')).toContain(`Your answer: ${typed}`)
      const texts = liveMarkup(message?.blocks)
      expect(looks(shown(texts.join('\n')))).toContain(typed)
      expect(texts.join('\n')).not.toMatch(alive)
      expect(
        await world.database.prisma.response.count({ where: { answer: { path: ['text'], equals: typed } } }),
      ).toBe(1)
    },
  )
})

describe('a number', () => {
  it('with everything around it is refused and kept, and nothing of it comes alive', async () => {
    const world = await startWorld()
    await world.importFiles(everyKind())
    await world.enrol('ana', 'tiny-foundations', { dailyMinutes: 15 })
    const ana = pupilOf(world, 'ana')
    await ana.command('/whetstone today')
    await ana.press('start')
    while ((await ana.asked()).content.kind !== 'numeric') {
      await ana.answer(true)
      await ana.press('next')
    }
    await ana.answerWith('<!channel> *1*')
    expect(ana.typed()).toBe('<!channel> *1*')
    const message = world.slack.state().messages[ana.dm]?.find(({ ts }) => ts === ana.card().ts)
    expect(liveMarkup(message?.blocks).join('\n')).not.toMatch(alive)
    await world.close()
  })
})

const names = [
  ...rough.map(([what, text]) => [what, text.trim().slice(0, 120)] as const),
  ['120 characters, the most that a roster takes', `${'Anastasia '.repeat(11)}Maximilian`],
  ['an emoji', 'Ana 🙂 👩‍🔧'],
] as const

describe('a name', async () => {
  const people = names.map(([, name], index) => aPerson(`n${index}`, { name }))
  const world = await startWorld({ people })
  afterAll(() => world.close())

  it.each(names.map(([what, name], index) => [what, name, `n${index}`] as const))(
    'with %s is greeted as it is written',
    async (_what, name, person) => {
      const pupil = pupilOf(world, person)
      await pupil.say('hello')
      expect(pupil.all()).toHaveLength(1)
      const message = world.slack.state().messages[pupil.dm]?.find(({ ts }) => ts === pupil.card().ts)
      expect(shown(message?.text ?? '')).toContain(`Welcome to Whetstone, ${name}`)
      expect(liveMarkup(message?.blocks).join('\n')).not.toMatch(alive)
      expect(JSON.stringify(message?.blocks)).not.toMatch(/"mrkdwn"[^}]*<!channel>/)
      const home = homeOf(world, person)
      await home.open()
      expect(looks(home.text())).toContain(`Hello, ${name}`)
    },
  )
})

describe('a name of 200 characters, of somebody who joins by themselves', () => {
  it('is kept whole, or cut where it shows that it is', async () => {
    const name = 'Anastasia '.repeat(20).trim()
    const world = await startWorld({
      people: [aPerson('ana'), aPerson('zed', { name, onRoster: false })],
      openEnrolment: true,
    })
    const zed = pupilOf(world, 'zed')
    await zed.say('hello')
    expect(zed.last().text).toContain(`Welcome to Whetstone, ${name}`)
    const home = homeOf(world, 'zed')
    await home.open()
    expect(home.text().replace(/\s+/g, ' ')).toContain(`Hello, ${name}`)
    await world.close()
  })
})

describe('what is not understood', async () => {
  const world = await startWorld()
  const ana = pupilOf(world, 'ana')
  await ana.say('hello')
  afterAll(() => world.close())

  it.each(rough)('with %s is quoted as it was typed', async (_what, text) => {
    await ana.command(`/whetstone xyz ${text}`)
    const message = world.slack.state().messages[ana.dm]?.find(({ ts }) => ts === ana.last().ts)
    expect(shown(message?.text ?? '')).toContain(`“xyz ${text}`.slice(0, 60))
    expect(liveMarkup(message?.blocks).join('\n')).not.toMatch(alive)
  })
})
