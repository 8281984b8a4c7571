/**
 * A signature over linked data is over what words mean, not over the words: whoever renames `validUntil` in a context of their own
 * leaves the signature whole, and hides the end from everybody who reads the JSON. So contexts that are written inside may
 * add words, and rename none.
 */
import jsonld from 'jsonld'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import { knownMeanings, type loaderOf } from './contexts.ts'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** What a document may say in JSON-LD's own words. `@nest` and the like move members to where nobody looks for them. */
const plain = new Set(['@context', '@id', '@type', '@value', '@language', '@direction', '@list', '@set'])
/** What a context may say of itself. `@import` would fetch another. */
const ofContexts = new Set(['@vocab', '@version', '@protected', '@language', '@direction', '@propagate'])

/** Whether a word of a context means something that has a word already: of the standards, or of JSON-LD. */
const isRenaming = (definition: unknown): boolean => {
  const meaning = isObject(definition) ? definition['@id'] : definition
  if (isObject(definition) && ('@reverse' in definition || '@nest' in definition)) return true
  if (typeof meaning !== 'string') return false
  return meaning.startsWith('@') || knownMeanings().has(meaning)
}

const renamedInContext = (context: unknown): string | undefined => {
  if (!isObject(context)) return undefined
  for (const [word, definition] of Object.entries(context)) {
    if (word.startsWith('@') ? !ofContexts.has(word) : isRenaming(definition)) return word
    const scoped = isObject(definition) && '@context' in definition ? listOf(definition['@context']) : []
    const inside = scoped.map(renamedInContext).find((found) => found !== undefined)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** A word by which a document renames another, anywhere in it; `undefined` where there is none. */
export const renamedWord = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.map(renamedWord).find((found) => found !== undefined)
  if (!isObject(value)) return undefined
  for (const [word, inside] of Object.entries(value)) {
    if (word.startsWith('@') && !plain.has(word)) return word
    const found =
      word === '@context'
        ? listOf(inside)
            .map(renamedInContext)
            .find((one) => one !== undefined)
        : renamedWord(inside)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * A member that the document has for linked data and lacks in its JSON, under the name that the bundled contexts give it:
 * whatever way it was renamed, by a prefix, by a vocabulary or by a context of a type.
 */
export const hiddenWord = async (
  document: JsonObject,
  documentLoader: ReturnType<typeof loaderOf>,
): Promise<string | undefined> => {
  const contexts = listOf(document['@context'])
  const named = contexts.filter((one) => typeof one === 'string')
  if (named.length === contexts.length) return undefined
  const meant = await jsonld.expand(document, { documentLoader })
  const usual = await jsonld.compact(meant, { '@context': named }, { documentLoader })
  return Object.keys(usual).find(
    (word) => !word.startsWith('@') && !word.includes(':') && !Object.hasOwn(document, word),
  )
}
