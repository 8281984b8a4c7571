import type { CardNode } from './card.ts'
import { languageName, languagePart } from './locale.rules.ts'
import type { Say } from './messages/catalogue.ts'

/** A quiet line where content is shown in another language than the reader's, because it isn't translated yet. */
export const translationNote = (shownIn: string | undefined, say: Say): readonly CardNode[] =>
  shownIn === undefined || languagePart(shownIn) === say.language
    ? []
    : [
        {
          type: 'context',
          text: say.rich('translation.missing', { language: languageName(shownIn, say.locale) }),
        },
      ]
