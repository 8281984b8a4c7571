/** Every kind of item that can be asked. A new kind is one file here and one line, beside its schema in content. */
import type { ItemKindName, ItemSource } from '../../content/pack-format.ts'
import type { ItemKind } from './item-kind.ts'
import { multipleChoice } from './multiple-choice.ts'
import { numeric } from './numeric.ts'
import { shortText } from './short-text.ts'
import { singleChoice } from './single-choice.ts'
import { trueFalse } from './true-false.ts'

const kinds = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'true-false': trueFalse,
  numeric: numeric,
  'short-text': shortText,
} satisfies Record<ItemKindName, unknown>

export const askedKinds: readonly string[] = Object.keys(kinds)

/**
 * The kind that belongs to an item. The registry pairs each kind with its own content and answers, which is
 * more than the type of a look-up can say; the contract test holds it.
 */
export const kindOf = (item: ItemSource): ItemKind<ItemSource, unknown> =>
  kinds[item.kind] as unknown as ItemKind<ItemSource, unknown>
