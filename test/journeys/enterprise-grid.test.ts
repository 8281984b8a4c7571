import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { homeOf } from '../builders/home.ts'
import { aPerson, slackIdOf } from '../builders/product.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'

const grid = { id: 'E0GRID', name: 'Grid Group' }
const [ana, bo, cy] = [aPerson('ana'), aPerson('bo'), aPerson('cy')]

/** Somebody of another company, in a shared channel, whose own workspace gives them Ana's address. */
const stranger = {
  id: 'U0GUEST',
  name: 'guest',
  realName: 'A guest',
  email: 'ana@works.example',
  tz: 'Europe/Berlin',
  locale: 'en-GB',
  home: 'T0OUT',
}

describe('an organization of Enterprise Grid has the bot as a whole', () => {
  let spaces: Spaces
  beforeAll(async () => {
    spaces = await startSpaces({
      people: [ana, bo, cy],
      sites: [
        { teamId: 'T0NORTH', enterprise: grid, people: [ana], users: [stranger] },
        { teamId: 'T0SOUTH', enterprise: grid, people: [bo] },
        { teamId: 'T0OUT', people: [cy] },
      ],
      organizations: ['Group', 'Other'],
    })
  })
  afterAll(() => spaces.close())

  const rows = () => spaces.database.prisma.installation.findMany({ orderBy: { tenant: 'asc' } })
  const north = () => spaces.worldOf('T0NORTH', 'Group')
  const south = () => spaces.worldOf('T0SOUTH', 'Group')

  it('by one installation', async () => {
    const installed = await spaces.install('E0GRID', 'Group')
    expect(installed.text).toContain('Grid Group now belongs to Group')
    expect(await rows()).toMatchObject([{ tenant: 'E0GRID', enterpriseId: 'E0GRID', name: 'Grid Group' }])
  })

  it('that serves the people of each of its workspaces, known before or not', async () => {
    await conversationOf(north(), 'ana').say('hello')
    await south().enrol('bo')
    await spaces.travelTo('2026-11-02T08:00:00Z')
    expect(conversationOf(north(), 'ana').last().text).toContain('learn')
    expect(conversationOf(south(), 'bo').card().text).toContain('What a sensor reports')
    const identities = await spaces.database.prisma.identity.findMany({ orderBy: { externalId: 'asc' } })
    expect(identities.map(({ tenant, externalId }) => [tenant, externalId])).toEqual([
      ['E0GRID', 'U0ANA'],
      ['E0GRID', 'U0BO'],
    ])
  })

  it('with presses, commands, dialogs and the home', async () => {
    const person = conversationOf(south(), 'bo')
    await person.press('start')
    expect(person.card().text).toContain('Question 1')
    await person.command('/whetstone help')
    expect(person.last().text).toContain('today')
    const home = homeOf(south(), 'bo')
    await home.open()
    expect(home.text()).toContain('Tiny foundations')
    await person.command('/whetstone settings')
    expect(south().slack.state().views.modals[slackIdOf('bo')]).toHaveLength(1)
  })

  it('and nobody of another company, whatever address their own workspace gives them', async () => {
    await spaces.site('T0NORTH').say({ user: 'U0GUEST', channel: 'D0GUEST', text: 'today' })
    await spaces.drive.settle()
    const said = spaces.site('T0NORTH').state().messages.D0GUEST ?? []
    expect(said.at(-1)?.text).toContain('You are not on the list yet')
    expect(await spaces.database.prisma.identity.count({ where: { externalId: 'U0GUEST' } })).toBe(0)
  })

  it('a workspace of its own is another one’s', async () => {
    expect((await spaces.install('T0OUT', 'Other')).status).toBe(200)
    await conversationOf(spaces.worldOf('T0OUT', 'Other'), 'cy').say('hello')
    const identity = await spaces.database.prisma.identity.findFirstOrThrow({ where: { externalId: 'U0CY' } })
    expect(identity).toMatchObject({ tenant: 'T0OUT', organizationId: spaces.organizationId('Other') })
  })

  it('removed as a whole, nothing is sent to any of its workspaces, and the other goes on', async () => {
    await spaces.site('T0SOUTH').sendEvent({ type: 'app_uninstalled' })
    expect((await rows()).map(({ tenant, status }) => [tenant, status])).toEqual([
      ['E0GRID', 'active'],
      ['T0OUT', 'active'],
    ])
    // Slack names the organization itself where all of it is meant.
    const { request } =
      spaces
        .site('T0SOUTH')
        .traffic.entries()
        .findLast(({ what }) => what === 'events') ?? {}
    const body = JSON.stringify({ ...(request as object), team_id: 'E0GRID', event_id: 'Ev0ALL' })
    await fetch(`${spaces.publicUrl}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...spaces.site('T0SOUTH').sign(body) },
    })
    await spaces.drive.settle()
    expect((await rows()).map(({ tenant, status }) => [tenant, status])).toEqual([
      ['E0GRID', 'removed'],
      ['T0OUT', 'active'],
    ])
    const calls = spaces.site('T0SOUTH').traffic.entries().length
    await spaces.travelTo('2026-11-04T08:00:00Z')
    expect(spaces.site('T0SOUTH').traffic.entries()).toHaveLength(calls)
  })
})

describe('a workspace of the Grid that has an installation of its own', () => {
  let spaces: Spaces
  beforeAll(async () => {
    spaces = await startSpaces({
      people: [ana],
      sites: [
        { teamId: 'T0NORTH', enterprise: grid },
        { teamId: 'T0SOUTH', enterprise: grid },
      ],
      organizations: ['North Works', 'Group'],
    })
    await spaces.install('T0NORTH', 'North Works')
    await conversationOf(spaces.worldOf('T0NORTH', 'North Works'), 'ana').say('hello')
  })
  afterAll(() => spaces.close())

  it('stays with its organization when the Grid is installed for another', async () => {
    expect((await spaces.install('E0GRID', 'Group')).status).toBe(200)
    await conversationOf(spaces.worldOf('T0NORTH', 'North Works'), 'ana').say('hello')
    await conversationOf(spaces.worldOf('T0SOUTH', 'Group'), 'ana').say('hello')
    const identities = await spaces.database.prisma.identity.findMany({ orderBy: { tenant: 'asc' } })
    expect(identities.map(({ tenant, organizationId }) => [tenant, organizationId])).toEqual([
      ['E0GRID', spaces.organizationId('Group')],
      ['T0NORTH', spaces.organizationId('North Works')],
    ])
  })
})
