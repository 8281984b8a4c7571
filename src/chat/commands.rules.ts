import { englishWord } from './command-words.rules.ts'

/** What people type, parsed to an intent's name and arguments. The same words everywhere. */
export type Command = { readonly name: string; readonly args: Readonly<Record<string, string>> }

const plain = new Set([
  'today',
  'more',
  'learn',
  'progress',
  'settings',
  'resume',
  'why',
  'help',
  'link',
  'unlink',
  'web',
  'home',
])

const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    lesson: 'today',
    start: 'today',
    next: 'more',
    pathways: 'learn',
    catalogue: 'learn',
    catalog: 'learn',
    status: 'progress',
    preferences: 'settings',
    continue: 'resume',
    hello: 'welcome',
    hi: 'welcome',
    hey: 'welcome',
  }),
)

/** What is typed for a code, right or not: seven to nine signs in one or two groups. A sentence is none. */
const codePattern = /^[\p{L}\p{N}]{3,5}[\s-]?[\p{L}\p{N}]{4,5}$/u

const wordPattern = /^[\s/¿¡]*(por\s+qu[eé](?!\p{L})|\p{L}+)[\s.!?]*(.*)$/isu

/** Reads a command; anything that is none becomes a `hint` with the text. Nothing at all asks for help. */
export const parseCommand = (text: string): Command => {
  const typed = text.trim().slice(0, 500).normalize('NFC')
  if (typed === '') return { name: 'help', args: {} }
  const found = wordPattern.exec(typed)
  const word = englishWord(found?.[1] ?? '')
  const rest = (found?.[2] ?? '').trim()
  if (word === 'pause') return { name: 'pause', args: { text: rest } }
  if (word === 'link' && codePattern.test(rest)) return { name: 'link-code', args: { code: rest } }
  const name = plain.has(word) ? word : synonyms.get(word)
  return name && rest === '' ? { name, args: {} } : { name: 'hint', args: { text: typed } }
}
