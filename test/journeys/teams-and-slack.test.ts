import { expect, it } from 'vitest'
import { aPerson, startWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf } from '../builders/tenant.ts'

it('what came on Teams can be begun there and finished on Slack, by the same person', async () => {
  const world = await startWorld({
    people: [aPerson('ana')],
    platforms: ['slack', 'teams'],
    tenant: { installed: 'each' },
  })
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  const slack = pupilOf(world, 'ana', 'slack')
  const teams = pupilOf(world, 'ana', 'teams')
  await teams.press('start')
  const first = await teams.asked()
  await slack.say('today')
  expect((await slack.asked()).deliveryItemId).toBe(first.deliveryItemId)
  await slack.answer(true)
  expect(slack.card().text).toContain('Right')
  // The message on Teams still asks; pressed there, it shows the answer that counts.
  await teams.answer(false)
  expect(teams.card().text).toContain('Your first answer counts')
  expect(teams.card().text).toContain('Right')
  await slack.press('next')
  await slack.goThrough()
  expect(slack.card().text).toContain('That’s it for today')
  // Looked at on Teams, it shows what has become of it.
  await teams.look()
  expect(teams.card().intents).toEqual(['summary'])
  const { prisma } = world.database
  expect(await prisma.identity.count({ where: { memberId: await world.memberId('ana') } })).toBe(2)
  const answers = await prisma.response.findMany()
  expect(new Set(answers.map(({ platform }) => platform))).toEqual(new Set(['slack']))
  expect(await prisma.streak.findFirst()).toMatchObject({ current: 1 })
  await world.close()
})

it('an account on Teams that was unlinked and linked again is reached where it was', async () => {
  const world = await startWorld({
    people: [aPerson('ana')],
    platforms: ['slack', 'teams'],
    tenant: { installed: 'each' },
  })
  const account = async () => {
    const { conversation, serviceUrl, handle } = await world.database.prisma.identity.findFirstOrThrow({
      where: { externalId: aadIdOf('ana') },
    })
    return { conversation, serviceUrl, handle }
  }
  const slack = pupilOf(world, 'ana', 'slack')
  const teams = teamsConversationOf(world, 'ana')
  await slack.say('hello')
  await teams.say('hello')
  const before = await account()
  expect(before).toMatchObject({ conversation: teams.dm, handle: expect.stringContaining('29:') })
  await slack.say('unlink')
  await slack.press('Unlink Microsoft Teams', { on: slack.last() })
  await slack.press('unlink-confirm', { on: slack.last() })
  await slack.say('link')
  const [code] = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(slack.last().text) ?? []
  await teams.say(`link ${code}`)
  expect(await account()).toEqual(before)
  await world.close()
})

it('their accounts are called by names that people know, also on Teams, which tells none of a tenant', async () => {
  const world = await startWorld({
    people: [aPerson('ana')],
    platforms: ['slack', 'teams'],
    tenant: { installed: 'each' },
  })
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  const { prisma } = world.database
  const { name } = await prisma.organization.findFirstOrThrow()
  const memberId = await world.memberId('ana')
  const slack = pupilOf(world, 'ana', 'slack')
  await slack.say('hello')
  await slack.say('unlink')
  expect(slack.card().text).toContain(`Microsoft Teams: ${name}`)
  expect(slack.card().text).not.toMatch(/[0-9a-f]{8}-/)
  // Two tenants of one organization are told apart.
  const one = await prisma.installation.findFirstOrThrow({ where: { platform: 'teams' } })
  const tenant = 'cccccccc-0000-4000-8000-000000000003'
  await prisma.installation.create({ data: { ...one, id: 'another', tenant, name: tenant, scopes: [] } })
  const account = { platform: 'teams', tenant, externalId: 'ana', linkedAt: world.clock.now() }
  const { organizationId } = world
  await prisma.identity.create({
    data: { id: 'third', organizationId, memberId, installationId: 'another', ...account },
  })
  await slack.say('unlink')
  expect(slack.card().text).toContain(`Microsoft Teams: ${name} (cccccccc)`)
  expect(slack.card().text).toContain(`Microsoft Teams: ${name} (${one.tenant.slice(0, 8)})`)
  await world.close()
})
