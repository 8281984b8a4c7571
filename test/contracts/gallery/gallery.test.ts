import { describe, expect, test } from 'vitest'
import type { Action, Card, CardNode, Dialog } from '../../../src/chat/card.ts'
import { needsLetters, optionLetter } from '../../../src/chat/card.ts'
import { cardWordsIn } from '../../../src/chat/card-words.ts'
import { fallbackText, spokenLabel } from '../../../src/chat/fallback.ts'
import { languages } from '../../../src/chat/messages/catalogue.ts'
import { pseudoLocale } from '../../../src/chat/pseudo.rules.ts'
import { richToPlain } from '../../../src/chat/rich.ts'
import { intents } from '../../../src/intents.ts'
import {
  renderDialog as slackDialog,
  renderHome as slackHome,
  renderMessage as slackMessage,
} from '../../../src/platforms/slack/render.ts'
import { renderCard as teamsCard, renderDialog as teamsDialog } from '../../../src/platforms/teams/render.ts'
import type { GalleryEntry } from '../../../src/playground/deps.ts'
import { readView } from '../../../src/playground/slack-workspace/blocks/view.ts'
import { galleryOfPacks } from '../../builders/gallery.ts'
import { faultsOfMessage } from '../cards/slack-checks.ts'
import { faultsOf } from '../cards/teams-checks.ts'
import { isNode, keyOf, nodesOf, type SourceFile, sourceFiles, textsOf, walk } from '../messages/source.ts'

const entries = galleryOfPacks()
const shownOf = ({ name, card, dialog }: GalleryEntry): Card | Dialog => {
  const shown = card ?? dialog
  if (!shown) throw new Error(`${name} shows nothing`)
  return shown
}
const actionsOf = (shown: Card | Dialog): Action[] => [
  ...('submit' in shown ? [shown.submit] : []),
  ...shown.nodes.flatMap((node) =>
    node.type === 'actions'
      ? node.buttons.map(({ action }) => action)
      : node.type === 'options'
        ? node.options.map(({ action }) => action)
        : [],
  ),
]

/** What is to be heard of a node: each option, each result, and all that can be done. */
const heard = (node: CardNode): readonly string[] => {
  switch (node.type) {
    case 'heading':
      return [node.text]
    case 'text':
    case 'context':
      return [richToPlain(node.text)]
    case 'image':
      return [node.alt]
    case 'fields':
      return node.fields.flatMap(({ label, value }) => [label, value])
    case 'progress':
      return [node.label, node.text]
    case 'actions':
      return node.buttons.flatMap((button) => [button.label, `[${spokenLabel(button)}]`])
    case 'options':
      // With letters where a line of its own is needed for each, else as they stand on their buttons.
      return node.options.map(({ text }, index) =>
        needsLetters(node.options) ? `${optionLetter(index)}: ${text}` : `[${text}]`,
      )
    case 'select':
    case 'checks':
      return [node.label, ...node.options.map(({ label }) => label)]
    case 'text-input':
      return [node.label, node.placeholder ?? '', node.value ?? '']
    case 'time-input':
    case 'date-input':
      return [node.label, node.value ?? '']
    case 'divider':
      return []
    default: {
      const forgotten: never = node
      return forgotten
    }
  }
}

/** What a renderer says where something was cut or left out, in the language of a card. */
const isCut = (locale: string) => {
  const { shortened, notShown } = cardWordsIn(locale)
  return (text: string): boolean =>
    text.includes(shortened) || [1, 2, 50].some((n) => text.includes(notShown(n)))
}

const stringsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : []

describe.each(entries.map((entry) => [`${entry.locale} ${entry.name}`, entry] as const))(
  '%s',
  (_name, entry) => {
    const shown = shownOf(entry)

    test('is what Slack takes, and whole', () => {
      if (entry.dialog) {
        expect(readView(slackDialog(entry.dialog), 'modal')).toMatchObject({ ok: true })
      }
      if (entry.card) {
        const message = slackMessage(entry.card)
        expect(faultsOfMessage(message)).toEqual([])
        expect(readView(slackHome(entry.card), 'home')).toMatchObject({ ok: true })
        expect(stringsOf(message).filter(isCut(entry.locale))).toEqual([])
      }
    })

    test('is an Adaptive Card that Teams takes, and whole', () => {
      const card = entry.card ? teamsCard(entry.card) : entry.dialog && teamsDialog(entry.dialog)
      expect(card && faultsOf(card)).toEqual([])
      expect(stringsOf(card).filter(isCut(entry.locale))).toEqual([])
      expect(card?.lang).toBe(entry.locale.slice(0, 2))
    })

    test('says in its fallback text every option, every result and what can be done', () => {
      const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
      const text = fallbackText(shown)
      const whole = [
        ...shown.nodes.flatMap(heard),
        ...('title' in shown ? [shown.title, `[${shown.submitLabel}]`, `[${shown.closeLabel}]`] : []),
      ]
      expect(whole.length).toBeGreaterThan(0)
      expect(whole.flatMap(lines).filter((line) => !text.includes(line))).toEqual([])
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}|\*\*/)
    })

    test('leads to what the product can do', () => {
      expect(actionsOf(shown).filter(({ intent }) => !Object.hasOwn(intents, intent))).toEqual([])
    })
  },
)

/** The names of all cards and dialogs that the code makes, by file; `*` stands for what is put in. */
const namesIn = (file: SourceFile): string[] => {
  const found: string[] = []
  walk(file, (node) => {
    if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'noticeCard') {
      found.push(...textsOf(nodesOf(node.arguments)[0]).map((name) => `notice-${name}`))
    }
    if (node.type !== 'ObjectExpression') return
    const properties = nodesOf(node.properties)
    const named = properties.find((property) => keyOf(property) === 'name')
    if (named && properties.some((property) => keyOf(property) === 'nodes'))
      found.push(...textsOf(named.value))
  })
  return found
}

describe('the gallery', () => {
  const names = new Set(entries.map(({ name }) => name))
  /** One name may be shown several times, with what it is shown with behind it: `feedback-right-numeric`. */
  const isShown = (name: string): boolean => {
    const pattern = new RegExp(
      `^${name.replace(/[.*+?^$()|[\]\\{}]/g, (special) => (special === '*' ? '.+' : `\\${special}`))}(?:-.+)?$`,
    )
    return [...names].some((each) => pattern.test(each))
  }
  const made = sourceFiles()
    .filter(({ path }) => !path.startsWith('playground/') && path !== 'chat/notice.card.ts')
    .flatMap((file) => namesIn(file).map((name) => ({ path: file.path, name })))

  test('shows every card and dialog that the code can make', () => {
    expect(made.length).toBeGreaterThan(40)
    expect(made.filter(({ name }) => !isShown(name)).map(({ path, name }) => `${path}: ${name}`)).toEqual([])
  })

  test('shows each name once in each language', () => {
    const shown = entries.map(({ locale, name }) => `${locale} ${name}`)
    expect(shown.filter((each, index) => shown.indexOf(each) !== index)).toEqual([])
    expect(new Set(entries.map(({ locale }) => locale))).toEqual(new Set([...languages, pseudoLocale]))
  })

  test('the scan sees what is planted', () => {
    const text = [
      "const a = { name: 'badge', nodes: [] }",
      'const b = { nodes: [], name: `badge-' + '$' + '{kind}` }',
      "const c = { name: good ? 'yes' : 'no', title: 'x', nodes }",
      "const d = noticeCard('gone', text)",
      "const e = { name: 'no card' }",
    ].join('\n')
    expect(namesIn({ path: 'a.ts', text })).toEqual(['badge', 'badge-*', 'yes', 'no', 'notice-gone'])
    expect(['question-*', 'feedback-right', 'home'].map(isShown)).toEqual([true, true, true])
    expect(['badge', 'badge-*', 'hom', 'notice-nowhere'].map(isShown)).toEqual([false, false, false, false])
  })
})
