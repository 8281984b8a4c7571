/** Whether a translated item is the same question: in any language the same answer is right. */
import type { RawItem } from './item-kind.ts'
import type { ReadItem } from './items.rules.ts'
import type { ItemProblem, YamlPath } from './problem.ts'

/** Fields that no language changes, with what holds where they are left out. */
const fixedFields: readonly (readonly [name: string, otherwise: unknown])[] = [
  ['outcome', undefined],
  ['difficulty', undefined],
  ['reserve', false],
  ['answer', undefined],
  ['tolerance', undefined],
  ['tolerancePercent', undefined],
]

/** Lists whose entries belong to each other one by one, and what of an entry no language changes. */
const fixedLists: readonly (readonly [
  name: string,
  entry: string,
  fields: readonly (readonly [name: string, otherwise: unknown])[],
])[] = [
  ['options', 'option', [['correct', false]]],
  [
    'misses',
    'miss',
    [
      ['value', undefined],
      ['tolerance', undefined],
    ],
  ],
]

/** Fields that are translated, and are there in every language or in none. */
const translatedFields = ['unit', 'explanation']

const fieldOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, name)
    ? ((value as RawItem)[name] ?? undefined)
    : undefined

const said = (value: unknown): string => (value === undefined ? 'nothing' : `\`${String(value)}\``)

const differs = (
  path: YamlPath,
  original: unknown,
  translated: unknown,
  otherwise: unknown,
): ItemProblem[] => {
  const is = translated ?? otherwise
  const should = original ?? otherwise
  if (is === should) return []
  const name = String(path.at(-1))
  const mend = should === undefined ? `Take \`${name}\` out.` : `Write \`${name}: ${String(should)}\`.`
  return [{ path, problem: `\`${name}\` is ${said(is)} here, but ${said(should)} in the pack.`, mend }]
}

const listFaults = (original: RawItem, translated: RawItem): ItemProblem[] =>
  fixedLists.flatMap(([list, entry, fields]) => {
    const [should, is] = [fieldOf(original, list), fieldOf(translated, list)].map((value) =>
      Array.isArray(value) ? (value as unknown[]) : [],
    )
    if (should === undefined || is === undefined) return []
    if (should.length !== is.length)
      return [
        {
          path: [list],
          problem: `The item has ${is.length} ${list} here, but ${should.length} in the pack.`,
          mend: `Translate each ${entry} of the pack, in the same order.`,
        },
      ]
    return should.flatMap((each, index) =>
      fields.flatMap(([name, otherwise]) =>
        differs([list, index, name], fieldOf(each, name), fieldOf(is[index], name), otherwise),
      ),
    )
  })

/** Every way in which a translated item asks something else than the pack's; places from the item's own root. */
export const differencesOf = (original: ReadItem, translated: ReadItem): ItemProblem[] => {
  const [should, is] = [original.raw, translated.raw]
  const kind = differs(['kind'], fieldOf(should, 'kind'), fieldOf(is, 'kind'), undefined)
  if (kind.length > 0) return kind
  return [
    ...fixedFields.flatMap(([name, otherwise]) =>
      differs([name], fieldOf(should, name), fieldOf(is, name), otherwise),
    ),
    ...listFaults(should, is),
    ...translatedFields.flatMap((name): ItemProblem[] => {
      const there = fieldOf(should, name) !== undefined
      if (there === (fieldOf(is, name) !== undefined)) return []
      return [
        {
          path: there ? [] : [name],
          problem: `The item ${there ? 'lacks the' : 'has'} \`${name}\`${there ? ' that it has' : ', which it has not'} in the pack.`,
          mend: there ? `Translate \`${name}\`.` : `Take \`${name}\` out, or add it to the pack.`,
        },
      ]
    }),
  ]
}
