/** Every kind of item there is, by its name in packs. A new kind is one file here and one line. */
import { multipleChoice } from './multiple-choice.ts'
import { numeric } from './numeric.ts'
import { shortText } from './short-text.ts'
import { singleChoice } from './single-choice.ts'
import { trueFalse } from './true-false.ts'

export const itemKinds = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'true-false': trueFalse,
  numeric: numeric,
  'short-text': shortText,
}
