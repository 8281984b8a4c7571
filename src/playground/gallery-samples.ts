import type { ItemKindName, ItemSource } from '../content/pack-format.ts'
import type { PathwayOnOffer } from '../lessons/enrolment.store.ts'
import type { LessonText } from '../lessons/lesson.card.ts'
import type { Progress } from '../progress/progress.card.ts'

/** What the gallery's cards are filled with in a language: true to life in length and in kind. */
export type GallerySamples = {
  /** The language that they are in. */
  readonly shownIn: string
  readonly lesson: LessonText
  /** One item of each kind. */
  readonly items: readonly ItemSource[]
  /** A right and a wrong answer of each kind, as they are stored. */
  readonly answers: Readonly<Record<ItemKindName, { readonly right: unknown; readonly wrong: unknown }>>
  /** A number for the numeric item that reads otherwise elsewhere. */
  readonly twoReadings: string
  readonly outcome: string
  readonly pathway: string
  readonly module: string
  readonly pathways: readonly PathwayOnOffer[]
  readonly modules: Progress['pathways'][number]['modules']
  readonly nextLesson: string
  /** Which lesson of its pathway `lesson` is, and of how many. */
  readonly position: number
  readonly total: number
}

const sampleLesson: LessonText = {
  title: 'The 4–20 mA loop',
  body: [
    '**Why it matters.** Most pressure and level transmitters on the line still speak in milliamperes, and a wrong reading there looks like a process upset.',
    'The lowest value of the range is sent as 4 mA, the highest as 20 mA. Between them the current is in proportion:',
    '- 4 mA is 0 % of the range\n- 12 mA is 50 %\n- 20 mA is 100 %',
    'A reading near 0 mA is no value at all: the wire is broken or the supply is gone. **Look for it** on the next screen that shows a flat line at the very bottom.',
  ].join('\n\n'),
  words: 84,
  sources: ['NAMUR NE 43: signal level for failure information'],
  picture: null,
  video: null,
  shownIn: 'en',
}

const common = { outcome: 'read-a-current-loop', difficulty: 'medium', reserve: false } as const

const sampleItems: readonly ItemSource[] = [
  {
    ...common,
    id: 'loop-live-zero',
    kind: 'single-choice',
    prompt: 'Why does the loop start at **4 mA** and not at 0 mA?',
    options: [
      {
        text: 'So that a broken wire, 0 mA, differs from the lowest reading',
        correct: true,
        explanation: 'A live zero makes a dead loop visible.',
      },
      {
        text: 'Because transmitters cannot measure small values',
        correct: false,
        explanation: 'They can; the offset is there for diagnosis and to feed the transmitter.',
      },
      {
        text: 'To save energy while the plant stands still',
        correct: false,
        explanation: 'A higher current at rest costs energy; it doesn’t save any.',
      },
    ],
  },
  {
    ...common,
    id: 'loop-signs-of-fault',
    kind: 'multiple-choice',
    prompt: 'Which readings point to a fault rather than to a process value?',
    options: [
      { text: '0 mA', correct: true, explanation: 'A broken wire or a lost supply.' },
      { text: '22 mA', correct: true, explanation: 'Above the range: a failure signal.' },
      { text: '12 mA', correct: false, explanation: 'Half of the range: a normal value.' },
    ],
  },
  {
    ...common,
    id: 'loop-span',
    kind: 'true-false',
    prompt: 'On a 4–20 mA loop, 12 mA stands for half of the measuring range.',
    answer: true,
    explanations: {
      true: '12 is halfway between 4 and 20.',
      false: 'It does: the span is 16 mA, and 12 mA is 8 mA above the start.',
    },
  },
  {
    ...common,
    id: 'loop-pressure',
    kind: 'numeric',
    prompt: 'A 0–10 bar transmitter sends 8 mA. What is the pressure?',
    answer: 2.5,
    tolerance: 0.05,
    unit: 'bar',
    explanation: '(8 − 4) / 16 × 10 bar = 2.5 bar.',
    misses: [{ value: 4, explanation: 'That is 8/20 of the range; subtract the live zero first.' }],
  },
  {
    ...common,
    id: 'loop-name',
    kind: 'short-text',
    prompt: 'What is the 4 mA at the bottom of the range called?',
    accept: ['live zero'],
    explanation: 'The live zero: it is electrically alive at the bottom of the range.',
  },
]

const samplePathways: readonly PathwayOnOffer[] = [
  {
    id: 'p1',
    slug: 'hazardous-energy-control',
    title: 'Control of hazardous energy',
    summary: 'For everybody who works on machines: isolate, lock, verify, and come home.',
    lessons: 38,
    done: null,
    shownIn: 'en',
  },
  {
    id: 'p2',
    slug: 'industrial-iot-foundations',
    title: 'Industrial IoT foundations',
    summary: 'From the sensor to the dashboard, safely: for technicians and engineers.',
    lessons: 37,
    done: 5,
    shownIn: 'en',
  },
]

/** The samples in English, which other languages show where a translation is missing. */
export const englishSamples: GallerySamples = {
  shownIn: 'en',
  lesson: sampleLesson,
  items: sampleItems,
  answers: {
    'single-choice': { right: { option: 0 }, wrong: { option: 1 } },
    'multiple-choice': { right: { options: [0, 1] }, wrong: { options: [0, 2] } },
    'true-false': { right: { value: true }, wrong: { value: false } },
    numeric: { right: { value: 2.5, text: '2.5' }, wrong: { value: 4, text: '4' } },
    'short-text': { right: { text: 'live zero' }, wrong: { text: 'dead zero' } },
  },
  twoReadings: '2.500',
  outcome: 'Convert a 4–20 mA reading and recognise a wire break',
  pathway: 'Industrial IoT foundations',
  module: 'Sensors and signals',
  pathways: samplePathways,
  modules: [
    { module: 'Sensors and signals', done: 5, total: 7 },
    { module: 'From fieldbus to IP', done: 0, total: 3 },
  ],
  nextLesson: 'Sampling fast enough',
  position: 5,
  total: 37,
}
