import type { Card, Dialog } from '../../chat/card.ts'
import { cardWordsIn } from '../../chat/card-words.ts'
import { fallbackText } from '../../chat/fallback.ts'
import type { Intent } from '../../chat/intent.ts'
import { languagePart } from '../../chat/locale.rules.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import type { Reply } from '../../chat/platform.ts'
import type { Addressee } from '../../chat/say-directly.ts'
import { shorten } from '../../chat/shorten.ts'
import type { Taken, Way } from './intents.ts'
import { type AdaptiveCardJson, renderCard, renderDialog } from './render.ts'
import { cardAttachment } from './sending.ts'

/** What an invoke is answered with, as the body of its HTTP response. */
export type InvokeBody = Readonly<Record<string, unknown>>

export type AnswerDeps = {
  /** Says something in a conversation, or in the person's own chat, now or when Teams allows; `false` where it can't. */
  readonly say: (to: Addressee, card: Card) => Promise<boolean>
  /** What is done after the reply; nobody waits for it. */
  readonly afterwards: (work: Promise<unknown>) => void
}

/** What a press may answer in words: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const messageBody = (text: string): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
})

const cardBody = (card: AdaptiveCardJson, lang: string): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { ...card, lang: languagePart(lang) },
})

/** What stands under a card or in a dialog is a sentence or two. */
const wordsAtMost = 1_000

const textOf = (card: Card): string => shorten(fallbackText(card), wordsAtMost) || '–'

/** Words can be shown where they were asked for; what can be pressed or filled in needs a message. */
const isWords = (card: Card): boolean =>
  card.nodes.every(({ type }) => type === 'text' || type === 'context' || type === 'heading')

const dialogBody = (dialog: Dialog, opener: Intent | Way['opener'], lang: string): InvokeBody => ({
  task: {
    type: 'continue',
    value: {
      title: dialog.title,
      width: 'medium',
      height: 'medium',
      card: cardAttachment({
        ...renderDialog(
          dialog,
          cardWordsIn(dialog.locale),
          opener && { intent: 'name' in opener ? opener.name : opener.intent, args: opener.args ?? {} },
        ),
        ...{ lang: languagePart(lang) },
      }),
    },
  },
})

const taskMessage = (text: string): InvokeBody => ({ task: { type: 'message', value: text } })

/** The person's own chat; opened by the port where they are somewhere else. */
const chatOf = ({ intent, way }: Taken): Addressee => ({
  actor: intent.actor,
  conversation: way.personal ? way.conversation : undefined,
  serviceUrl: way.serviceUrl,
  handle: way.handle,
})

/** A button that opens the dialog, where it can't be opened by itself. */
const offerOf = ({ intent }: Taken, dialog: Dialog, locale: string): Card =>
  noticeCard('open-settings', sayIn(locale).rich('settings.open'), [
    { label: dialog.title, action: { intent: intent.name, args: intent.args }, opens: 'dialog' },
  ])

/** Carries out what a handler answered, in the way that the request came with. */
export const createAnswer = (deps: AnswerDeps) => {
  /** In the person's own chat; where they asked elsewhere, a word there says so. */
  const tell = async (taken: Taken, card: Card, locale: string): Promise<void> => {
    const { intent, way } = taken
    // Somebody of another tenant has no chat with the bot in this one.
    if (intent.actor.home !== undefined) {
      await deps.say(
        { actor: intent.actor, conversation: way.conversation, serviceUrl: way.serviceUrl },
        card,
      )
      return
    }
    const isSaid = await deps.say(chatOf(taken), card)
    if (way.personal || way.how !== 'text') return
    const there = { actor: intent.actor, conversation: way.conversation, serviceUrl: way.serviceUrl }
    const say = sayIn(locale)
    const notice = isSaid
      ? noticeCard('privately', say.rich('teams.privately'))
      : noticeCard('not-privately', say.rich('teams.not-privately'))
    await deps.say(there, notice)
  }

  /** The message itself, for everybody and every client. */
  const change = async (taken: Taken, card: Card): Promise<void> => {
    const { message, conversation } = taken.way
    const replaces = message === undefined ? {} : { conversation, replaces: { conversation, message } }
    await deps.say({ ...chatOf(taken), ...replaces }, card)
  }

  /** The answer to a sentence, or to the press of an older client: all of it as messages. */
  const inMessages = async (taken: Taken, reply: Reply, locale: string): Promise<void> => {
    switch (reply.kind) {
      case 'replace':
        return taken.way.how === 'submit' ? change(taken, reply.card) : tell(taken, reply.card, locale)
      case 'say':
      case 'whisper':
      case 'home':
        return tell(taken, reply.card, locale)
      case 'dialog':
        return tell(taken, offerOf(taken, reply.dialog, locale), locale)
      // Only a dialog that was sent is answered with errors, and it is no message.
      case 'dialog-errors':
      case 'nothing':
        return
      default:
        return reply satisfies never
    }
  }

  const shownTo = (taken: Taken, card: Card, locale: string): InvokeBody => {
    // Others see the message too, and their clients have no answer of their own.
    const isTheirs = taken.intent.actor.home === undefined
    if (isTheirs && !taken.way.personal && !taken.way.automatic) deps.afterwards(change(taken, card))
    return cardBody(renderCard(card, cardWordsIn(card.locale), { refreshFor: [taken.way.handle] }), locale)
  }

  /** Where an answer stands that is a message of its own: below, or in the person's own chat. */
  const whereabouts = ({ way }: Taken, locale: string): string => {
    const say = sayIn(locale)
    return way.personal ? say.plain('teams.below') : say.plain('teams.privately')
  }

  /** Words in the reply; anything else as a message of its own, with a word on where it is. */
  const besides = (
    taken: Taken,
    card: Card,
    locale: string,
    inWords: (text: string) => InvokeBody,
  ): InvokeBody => {
    if (isWords(card)) return inWords(textOf(card))
    deps.afterwards(tell(taken, card, locale))
    return inWords(whereabouts(taken, locale))
  }

  const pressed = (taken: Taken, reply: Reply, locale: string): InvokeBody => {
    switch (reply.kind) {
      case 'replace':
      case 'home':
        return shownTo(taken, reply.card, locale)
      case 'whisper':
        return besides(taken, reply.card, locale, messageBody)
      case 'say':
        deps.afterwards(tell(taken, reply.card, locale))
        return messageBody(whereabouts(taken, locale))
      case 'dialog':
        deps.afterwards(tell(taken, offerOf(taken, reply.dialog, locale), locale))
        return messageBody(whereabouts(taken, locale))
      case 'dialog-errors':
        return messageBody(Object.values(reply.errors).join('\n'))
      case 'nothing':
        return messageBody(sayIn(locale).plain('teams.on-its-way'))
      default:
        return reply satisfies never
    }
  }

  const inDialog = (taken: Taken, reply: Reply, locale: string): InvokeBody => {
    switch (reply.kind) {
      case 'dialog':
        return dialogBody(reply.dialog, taken.way.opener ?? taken.intent, locale)
      case 'dialog-errors':
        return taskMessage(Object.values(reply.errors).join('\n'))
      case 'nothing':
        return taskMessage(sayIn(locale).plain('teams.on-its-way'))
      case 'replace':
      case 'whisper':
      case 'say':
      case 'home':
        return besides(taken, reply.card, locale, taskMessage)
      default:
        return reply satisfies never
    }
  }

  return {
    inMessages,
    /** The body of the response to an invoke. */
    invoke: (taken: Taken, reply: Reply, locale: string): InvokeBody =>
      taken.way.how === 'execute' ? pressed(taken, reply, locale) : inDialog(taken, reply, locale),
    /** The same without a handler: a sentence, on a card or in a dialog. */
    sentence: (onCard: boolean, text: string): InvokeBody => (onCard ? messageBody(text) : taskMessage(text)),
  }
}
