import { describe, expect, it } from 'vitest'
import { aPerson, startWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const optionsIn = (text: string): string[] => text.match(/^[A-Z]: .*$/gm) ?? []

describe('the order of options', () => {
  it('differs between deliveries, and stays what it was however often a question is shown', async () => {
    const people = Array.from({ length: 20 }, (_, index) => aPerson(`p${index}`))
    const world = await startWorld({ people })
    for (const { id } of people) await world.enrol(id)
    await world.travelTo('2026-11-02T08:05:00Z')
    const orders = new Set<string>()
    for (const [index, { id }] of people.entries()) {
      const pupil = pupilOf(world, id)
      await pupil.press('start')
      const first = optionsIn(pupil.card().text)
      expect(first).toHaveLength(2)
      orders.add(first.join('\n'))
      if (index > 3) continue
      await pupil.say('today')
      expect(optionsIn(pupil.card().text)).toEqual(first)
      await pupil.press('start', { on: pupil.all()[0], revision: 1 })
      const again = pupil.all()[0]
      expect(optionsIn(again?.text ?? '')).toEqual(first)
      await pupil.press('The temperature of the pocket', { on: again })
      expect(pupil.all()[0]?.text).toContain('Right')
    }
    expect(orders.size).toBe(2)
    await world.close()
  })
})
