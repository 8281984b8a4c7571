import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { pressPayload, sendSigned } from '../builders/slack-requests.ts'

const scheduleOf = async ({ database }: TestWorld) => database.prisma.schedule.findFirst()
const nextDue = async (world: TestWorld) => (await scheduleOf(world))?.nextDueAt?.toISOString()

describe('the home', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  let home: ReturnType<typeof homeOf>
  beforeAll(async () => {
    world = await startWorld()
    ana = pupilOf(world, 'ana')
    home = homeOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('of somebody without a pathway offers the catalogue, and nothing is said in the conversation', async () => {
    await home.open()
    expect(home.text()).toContain('Hello, Ana')
    expect(home.buttons()).toContain('All pathways')
    expect(ana.all()).toEqual([])
  })

  it('shows what is next, the settings and the progress', async () => {
    await world.enrol('ana')
    await home.open()
    expect(home.text()).toMatch(/Next delivery: Monday.*09:00/)
    expect(home.text()).toMatch(/Monday to Friday at 09:00 \(Europe\/Berlin\), about 5 minutes a day/)
    expect(home.text()).toContain('Tiny foundations')
    expect(home.text()).toContain('0 of 3 lessons')
    expect(home.text()).toMatch(/Next step: What a sensor reports, Monday/)
    expect(home.buttons()).toEqual(['Have one now', 'Settings', 'Pause', 'All pathways', 'Mentoring'])
  })

  it('has the lesson sent by one press, and then shows what waits', async () => {
    await home.press('today')
    expect(ana.card().text).toContain('What a sensor reports')
    await home.open()
    expect(home.text()).toContain('“What a sensor reports” is waiting in our conversation: 0 of 2 answered.')
    // Not opened yet, so no other is next.
    expect(home.text()).toContain('Next step: What a sensor reports. It is waiting for you now.')
    await ana.goThrough()
    await home.open()
    expect(home.text()).toContain('1 of 3 lessons')
    expect(home.text()).toMatch(/Next step: (?!What a sensor reports).*, Tuesday/)
    expect(home.text()).toContain('2 answers, 2 right')
    expect(home.text()).toContain('1 day')
  })

  it('is drawn anew after a pause and after its end', async () => {
    await home.press('pause')
    expect(home.text()).toContain('Paused until you resume.')
    expect(home.buttons()).toContain('Resume')
    expect(ana.card().text).toContain('Nothing comes until you resume')
    expect(await nextDue(world)).toBeUndefined()
    await home.press('resume')
    expect(home.text()).toMatch(/Next delivery: Tuesday.*09:00/)
    expect(home.buttons()).toContain('Pause')
  })

  it('names the end of a pause', async () => {
    await ana.say('pause 2026-11-20')
    await home.open()
    expect(home.text()).toMatch(/Paused until Friday,? 20 November/)
    await home.press('resume')
  })

  it('opens the settings, and shows them changed once they are saved', async () => {
    await home.press('settings')
    expect(home.modal()?.content.title).toMatchObject({ text: 'Settings' })
    const saved = await home.submit({ time: '06:30', days: ['5', '6'], minutes: '10' })
    expect(saved).toMatchObject({ ok: true })
    expect(home.modal()).toBeUndefined()
    expect(home.text()).toContain('Saturday and Sunday at 06:30 (Europe/Berlin), about 10 minutes a day')
    expect(home.text()).toMatch(/Next delivery: Saturday.*06:30/)
    expect(ana.last().text).toMatch(/Saved\. Your next delivery comes Saturday.*06:30/)
    expect(await nextDue(world)).toBe('2026-11-07T05:30:00.000Z')
  })

  it('opened on its messages tab is left alone', async () => {
    const before = world.slack.state().views.home[ana.user]?.revision
    await world.slack.openHome({ user: ana.user, tab: 'messages' })
    await world.drive.settle()
    expect(world.slack.state().views.home[ana.user]?.revision).toBe(before)
  })
})

describe('the settings by command', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  let home: ReturnType<typeof homeOf>
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    home = homeOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('open with what holds now', async () => {
    await ana.command('/whetstone settings')
    expect(home.values()).toMatchObject({
      time: '09:00',
      days: ['0', '1', '2', '3', '4'],
      minutes: '5',
      language: 'en',
    })
  })

  it('said as a word in the conversation, are one press away: a word brings no trigger', async () => {
    await ana.say('settings')
    expect(ana.last().text).toContain('Your settings open with one press.')
    home.closeAll()
    await ana.press('settings')
    expect(home.modal()?.content.title).toMatchObject({ text: 'Settings' })
  })

  it('without a day stay open and say so', async () => {
    const before = await scheduleOf(world)
    const refused = await home.submit({ days: [] })
    expect(refused).toMatchObject({ ok: false, reason: 'invalid-input' })
    expect(Object.keys(('inputErrors' in refused && refused.inputErrors) || {})).toEqual(['days'])
    expect(home.modal()).toBeDefined()
    expect(await scheduleOf(world)).toEqual(before)
  })

  it.each(['2020-01-01', '2026-11-02'])(
    'with a pause until %s, which is no day to come, stay open and say so',
    async (date) => {
      const before = await scheduleOf(world)
      const refused = await home.submit({ days: ['0'], pause: date })
      expect(refused).toMatchObject({
        ok: false,
        inputErrors: { pause: expect.stringContaining('Choose a day') },
      })
      expect(await scheduleOf(world)).toEqual(before)
    },
  )

  it('with a pause hold deliveries back until its end', async () => {
    expect(await home.submit({ time: '09:00', days: ['0', '1', '2'], pause: '2026-11-10' })).toMatchObject({
      ok: true,
    })
    expect(await nextDue(world)).toBe('2026-11-10T08:00:00.000Z')
    await world.travelTo('2026-11-10T07:00:00Z')
    expect(await world.database.prisma.delivery.count()).toBe(0)
    await world.travelTo('2026-11-10T08:00:00Z')
    expect(await world.database.prisma.delivery.count()).toBe(1)
  })

  it('put together by hand, with no day and a date that is none, change nothing and name each fault', async () => {
    const before = await scheduleOf(world)
    const payload = {
      type: 'view_submission',
      team: { id: 'T0TEST' },
      user: { id: ana.user, team_id: 'T0TEST' },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'save-settings',
        private_metadata: '{}',
        state: {
          values: {
            time: { time: { type: 'timepicker', selected_time: '25:61' } },
            days: { days: { type: 'checkboxes', selected_options: [{ value: '9' }, { value: 'x' }] } },
            pause: { pause: { type: 'datepicker', selected_date: '2026-02-30' } },
          },
        },
      },
    }
    const answered = await sendSigned(world, { payload })
    expect(answered.status).toBe(200)
    expect(JSON.parse(answered.text)).toMatchObject({ response_action: 'errors' })
    expect(Object.keys(JSON.parse(answered.text).errors).sort()).toEqual(['days', 'pause', 'time'])
    expect(await scheduleOf(world)).toEqual(before)
  })

  it('whose trigger is too old, are offered again', async () => {
    const press = pressPayload(world, {
      by: 'ana',
      intent: 'settings',
      channel: ana.dm,
      triggerId: '1.2.expired',
    })
    expect((await sendSigned(world, { payload: press })).status).toBe(200)
    await world.drive.settle()
    expect(ana.last().text).toContain('Your settings open with one press.')
  })
})

describe('settings that move the day', () => {
  it('keep to one delivery on a date, whatever the time is changed to', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    const home = homeOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.command('/whetstone settings')
    await home.submit({ time: '11:00' })
    expect(ana.last().text).toMatch(/Saved.*Tuesday.*11:00/)
    await world.travelTo('2026-11-02T12:00:00Z')
    expect(
      ana.all().filter(({ ephemeral, text }) => !ephemeral && text.includes('sensor reports')),
    ).toHaveLength(1)
    await world.travelTo('2026-11-03T11:00:00Z')
    const deliveries = await world.database.prisma.delivery.findMany({ orderBy: { dueAt: 'asc' } })
    expect(deliveries.map(({ sentAt }) => sentAt?.toISOString())).toEqual([
      '2026-11-02T08:00:00.000Z',
      '2026-11-03T10:00:00.000Z',
    ])
    await world.close()
  })

  it('follow a member whom the roster moves to another zone', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    await world.importPeople([aPerson('ana', { timeZone: 'Asia/Tokyo' })])
    await world.drive.settle()
    expect(await nextDue(world)).toBe('2026-11-03T00:00:00.000Z')
    await world.close()
  })
})
