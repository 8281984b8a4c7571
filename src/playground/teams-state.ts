import { isJson, textIn } from './client/native.ts'
import type { PlaygroundPerson, Snapshot, StateConversation, StateMessage, StateSurface } from './state.ts'
import { teamsActions, teamsText } from './teams-card.ts'
import { shownTo } from './teams-tenant/memory/messages.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'

type State = ReturnType<TeamsTenant['state']>
type Message = NonNullable<State['messages'][string]>[number]
type Conversation = State['conversations'][number]
type Dialog = State['dialogs'][string]

/** How the bot is called in a state, on every platform. */
const botName = 'whetstone'

/** Counts how often what a dialog shows has changed: the stand-in only remembers what it shows now. */
export type DialogRevisions = Map<string, { readonly shown: string; readonly revision: number }>

/** All conversations and dialogs of the tenant, from the memory of what arrived there. */
export const teamsSnapshot = (
  tenant: TeamsTenant,
  people: readonly PlaygroundPerson[],
  revisions: DialogRevisions,
): Snapshot => {
  const state = tenant.state()
  const idOf = personIds(people)
  const present = new Set(state.conversations.map(({ id }) => id))
  const unopened = people
    .map(
      (person): Conversation => ({
        id: tenant.personalConversation(person.externalId),
        type: 'personal',
        user: person.externalId,
        name: botName,
      }),
    )
    .filter(({ id }) => !present.has(id))
  return {
    conversations: [...state.conversations, ...unopened].map((one) => conversationOf(one, state, idOf)),
    surfaces: Object.values(state.dialogs).map((dialog) => dialogOf(dialog, idOf, revisions)),
  }
}

const personIds = (people: readonly PlaygroundPerson[]): ((user: string) => string) => {
  const ids = new Map(people.map((person) => [person.externalId, person.id]))
  return (user) => ids.get(user) ?? user
}

const conversationOf = (
  conversation: Conversation,
  state: State,
  idOf: (user: string) => string,
): StateConversation => {
  const team = state.teams.find(({ id }) => id === conversation.team)
  const members = conversation.type === 'personal' ? [conversation.user ?? ''] : (team?.members ?? [])
  const isIn = conversation.type === 'personal' || team?.installed === true
  return {
    id: conversation.id,
    platform: 'teams',
    kind: conversation.type === 'personal' ? 'dm' : 'channel',
    name: conversation.type === 'personal' ? botName : `${team?.name ?? ''} · ${conversation.name}`,
    members: [...members.map(idOf), ...(isIn ? [botName] : [])],
    messages: (state.messages[conversation.id] ?? [])
      .filter((message) => message.deleted !== true)
      .map((message) => messageOf(message, conversation, idOf)),
  }
}

const messageOf = (
  message: Message,
  conversation: Conversation,
  idOf: (user: string) => string,
): StateMessage => {
  // In a personal chat, what took the card's place for its person; a channel has no such person.
  const { card, revision } = shownTo(message, conversation.user ?? '') ?? message
  const text = card === undefined ? textIn(message.activity, 'text') : teamsText(card)
  return {
    id: `${message.conversation}|${message.id}`,
    revision,
    author: message.user === undefined ? botName : idOf(message.user),
    at: message.history[0]?.at ?? message.at,
    edited: message.edited === true || message.history.length > 1,
    ...(message.visibleTo === undefined ? {} : { visibleTo: idOf(message.visibleTo) }),
    text: text.replace(/<at>([^<]*)<\/at>/g, '@$1'),
    native: card ?? [],
    actions: card === undefined ? [] : teamsActions(card),
  }
}

const dialogOf = (
  dialog: Dialog,
  idOf: (user: string) => string,
  revisions: DialogRevisions,
): StateSurface => {
  const card = isJson(dialog.card) && dialog.message === undefined ? dialog.card : undefined
  const said = dialog.message ?? (card === undefined ? (dialog.url ?? '') : teamsText(card))
  const shown = JSON.stringify([dialog.title, dialog.message, dialog.card])
  const before = revisions.get(dialog.id)
  const revision = before?.shown === shown ? before.revision : (before?.revision ?? 0) + 1
  revisions.set(dialog.id, { shown, revision })
  return {
    id: dialog.id,
    person: idOf(dialog.user),
    kind: 'dialog',
    revision,
    title: dialog.title,
    closeLabel: 'Close',
    text: [dialog.title, said].filter((line) => line !== '').join('\n'),
    native: card ?? [],
    actions: card === undefined ? [] : teamsActions(card),
  }
}
