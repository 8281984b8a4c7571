import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemSource } from '../../../src/content/pack-format.ts'
import { checkContent } from '../../../src/content/validate.ts'
import { kindOf } from '../../../src/quizzes/items/registry.ts'

const common = {
  id: 'an-item',
  outcome: 'an-outcome',
  difficulty: 'medium',
  prompt: 'What is it?',
  reserve: false,
  explanation: 'Because it is.',
} as const

const accepts = (accept: readonly string[], typed: string, locale: string): boolean => {
  const item: ItemSource = { ...common, kind: 'short-text', accept: [...accept] }
  const kind = kindOf(item)
  const read = kind.parse(item, { args: {}, given: typed }, { seed: 1, locale })
  return read.ok && kind.grade(item, read.value).correct
}

/** The articles, written down once more. */
const articles: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'a', 'an'],
  de: ['der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'einen', 'einem', 'einer', 'eines'],
  es: ['el', 'la', 'los', 'las', 'un', 'una', 'unos', 'unas', 'lo'],
}
const allArticles = Object.values(articles).flat()
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
const spelledOut = (text: string): string =>
  text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')

const word = fc
  .stringMatching(/^[a-zäöüßéñ]{2,9}$/)
  .filter((each) => !allArticles.includes(withoutAccents(each)))
const form = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const inLanguage = fc
  .constantFrom('en', 'de', 'es')
  .chain((language) => fc.tuple(fc.constant(language), fc.constantFrom('', ...(articles[language] ?? []))))

describe('a short text in three languages', () => {
  test('takes a form with any article of the reader’s language, in any case, however its accents are typed', () => {
    fc.assert(
      fc.property(
        form,
        inLanguage,
        fc.constantFrom(
          (text: string) => text,
          (text: string) => text.toUpperCase(),
          withoutAccents,
          spelledOut,
          (text: string) => spelledOut(text).toUpperCase(),
        ),
        fc.boolean(),
        (accepted, [language, article], spell, isInForm) => {
          const long = `${article} ${accepted}`.trim()
          const [there, typed] = isInForm ? [long, accepted] : [accepted, long]
          expect(accepts([there], spell(typed), language)).toBe(true)
          // And the other way round: forms are written without umlauts, too.
          expect(accepts([spell(there)], typed, language)).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('does not take words that share only their beginning or their end', () => {
    fc.assert(
      fc.property(form, word, inLanguage, (accepted, more, [language]) => {
        for (const typed of [
          `${accepted} ${more}`,
          `${accepted}${more}`,
          `${more} ${accepted}`,
          accepted.slice(0, -1),
        ])
          expect(accepts([accepted], typed, language)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['Übergangspassung', 'Uebergangspassung', 'de'],
    ['Uebergangspassung', 'eine Übergangspassung', 'de'],
    ['Übergangspassung', 'die ubergangspassung', 'de'],
    ['Uebergangspassung', 'Übergangspassung', 'en'],
    ['Maß', 'das Mass', 'de-CH'],
    ['ajuste de transición', 'El ajuste de transicion', 'es-MX'],
    ['una causa raíz', 'la causa raiz', 'es'],
    ['live zero', 'der live zero', 'de'],
    ['pingüino', 'pinguino', 'es'],
  ])('%j takes %j in %s', (accepted, typed, locale) => {
    expect(accepts([accepted], typed, locale)).toBe(true)
  })

  test.each([
    ['dos', 'does', 'en'],
    ['does', 'dos', 'en'],
    ['value', 'valu', 'en'],
    ['steal', 'stäl', 'en'],
    ['die casting', 'casting', 'en'],
    ['casting', 'die casting', 'en'],
    ['die', 'das', 'de'],
    ['die', 'der', 'en'],
    ['la', 'el', 'es'],
    ['Neuer', 'nür', 'de'],
    ['masa', 'masas', 'es'],
  ])('%j does not take %j in %s', (accepted, typed, locale) => {
    expect(accepts([accepted], typed, locale)).toBe(false)
  })

  test('what is stored of an English answer is its text alone', () => {
    const item: ItemSource = { ...common, kind: 'short-text', accept: ['live zero'] }
    const stored = (locale: string) =>
      kindOf(item).parse(item, { args: {}, given: 'live zero' }, { seed: 1, locale })
    expect(stored('en-GB')).toEqual({ ok: true, value: { text: 'live zero' } })
    expect(stored('de-CH')).toEqual({ ok: true, value: { text: 'live zero', language: 'de' } })
  })
})

type Accepted = { readonly id: string; readonly pack: string; readonly forms: readonly string[] }

/** The short texts of all packs, each with the forms of all its languages. */
const shortTexts = (): Accepted[] => {
  const folder = fileURLToPath(new URL('../../../content', import.meta.url))
  return readdirSync(folder).flatMap((name) =>
    checkContent(join(folder, name)).packs.flatMap((pack) =>
      pack.modules
        .flatMap(({ lessons }) => lessons.flatMap(({ items }) => items))
        .flatMap((item): Accepted[] => {
          if (item.kind !== 'short-text') return []
          const translated = (pack.translations ?? []).flatMap(({ items }) => {
            const same = items[item.id]
            return same?.kind === 'short-text' ? same.accept : []
          })
          return [{ id: item.id, pack: pack.id, forms: [...new Set([...item.accept, ...translated])] }]
        }),
    ),
  )
}

describe('in the starter packs', () => {
  const found = shortTexts()

  test('every form is taken by its own question, in each language', () => {
    expect(found.length).toBeGreaterThan(30)
    for (const { id, forms } of found)
      for (const typed of forms)
        for (const locale of ['en', 'de', 'es'])
          expect({ id, typed, right: accepts(forms, typed, locale) }).toMatchObject({ right: true })
  })

  test('a form of another question is taken only where it stands among a question’s own', () => {
    const plain = (text: string): string =>
      withoutAccents(text)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
    const collapsed = found.flatMap(({ id, pack, forms }) => {
      const own = new Set(forms.map(plain))
      return found
        .filter((other) => other.pack === pack && other.id !== id)
        .flatMap((other) => other.forms)
        .filter((typed) => !own.has(plain(typed)))
        .filter((typed) => ['de', 'es'].some((locale) => accepts(forms, typed, locale)))
        .map((typed) => `${id} takes ${typed}`)
    })
    expect(collapsed).toEqual([])
  })
})
