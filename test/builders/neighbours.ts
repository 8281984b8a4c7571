import { aPerson, type TestPerson, type TestWorld } from './product.ts'
import { type Spaces, startSpaces } from './spaces.ts'

/**
 * Two organizations with a workspace each, in one database, one product and one app: the same people, by address and by
 * Slack id, and channels of the same name, in both.
 */
export const startNeighbours = async (
  people: readonly TestPerson[] = [aPerson('ana')],
): Promise<{ one: TestWorld; two: TestWorld; spaces: Spaces; close(): Promise<void> }> => {
  const channels = [{ id: 'C0LINE', name: 'line-1', members: ['U0ANA', 'U0WHETSTONE'] }]
  const spaces = await startSpaces({
    people,
    sites: [
      { teamId: 'T0ONE', channels },
      { teamId: 'T0TWO', channels },
    ],
    organizations: ['One Works', 'Two Works'],
  })
  const installed = [await spaces.install('T0ONE', 'One Works'), await spaces.install('T0TWO', 'Two Works')]
  if (installed.some(({ status }) => status !== 200)) throw new Error(JSON.stringify(installed))
  return {
    one: spaces.worldOf('T0ONE', 'One Works'),
    two: spaces.worldOf('T0TWO', 'Two Works'),
    spaces,
    close: spaces.close,
  }
}
