import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TrafficLine } from '../../src/playground/platform.ts'
import type { StateMessage, StateSurface } from '../../src/playground/state.ts'
import { type ControlApi, controlApiAt } from '../builders/control-api.ts'
import { onServer, type Program, programs } from '../builders/program.ts'

/** The control API with the people of the Teams tenant, over the real program. */

const { newFolder, start, endAll } = programs()
afterAll(endAll)

describe.skipIf(onServer)('the playground’s people on Teams', () => {
  const folder = newFolder()
  let program: Program
  let origin: string
  let api: ControlApi
  const begin = async () => {
    program = start(folder)
    origin = await program.ready
    api = controlApiAt(origin)
  }
  beforeAll(begin)
  beforeEach(async () => {
    await call('reset', {})
  })

  const call = async (path: string, body?: object): Promise<{ status: number; body: Reply }> => {
    const response = await fetch(`${origin}/playground/api/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    })
    return { status: response.status, body: (await response.json()) as Reply }
  }
  const act = (body: object) => call('act', { person: 'lena', ...body })
  const say = async (text: string, conversation?: string) =>
    call('say', { person: 'lena', conversation: conversation ?? (await api.direct('lena')), text })
  const channels = async () =>
    (await api.state()).conversations.filter(
      ({ platform, kind }) => platform === 'teams' && kind === 'channel',
    )
  const dialog = async () => (await api.state()).surfaces.find(({ kind }) => kind === 'dialog')

  /** Lena's first question, which asks for a number. */
  const question = async (): Promise<StateMessage> => {
    await say('heute')
    await api.press('lena', 'start')
    return api.last('lena')
  }
  const openSettings = async (): Promise<StateSurface> => {
    await say('Einstellungen')
    await api.press('lena', 'settings')
    const open = await dialog()
    if (!open) throw new Error('The settings did not open')
    return open
  }

  it('have a chat each, in which the app has said hello, and a team with two channels', async () => {
    const { people, surfaces } = await api.state()
    const ours = people.filter(({ platform }) => platform === 'teams').map(({ id }) => id)
    expect(ours).toEqual(['lena', 'lucia', 'jonas-teams'])
    expect((await api.last('lena')).text).toContain('Willkommen bei Whetstone, Lena Vogt')
    // She holds badges from the first day: they come after the welcome.
    expect((await api.messages('lucia'))[0]?.text).toContain('Hola, Lucía Ortega')
    expect((await api.last('jonas-teams')).text).toContain('Welcome to Whetstone, Jonas Weber')
    expect((await channels()).map(({ name, members }) => [name, members])).toEqual([
      ['Energy · General', [...ours, 'whetstone']],
      ['Energy · Savings', [...ours, 'whetstone']],
    ])
    expect(surfaces).toEqual([])
  })

  it('answer with what they typed, and the card takes the place of the one before', async () => {
    const asked = await question()
    expect(asked).toMatchObject({
      revision: 2,
      edited: true,
      author: 'whetstone',
      native: { type: 'AdaptiveCard', version: '1.5', lang: 'de' },
    })
    const [input, button] = asked.actions
    expect([input?.kind, button?.id]).toEqual(['text', 'answer:0'])
    const sent = await act({ message: asked.id, action: button?.id, inputs: { [input?.id ?? '']: '126,0' } })
    expect(sent.body).toEqual({ ok: true, changed: [asked.id] })
    expect(await api.last('lena')).toMatchObject({
      id: asked.id,
      revision: 3,
      text: expect.stringContaining('Richtig.'),
    })
  })

  it('can press the message as it stood before, which shows what has become of it', async () => {
    const asked = await question()
    const [input, button] = asked.actions
    await act({ message: asked.id, action: button?.id, inputs: { [input?.id ?? '']: 12 } })
    const late = { message: asked.id, action: button?.id, inputs: { [input?.id ?? '']: 126 } }
    expect(await act(late)).toEqual({ status: 404, body: { error: 'unknown-action' } })
    expect((await act({ ...late, revision: 2 })).body).toMatchObject({ ok: true })
    expect((await api.last('lena')).text).toMatch(/Nicht ganz\. Deine Antwort: 12 kWh/)
    expect(await act({ ...late, revision: 9 })).toEqual({ status: 404, body: { error: 'unknown-revision' } })
  })

  it('are refused what they do not have, and what makes no sense', async () => {
    const { id: message, actions } = await question()
    const action = actions.at(-1)?.id
    for (const [body, error] of [
      [{ person: 'lucia', message, action }, 'unknown-message'],
      [{ person: 'mia', message, action }, 'unknown-message'],
      [{ message: `${message}1`, action }, 'unknown-message'],
      [{ message, action: 'answer:7' }, 'unknown-action'],
      [{ message, action, inputs: { none: 'x' } }, 'unknown-input'],
      [{ surface: 'dialog-none', submit: true }, 'unknown-surface'],
    ] as const)
      expect(await act(body)).toEqual({ status: 404, body: { error } })
    expect(await act({ message, submit: true })).toMatchObject({ body: { error: 'cannot-be-submitted' } })
    expect(await act({ message, close: true })).toMatchObject({ body: { error: 'cannot-be-closed' } })
  })

  it('fill in a dialog, which says what to mend and keeps what was filled in', async () => {
    const { id: surface, title, actions } = await openSettings()
    expect(title).toBe('Einstellungen')
    expect(actions.map(({ id, kind }) => [id, kind])).toEqual([
      ['time', 'text'],
      ['days', 'choices'],
      ['minutes', 'choice'],
      ['language', 'choice'],
      ['pause', 'text'],
      ['save-settings:0', 'button'],
    ])
    const submit = (inputs: object) => act({ surface, submit: true, inputs })
    expect(await submit({ minutes: '7' })).toMatchObject({ status: 400, body: { error: 'not-an-option' } })
    expect(await submit({ none: '7' })).toMatchObject({ status: 404, body: { error: 'unknown-input' } })
    // Teams' client asks for what is required before anything is sent.
    expect((await submit({ days: [] })).body).toEqual({
      ok: false,
      changed: [],
      error: 'invalid-inputs',
      errors: { days: 'Bitte ausfüllen: Tage' },
    })
    // What only the product can know is said by the dialog itself.
    expect((await submit({ minutes: '10', pause: '2020-01-01' })).body).toEqual({
      ok: true,
      changed: [surface],
    })
    expect(await dialog()).toMatchObject({ id: surface, revision: 2 })
    expect((await dialog())?.text).toMatch(/Etwa 10 Minuten[\s\S]*2020-01-01\nWähle einen Tag nach heute/)
    expect((await submit({ pause: '', time: '07:30' })).body).toEqual({ ok: true, changed: [surface] })
    expect(await dialog()).toMatchObject({ revision: 3, actions: [] })
    expect((await dialog())?.text).toMatch(/Gespeichert\..* 07:30/)
    expect((await act({ surface, close: true })).body.ok).toBe(true)
    expect(await dialog()).toBeUndefined()
    expect((await api.home('lena')).text).toContain('um 07:30 (Europe/Berlin), etwa 10 Minuten')
  })

  it('close a dialog, which only who opened it can', async () => {
    const { id: surface } = await openSettings()
    expect(await act({ person: 'lucia', surface, close: true })).toMatchObject({ status: 404 })
    expect((await act({ surface, close: true })).body.ok).toBe(true)
    expect(await act({ surface, close: true })).toMatchObject({ body: { error: 'unknown-surface' } })
  })

  it('mention the bot in a channel, and it hears nothing else there', async () => {
    const [, savings] = await channels()
    await say('@Whetstone heute', savings?.id)
    expect((await channels())[1]?.messages.map(({ author, text }) => [author, text])).toEqual([
      ['lena', '@Whetstone heute'],
      ['whetstone', 'Ich habe dir in unserem eigenen Chat geantwortet.'],
    ])
    expect((await api.last('lena')).text).toContain('kW sagt, wie schnell, kWh sagt, wie viel')
    await say('Wer hat den Schlüssel?', savings?.id)
    expect((await channels())[1]?.messages).toHaveLength(3)
    for (const [person, conversation] of [
      ['mia', savings?.id],
      ['lena', await api.direct('lucia')],
    ])
      expect(await call('say', { person, conversation, text: 'hi' })).toEqual({
        status: 404,
        body: { error: 'unknown-conversation' },
      })
  })

  it('stand in one log with those on Slack, in the order in which it went', async () => {
    await say('Fortschritt')
    await call('say', { person: 'mia', conversation: await api.direct('mia'), text: '/whetstone progress' })
    await say('Hilfe')
    const { traffic } = (await call('traffic?after=')).body as { traffic: TrafficLine[] }
    const heard = traffic.filter(({ direction }) => direction === 'in').map(({ platform }) => platform)
    const turns = heard.filter((platform, index) => platform !== heard[index - 1])
    expect(turns.slice(-3)).toEqual(['teams', 'slack', 'teams'])
    expect(traffic.map(({ moment }) => moment)).toEqual(
      traffic.map(({ moment }) => moment).sort((a, b) => a - b),
    )
  })

  it('have a Home: the personal tab, which is gone after starting over', async () => {
    const home = await api.home('lucia')
    expect(home.text).toContain('Hola, Lucía Ortega')
    expect(home.native).toMatch(/^<!doctype html><html lang="es/)
    expect((await api.state()).surfaces).toMatchObject([{ person: 'lucia', kind: 'home', revision: 1 }])
    await call('reset', {})
    expect((await api.state()).surfaces).toEqual([])
  })

  it('find all as it was after a kill, and are written to at the new address', async () => {
    const { id } = await question()
    await openSettings()
    const { conversations, surfaces } = await api.state()
    program.kill('SIGKILL')
    await program.ended
    await begin()
    expect((await api.state()).conversations).toEqual(conversations)
    expect((await api.state()).surfaces).toEqual(surfaces.filter(({ kind }) => kind !== 'home'))
    await act({ surface: surfaces.find(({ kind }) => kind === 'dialog')?.id, close: true })
    await say('Fortschritt')
    expect((await api.last('lena')).text).toContain('Dein Fortschritt')
    const before = (await api.messages('lucia')).length
    await api.moveClock({ advance: 'P3D' })
    expect((await api.messages('lucia')).length).toBeGreaterThan(before)
    expect((await api.messages('lena')).some((message) => message.id === id)).toBe(true)
  })
})

type Reply = Readonly<Record<string, unknown>>
