import { expect, it } from 'vitest'
import { askedTexts } from '../../../src/credentials/evidence/evidence-texts.rules.ts'
import { achievementSource } from '../../builders/credentials.ts'
import { replacement } from '../../builders/evidence.ts'

const criterion = { ...replacement, accepts: [...replacement.accepts], rubric: [...replacement.rubric] }
const definition = achievementSource({ title: 'Replacing', criteria: criterion })
const german = {
  title: 'Ersetzen',
  evidence: [
    {
      id: replacement.id,
      title: 'Ein Messumformer, ersetzt',
      instructions: 'Ersetze einen Messumformer.',
      rubric: [{ id: 'isolated', text: 'Die Leitung war abgesperrt' }],
    },
  ],
}

it('what is asked to be shown is in the language of the reader, as far as the pack has it', () => {
  const texts = askedTexts({ definition, translations: { de: german } }, criterion, { language: 'de' })
  expect(texts).toEqual({
    achievement: 'Ersetzen',
    title: 'Ein Messumformer, ersetzt',
    instructions: 'Ersetze einen Messumformer.',
    rubric: [
      { id: 'isolated', text: 'Die Leitung war abgesperrt' },
      { id: 'zeroed', text: 'The zero was checked' },
    ],
  })
  const english = askedTexts({ definition, translations: { de: german } }, criterion, { language: 'en' })
  expect(english).toMatchObject({ achievement: 'Replacing', title: 'A transmitter, replaced' })
})
