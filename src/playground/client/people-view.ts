import { h, type Keyed, reconcile } from './dom.ts'
import { type PageState, type Person, unseenCount } from './page-state.ts'
import { cityOf, weekdayTime } from './times.ts'

/** The list of who one can be, with everybody's own time. */
export const drawPeople = (list: HTMLElement, page: PageState, choose: (person: string) => void): void => {
  reconcile(
    list,
    page.state.people.map((person) => personItem(page, person, choose)),
  )
}

const personItem = (page: PageState, person: Person, choose: (person: string) => void): Keyed => {
  const chosen = person.id === page.me.id
  const unseen = chosen ? 0 : unseenCount(page, person.id)
  const time = weekdayTime(page.state.now, person.timeZone)
  return {
    key: person.id,
    version: `${chosen} ${unseen} ${time}`,
    draw: () =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'person',
            'aria-current': chosen ? 'true' : undefined,
            'data-action': person.id,
            onclick: () => choose(person.id),
          },
          avatar(person.id, person.name),
          h(
            'span',
            { class: 'person-words' },
            h('span', { class: 'person-name' }, person.name),
            h(
              'span',
              { class: 'person-role' },
              h('span', { class: 'platform-mark' }, person.platform === 'teams' ? 'Teams' : 'Slack'),
              ` ${person.roles.join(', ')}`,
            ),
            h('span', { class: 'person-time' }, `${time} · ${cityOf(person.timeZone)}`),
          ),
          unseen > 0 &&
            h(
              'span',
              { class: 'unseen', 'aria-label': `${unseen} new` },
              unseen > 99 ? '99+' : String(unseen),
            ),
        ),
      ),
  }
}

/** Colours are given out in the order of appearance, so that neighbours differ. */
const tints = new Map<string, number>()

/** A coloured square with initials; the bot has its own. */
export const avatar = (id: string, name: string): HTMLElement => {
  if (id === 'whetstone') return h('span', { class: 'avatar bot-avatar', 'aria-hidden': 'true' })
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
  const tint = tints.get(id) ?? tints.size
  tints.set(id, tint)
  return h('span', { class: `avatar tint-${tint % 6}`, 'aria-hidden': 'true' }, initials)
}
