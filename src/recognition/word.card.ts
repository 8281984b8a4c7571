import { type Card, type Dialog, quotedRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'

export const wordDialog = (
  about: { readonly momentId: string; readonly name: string; readonly most: number },
  say: Say,
): Dialog => ({
  name: 'kind-word-write',
  title: say.plain('words.title', { name: about.name }),
  submitLabel: say.plain('words.send'),
  closeLabel: say.plain('announce.edit-cancel'),
  submit: { intent: 'kind-word-said', args: { moment: about.momentId } },
  nodes: [
    {
      type: 'text-input',
      id: 'words',
      label: say.plain('words.label'),
      multiline: true,
      maxLength: about.most,
    },
    { type: 'context', text: say.rich('words.only', { name: about.name }) },
  ],
})

/** A colleague's words, as the person of a moment reads them. */
export const wordCard = (
  word: { readonly id: string; readonly from: string; readonly title: string; readonly text: string },
  say: Say,
): Card => ({
  name: 'kind-word',
  nodes: [
    { type: 'heading', text: say.plain('words.heading', { name: word.from }) },
    { type: 'text', text: quotedRich(word.text) },
    ...(word.title
      ? [{ type: 'context', text: say.rich('words.about', { title: word.title }) } as const]
      : []),
    {
      type: 'actions',
      buttons: [
        { label: say.plain('words.report'), action: { intent: 'kind-word-report', args: { word: word.id } } },
      ],
    },
  ],
})

/** Before a word is reported: what follows from it. */
export const sureCard = (
  { id: word, from: name, text }: { readonly id: string; readonly from: string; readonly text: string },
  say: Say,
): Card => ({
  name: 'kind-word-sure',
  nodes: [
    { type: 'heading', text: say.plain('words.heading', { name }) },
    { type: 'text', text: quotedRich(text) },
    { type: 'text', text: say.rich('words.sure', { name }), tone: 'attention' },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('words.report-sure'),
          style: 'danger',
          action: { intent: 'kind-word-report-sure', args: { word } },
        },
        { label: say.plain('words.keep'), action: { intent: 'kind-word-keep', args: { word } } },
      ],
    },
  ],
})

/** What an admin reads of a message that was reported. */
export const reportCard = (
  report: { readonly from: string; readonly to: string; readonly text: string },
  say: Say,
): Card => ({
  name: 'kind-word-reported',
  nodes: [
    { type: 'heading', text: say.plain('words.report-heading') },
    { type: 'text', text: say.rich('words.report-text', { from: report.from, to: report.to }) },
    { type: 'text', text: quotedRich(report.text) },
  ],
})

/** A manager's thanks, to be changed and sent. */
export const praiseDialog = (
  about: {
    readonly args: Readonly<Record<string, string>>
    readonly name: string
    readonly draft: string
    readonly most: number
  },
  say: Say,
): Dialog => ({
  name: 'praise',
  title: say.plain('praise.title', { name: about.name }),
  submitLabel: say.plain('words.send'),
  closeLabel: say.plain('announce.edit-cancel'),
  submit: { intent: 'praise-said', args: about.args },
  nodes: [
    {
      type: 'text-input',
      id: 'words',
      label: say.plain('praise.label'),
      multiline: true,
      value: about.draft,
      maxLength: about.most,
    },
  ],
})

export const praisedCard = (from: string, text: string, say: Say): Card => ({
  name: 'praised',
  nodes: [
    { type: 'heading', text: say.plain('praise.received', { name: from }) },
    { type: 'text', text: quotedRich(text) },
  ],
})
