import { describe, expect, test } from 'vitest'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import { checkNames } from '../../../src/kernel/credential-tools.ts'
import { checkSentence, sentences } from '../../../src/web/check-words.ts'
import { keyOf, nodesOf, sourceFiles, textsOf, walk } from '../messages/source.ts'

/** What a fetch says; it is a part of other sentences. */
const isAboutChecks = ({ path }: { path: string }) =>
  path.startsWith('infra/open-badges/') && !/guarded-fetch|documents/.test(path)

/** Every reason that the checks may give, as their source has it; `*` where a part of it is put in. */
const reasonsInSource = (): string[] => {
  const found = new Set<string>()
  for (const file of sourceFiles().filter(isAboutChecks))
    walk(file, (node) => {
      const [callee] = node.type === 'CallExpression' ? nodesOf(node.callee) : []
      const given =
        callee?.type === 'Identifier' && callee.name === 'check' ? nodesOf(node.arguments)[2] : undefined
      for (const text of textsOf(keyOf(node) === 'reason' ? node.value : given)) found.add(text)
    })
  found.delete('not-a-picture')
  return [...found]
}

describe('why a check came out as it did', () => {
  const reasons = reasonsInSource()

  test('is said in a sentence of its own, whatever it is', () => {
    expect(reasons.length).toBeGreaterThan(35)
    const silent = reasons.filter((reason) => {
      const pattern = new RegExp(`^${reason.replaceAll('*', '[a-z]+')}$`)
      return !Object.keys(sentences).some((known) => pattern.test(known))
    })
    expect(silent).toEqual([])
  })

  test('is said also where a check brings none of the values of the sentence', () => {
    for (const language of ['en', 'de', 'es'])
      for (const reason of Object.keys(sentences))
        for (const name of checkNames) {
          const said = checkSentence({ name, outcome: 'failed', reason }, sayIn(language))
          expect(said?.trim()).toBeTruthy()
          expect(said).not.toMatch(/[{}]|undefined|NaN/)
        }
  })
})
