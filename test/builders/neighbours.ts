import type { Platform } from '../../src/chat/platform.ts'
import { startWorld, type TestWorld, type WorldWishes } from './product.ts'

/**
 * Two organizations with a workspace each, in one database and at one time: the same people, by address and by
 * Slack id, in both. Jobs of either may be done by either, so each sends through the workspace that is meant.
 */
export const startNeighbours = async (
  wishes: WorldWishes,
): Promise<{ one: TestWorld; two: TestWorld; close(): Promise<void> }> => {
  const one = await startWorld({ ...wishes, teamId: 'T0ONE', organization: 'One Works' })
  const two = await startWorld({
    ...wishes,
    teamId: 'T0TWO',
    organization: 'Two Works',
    database: one.testDatabase,
    clock: one.clock,
    signingSecret: 'another-signing-secret-of-a-test',
  })
  const platforms = [one, two].map(({ product }) => product.deps.platforms as { slack: Platform })
  const [first, second] = platforms.map(({ slack }) => slack)
  if (!first || !second) throw new Error('Slack is not connected')
  const of = ({ tenant }: { readonly tenant: string }): Platform => (tenant === 'T0ONE' ? first : second)
  const both: Platform = {
    name: 'slack',
    send: (target, ...rest) => of(target).send(target, ...rest),
    find: (target, ...rest) => of(target).find(target, ...rest),
    update: (target, ...rest) => of(target).update(target, ...rest),
    profile: (target) => of(target).profile(target),
    findByAddress: (target, address) => of(target).findByAddress(target, address),
  }
  for (const platform of platforms) platform.slack = both
  return {
    one,
    two,
    close: async () => {
      await two.close()
      await one.close()
    },
  }
}
