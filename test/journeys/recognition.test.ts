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
