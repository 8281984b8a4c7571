/** One items file: every item by itself. What ties items to lessons and outcomes is in `references.rules.ts`. */
import * as z from 'zod'
import { commonItemFields } from './item-fields.ts'
import type { RawItem } from './item-kind.ts'
import { itemKinds } from './item-schemas/registry.ts'
import { readMarkup } from './markup.rules.ts'
import { didYouMean } from './nearest.rules.ts'
import type { ItemSource } from './pack-format.ts'
import type { PackFile, Problem, YamlPath } from './problem.ts'
import type { SchemaFault } from './schema-faults.rules.ts'
import { checkShape } from './schema-faults.rules.ts'
import type { Place, YamlText } from './yaml-lines.rules.ts'
import { readYaml } from './yaml-lines.rules.ts'

/** An item as far as it could be read; `item` where it has no fault of its own. */
export type ReadItem = {
  readonly raw: RawItem
  readonly placeOf: (...path: YamlPath) => Place
  readonly item?: ItemSource
}

/** An items file. `broken`: some of it could not be read, so its items can't be counted. */
export type ReadItems = {
  readonly broken: boolean
  readonly items: readonly ReadItem[]
  readonly problems: readonly Problem[]
}

const kindNames = Object.keys(itemKinds)
const isKnownKind = (kind: unknown): kind is keyof typeof itemKinds =>
  typeof kind === 'string' && Object.hasOwn(itemKinds, kind)

const withoutKind = z.looseObject(commonItemFields)

const shapeOf = (raw: RawItem): { value?: ItemSource; faults: readonly SchemaFault[] } => {
  const { kind } = raw
  if (isKnownKind(kind)) return checkShape<z.ZodType<ItemSource>>(itemKinds[kind].schema, raw)
  const { faults } = checkShape(withoutKind, raw)
  const names = kindNames.map((name) => `\`${name}\``).join(', ')
  if (kind === undefined || kind === null)
    return {
      faults: [
        ...faults,
        { path: [], problem: '`kind` is missing.', mend: `Add \`kind\`: one of ${names}.` },
      ],
    }
  const mend = didYouMean(String(kind), kindNames, 'There is no such kind.')
  return {
    faults: [...faults, { path: ['kind'], problem: `The item kind "${String(kind)}" is not known.`, mend }],
  }
}

const isGroup = (value: unknown): value is RawItem =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const richFields = new Set(['prompt', 'explanation', 'true', 'false'])

// Every text that is drawn as Markdown, with its path: the prompt and the explanations, wherever they stand.
const richTexts = (value: unknown, path: YamlPath = []): { path: YamlPath; text: string }[] => {
  if (Array.isArray(value)) return value.flatMap((entry, index) => richTexts(entry, [...path, index]))
  if (isGroup(value)) return Object.entries(value).flatMap(([key, entry]) => richTexts(entry, [...path, key]))
  const field = path.at(-1)
  const rich = typeof value === 'string' && typeof field === 'string' && richFields.has(field)
  return rich ? [{ path, text: value }] : []
}

const saysNothing =
  /^\W*(?:that(?:'|’)?s |this is |das ist |es )?(?:wrong|right|correct|incorrect|not correct|false|true|yes|no|falsch|richtig|stimmt|stimmt nicht|leider falsch|ja|nein|correcto|incorrecto|verdadero|falso|sí)(?!\p{L})\P{L}*$/iu

const checkRichTexts = (raw: RawItem): SchemaFault[] =>
  richTexts(raw).flatMap(({ path, text }) => {
    const faults: SchemaFault[] = readMarkup(text, { inlineOnly: true }).faults.map(({ problem, mend }) => ({
      path,
      problem,
      mend,
    }))
    if (path.at(-1) !== 'prompt' && saysNothing.test(text))
      faults.push({
        path,
        problem: `The explanation "${text}" does not say why.`,
        mend: 'Add the reason, warmly.',
      })
    return faults
  })

const readItem = (
  file: string,
  yaml: YamlText,
  index: number,
  raw: unknown,
): { item?: ReadItem; problems: Problem[] } => {
  const at = (path: YamlPath): YamlPath => [index, ...path]
  if (!isGroup(raw))
    return {
      problems: [
        {
          file,
          ...yaml.placeOf(at([])),
          problem: `Entry ${index + 1} is not an item.`,
          mend: 'Write an item after `- `: its fields one a line, beginning with `id`.',
        },
      ],
    }
  const { value, faults } = shapeOf(raw)
  const between = isKnownKind(raw.kind) ? itemKinds[raw.kind].check(raw) : []
  const all = [...faults, ...between, ...checkRichTexts(raw)]
  const problems = all.map((fault) => {
    const onKey = 'onKey' in fault && fault.onKey === true
    const place = onKey ? yaml.placeOfKey(at(fault.path)) : yaml.placeOf(at(fault.path))
    return { file, ...place, problem: fault.problem, mend: fault.mend }
  })
  const placeOf = (...path: YamlPath): Place => yaml.placeOf(at(path))
  return { item: { raw, placeOf, ...(value !== undefined && all.length === 0 && { item: value }) }, problems }
}

const readList = (file: string, yaml: YamlText): ReadItems => {
  if (yaml.broken) return { broken: true, items: [], problems: yaml.problems }
  if (!Array.isArray(yaml.data) || yaml.data.length === 0)
    return {
      broken: true,
      items: [],
      problems: [
        {
          file,
          ...yaml.placeOf([]),
          problem: 'The file holds no list of items.',
          mend: 'Begin each item with `- id: …` in the first column.',
        },
      ],
    }
  const read = yaml.data.map((raw: unknown, index) => readItem(file, yaml, index, raw))
  return {
    broken: false,
    items: read.flatMap(({ item }) => (item === undefined ? [] : [item])),
    problems: read.flatMap(({ problems }) => problems),
  }
}

// Where the syntax of one item is wrong, the others are still read: each begins with a dash in the first column.
const readOneByOne = (file: string, text: string): ReadItems[] => {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (/^-(?:\s|$)/.test(line) ? [index] : []))
  return starts.map((start, index) => {
    const chunk = lines.slice(start, starts[index + 1]).join('\n')
    return readList(file, readYaml(file, chunk, start + 1))
  })
}

/** Reads an items file (LF line ends) and finds the faults of each item. */
export const readItems = ({ path, text, unread }: PackFile): ReadItems => {
  if (unread) return { broken: true, items: [], problems: [] }
  const whole = readYaml(path, text)
  if (!whole.broken) return readList(path, whole)
  const parts = readOneByOne(path, text)
  const problems = parts.flatMap((part) => part.problems)
  // The fault may lie between items, or be seen only in the whole.
  if (!parts.some((part) => part.broken)) problems.push(...whole.problems)
  return { broken: true, items: parts.flatMap((part) => part.items), problems }
}
