import { join } from 'node:path'
import type { LoadedLesson, LoadedPack, LoadedTranslation } from '../content/pack-format.ts'
import { checkContent } from '../content/validate.ts'
import { englishSamples, type GallerySamples } from './gallery-samples.ts'

/** Where the samples of the other languages are from: a starter pack that is translated, a module, a lesson of it. */
const taken = {
  pack: 'advanced-manufacturing',
  module: 'machining',
  lesson: 'cutting-speed-and-feed',
  items: [
    'cut-constant-rpm-facing',
    'wear-chipping-first-checks',
    'wear-comb-cracks',
    'cut-spindle-speed-drill',
    'tol-fit-kind',
  ],
} as const

const wrongWords: Readonly<Record<string, string>> = { de: 'Presspassung', es: 'ajuste con apriete' }

const answersIn = (language: string, shortAnswer: string): GallerySamples['answers'] => ({
  'single-choice': { right: { option: 0 }, wrong: { option: 3 } },
  'multiple-choice': { right: { options: [0, 1] }, wrong: { options: [0, 2] } },
  'true-false': { right: { value: true }, wrong: { value: false } },
  numeric: { right: { value: 2546, text: '2546' }, wrong: { value: 8000, text: '8000' } },
  'short-text': { right: { text: shortAnswer }, wrong: { text: wrongWords[language] ?? '?' } },
})

const translatedLesson = (lesson: LoadedLesson, language: string, found: LoadedTranslation) => {
  const text = found.lessons[lesson.id]
  return (
    text && {
      title: text.title,
      body: text.body,
      words: text.words,
      sources: text.sources,
      picture: null,
      video: null,
      shownIn: language,
    }
  )
}

/** The samples in a language, as they stand in the pack; `undefined` where it lacks one of them. */
const samplesFrom = (pack: LoadedPack, found: LoadedTranslation): GallerySamples | undefined => {
  const { language, titles } = found
  const lessons = pack.modules.flatMap((module) => module.lessons)
  const original = lessons.find(({ id }) => id === taken.lesson)
  const lesson = original && translatedLesson(original, language, found)
  const items = taken.items.flatMap((id) => found.items[id] ?? [])
  const pathway = titles?.pathways?.[0]
  const position = original ? lessons.indexOf(original) + 1 : 0
  const reached = new Set(lessons.slice(0, position))
  const next = lessons[position]
  const titleOf = (id: string) => titles?.modules?.find((module) => module.id === id)?.title
  const module = titleOf(taken.module)
  const outcome = titles?.outcomes?.find(({ id }) => id === original?.outcomes[0])?.text
  const words = items.flatMap((item) => (item.kind === 'short-text' ? item.accept : []))[0]
  if (!lesson || !pathway || !module || !outcome || !words || items.length < taken.items.length) return
  return {
    shownIn: language,
    lesson,
    items,
    answers: answersIn(language, words),
    twoReadings: '2.546',
    outcome,
    pathway: pathway.title,
    module,
    pathways: [
      {
        ...{ id: 'p1', slug: pathway.id, title: pathway.title, summary: pathway.summary },
        ...{ lessons: lessons.length, done: position, shownIn: language },
      },
      // As it often is: another pathway is not translated yet.
      ...englishSamples.pathways.filter(({ done }) => done === null),
    ],
    modules: pack.modules.slice(0, 3).map(({ id, lessons }) => ({
      module: titleOf(id) ?? id,
      done: lessons.filter((one) => reached.has(one)).length,
      total: lessons.length,
    })),
    nextLesson: (next && found.lessons[next.id]?.title) ?? lesson.title,
    position,
    total: lessons.length,
  }
}

const known = new Map<string, readonly GallerySamples[]>()

/** The samples of the languages that the starter pack is translated to. The folder is read once. */
export const translatedSamples = (contentFolder: string): readonly GallerySamples[] => {
  const before = known.get(contentFolder)
  if (before) return before
  const { packs } = checkContent(join(contentFolder, taken.pack))
  const samples = packs.flatMap((pack) =>
    (pack.translations ?? []).flatMap((found) => samplesFrom(pack, found) ?? []),
  )
  known.set(contentFolder, samples)
  return samples
}
