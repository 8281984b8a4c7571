import type { StateConversation, StateMessage } from '../state.ts'
import { byId, h, type Keyed, reconcile } from './dom.ts'
import { hintsFor } from './hints.ts'
import { messageItems, type Use } from './message-view.ts'
import { directOf, type PageState, seenKey, sharedOf, visibleTo } from './page-state.ts'
import { keep, keepAt } from './scrolling.ts'
import { homeView } from './surface-view.ts'

/** Which messages are lit up: those that were not there when the conversation was first drawn. */
type Known = { conversation: string; readonly messages: Set<string> }
const knownIn = new Map<HTMLElement, Known>()

const drawMessages = (
  list: HTMLElement,
  conversation: StateConversation | undefined,
  page: PageState,
  use: Use,
  empty: Keyed,
): readonly StateMessage[] => {
  const messages = visibleTo(conversation, page.me.id)
  const id = `${conversation?.id} ${page.me.id}`
  const before = knownIn.get(list)
  const isFirst = before?.conversation !== id
  const fresh = isFirst ? [] : messages.filter((message) => !before.messages.has(seenKey(message)))
  const items = messageItems(messages, {
    state: page.state,
    zone: page.me.timeZone,
    nameOf: (name) => page.names[name],
    use,
    isNew: (message) => fresh.includes(message),
  })
  reconcile(list, items.length > 0 ? items : [empty])
  knownIn.set(list, { conversation: id, messages: new Set(messages.map(seenKey)) })
  // In a channel, what has only changed stays under the hand that pressed it.
  const shown = fresh.find(({ edited }) => conversation?.kind === 'dm' || !edited)
  if (shown !== undefined) keepAt(list, { from: shown.id })
  else if (isFirst) keepAt(list, 'end')
  else keep(list)
  return fresh.filter(({ author }) => author !== page.me.id)
}

const note = (key: string, title: string, ...lines: readonly string[]): Keyed => ({
  key,
  version: title + lines.join(),
  draw: () => h('li', { class: 'empty' }, h('b', {}, title), ...lines.map((line) => h('p', {}, line))),
})

/** The conversation with the bot: its messages, or its Home. @returns messages that have just come. */
export const drawDirect = (page: PageState, use: Use): readonly StateMessage[] => {
  const { me, place } = page
  byId('tab-messages').setAttribute('aria-selected', String(place === 'messages'))
  byId('tab-home').setAttribute('aria-selected', String(place === 'home'))
  byId('messages-panel').hidden = place !== 'messages'
  byId('home-panel').hidden = place !== 'home'
  byId('direct-person').textContent = `as ${me.name}`
  drawHome(page, use)
  drawHints(page)
  return drawMessages(
    byId('messages'),
    directOf(page.state, me.id),
    page,
    use,
    note(
      'empty',
      `Nothing has been said to ${me.name.split(' ')[0]} yet.`,
      `Press “Next lesson” above and watch the lesson arrive, or ask for one: type ${hintsFor(me)[0]} below.`,
    ),
  )
}

const drawHints = ({ me }: PageState): void =>
  reconcile(
    byId('hints'),
    hintsFor(me).map((hint) => ({
      key: hint,
      version: hint,
      draw: () =>
        h('button', { type: 'button', class: 'hint-button', 'data-hint': hint, lang: me.locale }, hint),
    })),
  )

const drawHome = (page: PageState, use: Use): void => {
  const home = page.state.surfaces.find(({ kind, person }) => kind === 'home' && person === page.me.id)
  const item: Keyed =
    home === undefined
      ? note('no-home', 'The Home is still empty.', 'It is published when somebody opens it.')
      : {
          key: home.id,
          version: String(home.revision),
          draw: () => homeView(home, (name) => page.names[name], use),
        }
  reconcile(byId('home-panel'), [item])
}

/** The channel or group beside. @returns messages that have just come. */
export const drawBeside = (page: PageState, use: Use): readonly StateMessage[] => {
  const shared = sharedOf(page.state, page.me.id)
  const shown = shared.find(({ id }) => id === page.beside) ?? shared[0]
  const picker = byId('beside-picker')
  picker.hidden = shared.length < 2
  reconcile(
    picker,
    shared.map((conversation) => ({
      key: conversation.id,
      version: `${conversation.name} ${shown?.id === conversation.id}`,
      draw: () =>
        h(
          'option',
          { value: conversation.id, selected: shown?.id === conversation.id },
          nameOfShared(conversation),
        ),
    })),
  )
  byId('beside-name').textContent = shown === undefined ? 'Team channel' : nameOfShared(shown)
  byId('beside-name').classList.toggle('visually-hidden', !picker.hidden)
  byId('beside-members').textContent = shown === undefined ? '' : `${shown.members.length} members`
  const empty =
    shown === undefined
      ? note('nowhere', `${page.me.name} is in no channel.`)
      : note(
          `quiet ${shown.platform}`,
          'It is quiet here.',
          'What the whole team should see appears in this channel.',
          ...(shown.platform === 'teams'
            ? [`On Teams the bot hears what mentions it: @Whetstone ${hintsFor(page.me)[0]}`]
            : []),
        )
  return drawMessages(byId('beside-messages'), shown, page, use, empty)
}

const nameOfShared = ({ kind, name, platform }: StateConversation): string =>
  kind === 'channel' && platform === 'slack' ? `# ${name}` : name
