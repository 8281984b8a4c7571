import { byId } from './dom.ts'
import type { PageState } from './page-state.ts'
import { cityOf, clockTime, localValue, shortDay, spanWords, weekdayTime } from './times.ts'

/** The product's time, here for the person one is, and whose lesson comes next: what *Next lesson* goes to. */
export const drawClock = (page: PageState): void => {
  const { now } = page.state
  const zone = page.me.timeZone
  setText('clock-time', clockTime(now, zone))
  setText('clock-day', shortDay(now, zone))
  setText('clock-zone', `${cityOf(zone)} · ${clockTime(now, 'UTC')} UTC`)
  setText('clock-next', nextWords(page))
  const bar = byId('clock')
  bar.classList.toggle('busy', page.busy)
  for (const button of bar.querySelectorAll('button')) button.setAttribute('aria-disabled', String(page.busy))
  const date = byId('clock-date')
  if (date instanceof HTMLInputElement && document.activeElement !== date) date.value = localValue(now, zone)
}

const nextWords = ({ busy, next, state, me }: PageState): string => {
  if (busy) return 'On the way…'
  const { lessons } = next
  const lesson = lessons.find(({ person }) => person === me.id) ?? lessons[0]
  const at = lesson?.at ?? next.next
  if (at === null) return 'Nothing is due by itself.'
  const whose = state.people.find(({ id }) => id === lesson?.person)?.name.split(' ')[0]
  const when = `${weekdayTime(at, me.timeZone)}, in ${spanWords(state.now, at)}`
  return whose === undefined ? `Next: ${when}` : `Next: ${whose}, ${when}`
}

/** Leaves the text node alone when nothing has changed, for those who listen or select. */
const setText = (id: string, text: string): void => {
  const element = byId(id)
  if (element.textContent !== text) element.textContent = text
}
