/** One lesson file: front matter and body. */
import { readMarkup } from './markup.rules.ts'
import type { LessonSource } from './pack-format.ts'
import { lessonSchema } from './pack-format.ts'
import type { PackFile, Problem } from './problem.ts'
import { checkShape } from './schema-faults.rules.ts'
import type { YamlText } from './yaml-lines.rules.ts'
import { readYaml } from './yaml-lines.rules.ts'

/** What one sitting may hold. */
const mostWords = 200

/** A lesson as far as it could be read. `frontMatter` is missing where its syntax is wrong. */
export type ReadLesson = {
  readonly frontMatter?: YamlText
  readonly source?: LessonSource
  /** The file is there but could not be read. */
  readonly unread?: true
  readonly body: string
  readonly words: number
  readonly problems: readonly Problem[]
}

type Parts = {
  readonly yaml?: string
  readonly body: string
  readonly bodyLine: number
  readonly missing?: string
}

const split = (text: string): Parts => {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---')
    return { body: text, bodyLine: 1, missing: 'The lesson has no front matter.' }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) return { body: '', bodyLine: 1, missing: 'The front matter is not closed.' }
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

const readFrontMatter = (
  file: string,
  yaml: YamlText,
): { source?: LessonSource; problems: readonly Problem[] } => {
  if (yaml.broken) return { problems: yaml.problems }
  const { value, faults } = checkShape(lessonSchema, yaml.data ?? {})
  const problems = faults.map(({ path, onKey, problem, mend }) => ({
    file,
    ...(onKey === true ? yaml.placeOfKey(path) : yaml.placeOf(path)),
    problem,
    mend,
  }))
  return value === undefined ? { problems } : { source: value, problems }
}

const checkBody = (file: string, { body, bodyLine }: Parts): { words: number; problems: Problem[] } => {
  const { words, faults } = readMarkup(body)
  const placeAt = (offset: number) => {
    const before = body.slice(0, offset).split('\n')
    return { line: bodyLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 }
  }
  const problems: Problem[] = faults.map(({ offset, problem, mend }) => ({
    file,
    ...placeAt(offset),
    problem,
    mend,
  }))
  const first = placeAt(Math.max(body.search(/\S/), 0))
  if (words > mostWords)
    problems.push({
      file,
      ...first,
      problem: `The body has ${words} words; at most ${mostWords} are allowed.`,
      mend: `Cut ${words - mostWords} or more words, or make two lessons of it.`,
    })
  if (words === 0)
    problems.push({
      file,
      ...first,
      problem: 'The lesson has no body.',
      mend: `Write up to ${mostWords} words after the front matter.`,
    })
  return { words, problems }
}

/** Reads a lesson (LF line ends) and finds the faults of its own. */
export const readLesson = ({ path, text, unread }: PackFile): ReadLesson => {
  if (unread) return { unread, body: '', words: 0, problems: [] }
  const parts = split(text)
  if (parts.yaml === undefined)
    // Where the body begins can't be told.
    return {
      body: '',
      words: 0,
      problems: [
        {
          file: path,
          line: 1,
          column: 1,
          problem: parts.missing ?? 'The lesson has no front matter.',
          mend: 'Write a line `---`, then `title`, `outcomes` and `sources`, then a line `---`, then the body.',
        },
      ],
    }
  const body = checkBody(path, parts)
  const yaml = readYaml(path, parts.yaml, 2)
  const { source, problems } = readFrontMatter(path, yaml)
  return {
    body: parts.body.trim(),
    words: body.words,
    ...(!yaml.broken && { frontMatter: yaml }),
    ...(source !== undefined && { source }),
    problems: [...problems, ...body.problems],
  }
}
