import type { ItemSource } from '../../../src/content/pack-format.ts'
import type { TestWorld } from '../product.ts'
import { pupilOf } from '../pupil.ts'
import type { ChatEvent, Pressed } from './events.ts'
import type { playerIn } from './player.ts'

/** How a question is answered. `partly`: some of what is right, or what is right in an unusual form. */
type How = 'right' | 'wrong' | 'partly' | 'unreadable'

const hows: readonly How[] = ['right', 'wrong', 'partly', 'unreadable', 'right', 'wrong', 'partly']

/** What is pressed to answer so; undefined where a kind of question knows no such answer. */
const pressFor = (item: ItemSource, how: How): Pressed | undefined => {
  switch (item.kind) {
    case 'single-choice':
      return {
        button: item.options.find((option) => (option.correct === true) === (how !== 'wrong'))?.text ?? '',
      }
    case 'true-false':
      return { button: item.answer === (how !== 'wrong') ? 'True' : 'False' }
    case 'multiple-choice': {
      const rights = item.options.filter((option) => option.correct).map(({ text }) => text)
      const wrongs = item.options.filter((option) => !option.correct).map(({ text }) => text)
      const ticked = { right: rights, wrong: wrongs, partly: rights.slice(0, 1), unreadable: [] }[how]
      return { button: 'answer', ticked }
    }
    case 'numeric': {
      const unusual = ` ${String(item.answer).replace('.', ',')}  ${item.unit ?? ''}`
      const wrong = String(item.answer * 1.5 + 7)
      const typed = { right: String(item.answer), wrong, partly: unusual, unreadable: 'quite a lot' }[how]
      return { button: 'answer', typed }
    }
    case 'short-text': {
      const known = item.accept[0] ?? ''
      const unusual = `  The ${known.toUpperCase()}!`
      const typed = { right: known, wrong: 'something else', partly: unusual, unreadable: '…!' }[how]
      return { button: 'answer', typed }
    }
    default:
      return item satisfies never
  }
}

/**
 * Two people's weeks with the bot, recorded as they happen on Slack: what they press follows from what they are
 * asked. Every answer, press and form of it can be played again elsewhere.
 */
export const recordWeeks = async (
  world: TestWorld,
  player: ReturnType<typeof playerIn>,
): Promise<{ readonly events: readonly ChatEvent[]; readonly answered: ReadonlySet<string> }> => {
  const events: ChatEvent[] = []
  /** `multiple-choice partly`: what was answered first, and how. */
  const answered = new Set<string>()
  let asked = 0
  /** Each kind of question goes through all ways of answering. */
  const ofKind = new Map<string, number>()
  // Between any two events some seconds pass: no platform's limit is in the way, and answers take time.
  const at = () => new Date(world.clock.now().getTime() + 7_000 + (events.length % 5) * 4_000).toISOString()
  type Deed = ChatEvent extends infer Event
    ? Event extends ChatEvent
      ? Omit<Event, 'at' | 'person'>
      : never
    : never
  const does = async (person: string, deed: Deed, when = at()): Promise<void> => {
    const event = { ...deed, at: when, person } as ChatEvent
    events.push(event)
    await player.play(event)
  }
  const press = (person: string, button: string) => does(person, { do: 'press', press: { button } })
  const shows = (person: string, intent: string) => player.chat(person).card().intents.includes(intent)

  const answer = async (person: string): Promise<void> => {
    const { content } = await pupilOf(world, person).asked()
    const before = ofKind.get(content.kind) ?? 0
    ofKind.set(content.kind, before + 1)
    asked++
    const how = hows[before % hows.length] ?? 'right'
    const pressed = pressFor(content, how)
    if (!pressed) return
    answered.add(`${content.kind} ${how}`)
    await does(person, { do: 'remember', as: `${person} ${asked % 3}` })
    await does(person, { do: asked % 4 === 0 ? 'press-twice' : 'press', press: pressed })
    if (shows(person, 'answer')) {
      const right = pressFor(content, 'right')
      if (right) await does(person, { do: 'press', press: right })
    }
    // The question as it stood before it was answered: another answer to it comes too late.
    const other = pressFor(content, 'wrong')
    if (asked % 3 === 0 && other)
      await does(person, { do: 'press', press: { ...other, on: `${person} ${asked % 3}` } })
  }

  const goThrough = async (person: string, upTo = 40): Promise<void> => {
    if (shows(person, 'start')) await press(person, 'start')
    for (let step = 0; step < upTo && shows(person, 'answer'); step++) {
      await answer(person)
      if (shows(person, 'next')) await press(person, 'next')
    }
    if (shows(person, 'summary')) await press(person, 'summary')
  }

  const morning = async (day: string): Promise<void> => {
    await does('ana', { do: 'wait' }, `${day}T08:30:00.000Z`)
    await goThrough('ana')
    await does('ben', { do: 'wait' }, `${day}T15:30:00.000Z`)
  }

  await morning('2026-11-02')
  await press('ben', 'why')
  await goThrough('ben', 2)
  await does('ana', { do: 'say', text: 'progress' })
  await does('ana', { do: 'say', text: 'no word that is known' })
  await morning('2026-11-03')
  await does('ben', { do: 'remember', as: 'ben old' })
  await press('ben', 'snooze')
  await does('ben', { do: 'wait' }, '2026-11-03T17:00:00.000Z')
  await goThrough('ben')
  await does('ana', { do: 'settings', inputs: { time: '7:61', days: ['Monday'] } })
  await does('ana', { do: 'settings', inputs: { time: '07:15', minutes: 'About 10 minutes' } })
  await does('ana', { do: 'say', text: 'more' })
  await goThrough('ana')
  await morning('2026-11-04')
  await does('ben', { do: 'say', text: 'pause 2 days' })
  await does('ben', { do: 'say', text: 'today' })
  await goThrough('ben', 3)
  await does('ben', { do: 'press', press: { button: 'start', on: 'ben old' } })
  await morning('2026-11-05')
  await does('ben', { do: 'say', text: 'resume' })
  await does('ben', { do: 'settings', inputs: { pause: '2026-11-01' } })
  await morning('2026-11-06')
  await goThrough('ben')
  await does('ana', { do: 'say', text: 'pause' })
  await does('ana', { do: 'wait' }, '2026-11-10T09:00:00.000Z')
  await does('ana', { do: 'say', text: 'resume' })
  await does('ana', { do: 'wait' }, '2026-11-12T09:00:00.000Z')
  await goThrough('ana')
  await goThrough('ben')
  await does('ben', { do: 'settings', inputs: { language: 'Deutsch' } })
  await does('ben', { do: 'wait' }, '2026-11-13T15:30:00.000Z')
  await does('ben', { do: 'say', text: 'Fortschritt' })
  await does('ben', { do: 'settings', inputs: { language: 'English' } })
  await goThrough('ben')
  return { events, answered }
}
