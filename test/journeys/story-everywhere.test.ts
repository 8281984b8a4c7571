import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StateMessage } from '../../src/playground/state.ts'
import { answerOver, type ControlApi, controlApiAt, itemAsked, saying } from '../builders/control-api.ts'
import { onServer, type Program, programs } from '../builders/program.ts'

/**
 * The story of the main job on both platforms and in three languages, over the control API of the real program: a
 * lesson at nine, a wrong answer, the rest right, progress, kill -9, and the next day what was missed comes back.
 */

const { newFolder, start, endAll } = programs()
afterAll(endAll)

type Learner = {
  readonly id: string
  readonly platform: 'slack' | 'teams'
  readonly language: 'en' | 'de' | 'es'
  readonly timeZone: string
  /** What is done first by those who have another language, or no pathway yet. */
  readonly before?: readonly ('choose the language' | 'begin')[]
}

const learners: readonly Learner[] = [
  { id: 'mia', platform: 'slack', language: 'en', timeZone: 'Europe/Berlin' },
  {
    id: 'aisha',
    platform: 'slack',
    language: 'de',
    timeZone: 'Asia/Kuala_Lumpur',
    before: ['choose the language'],
  },
  {
    id: 'priya',
    platform: 'slack',
    language: 'es',
    timeZone: 'Europe/London',
    before: ['choose the language', 'begin'],
  },
  { id: 'jonas-teams', platform: 'teams', language: 'en', timeZone: 'Europe/Berlin', before: ['begin'] },
  { id: 'lena', platform: 'teams', language: 'de', timeZone: 'Europe/Berlin' },
  { id: 'lucia', platform: 'teams', language: 'es', timeZone: 'America/Monterrey' },
]

/** The next Monday at half past three UTC: nine has passed everywhere, and it is Monday still. */
const mondayAfternoon = (now: string): string => {
  const day = new Date(`${now.slice(0, 10)}T15:30:00Z`)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 1)
  return day.toISOString()
}

const inOrder = async (steps: readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const step of steps) await step()
}

const chooseLanguage = async (api: ControlApi, { id, platform }: Learner, language: string) => {
  const say = (word: string) =>
    api.direct(id).then((chat) => api.say(id, chat, platform === 'slack' ? `/whetstone ${word}` : word))
  await say('settings')
  if (platform === 'teams') await api.press(id, 'settings')
  const form = (await api.state()).surfaces.find(({ person, kind }) => person === id && kind !== 'home')
  expect(await api.act({ person: id, surface: form?.id, submit: true, inputs: { language } })).toMatchObject({
    ok: true,
  })
}

const pressLabelled = async (api: ControlApi, id: string, label: RegExp) => {
  const on = await api.last(id)
  const action = on.actions.find((one) => label.test(one.label))
  expect(action, `${label} on ${on.text}`).toBeDefined()
  await api.act({ person: id, message: on.id, action: action?.id })
}

/** Three presses: what, when, on which days. */
const begin = async (api: ControlApi, { id, language }: Learner) => {
  await api.say(id, await api.direct(id), { en: 'hello', de: 'hallo', es: 'hola' }[language])
  await pressLabelled(api, id, /Sustainable production|nachhaltigen Produktion|producción sostenible/i)
  await pressLabelled(api, id, /09:00/)
  await pressLabelled(api, id, /./)
}

const localTime = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(at),
  )

const numbersTyped: string[] = []

const answer = async (api: ControlApi, { id, language }: Learner, right: boolean): Promise<string> => {
  const asked = itemAsked(await api.last(id))
  expect(asked.language).toBe(language)
  if (asked.kind === 'numeric' && language !== 'en') numbersTyped.push(`${language} ${asked.id}`)
  const item = await answerOver(api, id, right)
  expect((await api.last(id)).text).toContain(
    `${saying(language)(right ? 'feedback.right' : 'feedback.wrong')}.`,
  )
  return item
}

const hasNext = ({ actions }: StateMessage): boolean => actions.some(({ id }) => id.startsWith('next:'))

/** What was said, with any number where the catalogue has a number. */
const withNumbers = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('77', '\\d+'))

describe.skipIf(onServer)('the story', () => {
  const folder = newFolder()
  const missed = new Map<string, string>()
  const known = new Map<string, readonly string[]>()
  const said = new Map<string, readonly StateMessage[]>()
  let program: Program
  let api: ControlApi
  beforeAll(async () => {
    program = start(folder)
    api = controlApiAt(await program.ready)
    const monday = mondayAfternoon((await api.state()).now)
    await api.moveClock({ to: new Date(Date.parse(monday) - 24 * 3_600_000).toISOString() })
    for (const learner of learners)
      await inOrder(
        (learner.before ?? []).map(
          (what) => () =>
            what === 'begin' ? begin(api, learner) : chooseLanguage(api, learner, learner.language),
        ),
      )
    const diego: Learner = { id: 'diego', platform: 'slack', language: 'de', timeZone: '' }
    await chooseLanguage(api, diego, 'de')
    await api.moveClock({ to: monday })
  }, 120_000)

  it.each(learners)('on $platform in $language: a lesson at nine, answers, progress', async (learner) => {
    const { id, language, timeZone } = learner
    const say = saying(language)
    const lesson = await api.last(id)
    expect(localTime(lesson.at, timeZone)).toBe('Monday 09:00')
    expect(lesson.actions.map(({ label }) => label)).toContain(say('lesson.why'))
    expect(lesson.text).not.toContain(say('translation.missing', { language: '' }).split(':')[0])
    await api.press(id, 'start')
    missed.set(id, await answer(api, learner, false))
    const right: string[] = []
    while (hasNext(await api.last(id))) {
      await api.press(id, 'next')
      right.push(await answer(api, learner, true))
    }
    expect(right.length).toBeGreaterThan(0)
    known.set(id, right)
    await api.press(id, 'summary')
    const { text } = await api.last(id)
    expect(text).toContain(say('summary.heading'))
    expect(text).toContain(say('summary.result', { right: right.length, total: right.length + 1 }))
    const home = await api.home(id)
    expect(home.text).toContain(say('progress.streak'))
    expect(home.text).toMatch(withNumbers(say('progress.lessons', { done: 1, total: 77 })))
    said.set(id, await api.messages(id))
  })

  it('is told in the language of the content where it isn’t translated, and says so', async () => {
    const { text } = await api.last('diego')
    expect(text).toContain(saying('de')('translation.missing', { language: 'Englisch' }))
    expect(text).toContain(saying('de')('lesson.why'))
  })

  it('is killed, and stands there as it was', async () => {
    program.kill('SIGKILL')
    await program.ended
    program = start(folder)
    api = controlApiAt(await program.ready)
    for (const { id } of learners) expect(await api.messages(id)).toEqual(said.get(id))
    await api.moveClock({ advance: 'P1D' })
  })

  it.each(learners)(
    'on $platform in $language: what was missed comes back, the rest waits',
    async (learner) => {
      const { id, timeZone } = learner
      expect(localTime((await api.last(id)).at, timeZone)).toBe('Tuesday 09:00')
      await api.press(id, 'start')
      const asked = [await answer(api, learner, true)]
      while (hasNext(await api.last(id))) {
        await api.press(id, 'next')
        asked.push(await answer(api, learner, true))
      }
      expect(asked).toContain(missed.get(id))
      expect(asked.filter((item) => known.get(id)?.includes(item))).toEqual([])
    },
  )

  it('took numbers with a comma from those who write them so', () => {
    expect(new Set(numbersTyped.map((typed) => typed.slice(0, 2)))).toEqual(new Set(['de', 'es']))
  })
})
