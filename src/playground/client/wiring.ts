import { byId, showMore } from './dom.ts'
import type { Place } from './page-state.ts'
import { instantOf } from './times.ts'
import type { TrafficFilter } from './traffic-view.ts'

/** What the fixed parts of the page can ask for. */
export type PageDeeds = {
  goTo(place: Place): void
  say(where: 'direct' | 'beside', text: string): void
  nextLesson(): void
  moveClock(body: { readonly advance: string } | { readonly to: string }): void
  startOver(): void
  choosePlaceBeside(conversation: string): void
  filterTraffic(filter: Partial<TrafficFilter>): void
  isBusy(): boolean
  /** The zone in which dates are typed. */
  zone(): string
  closeModal(): void
  settle(): void
}

/** Connects what stands on the page from the start; the views connect what they draw. */
export const listenToPage = (deeds: PageDeeds): void => {
  listenToClock(deeds)
  listenToComposer('direct', deeds)
  listenToComposer('beside', deeds)
  listenToTabs(deeds)
  listenToTraffic(deeds)
  for (const row of document.querySelectorAll<HTMLElement>('.hints, .clock-deeds')) showMore(row)
  byId('complaint-close').addEventListener('click', deeds.settle)
  byId('start-over').addEventListener('click', deeds.startOver)
  byId('beside-picker').addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) deeds.choosePlaceBeside(event.target.value)
  })
  byId('modal').addEventListener('cancel', (event) => {
    event.preventDefault()
    deeds.closeModal()
  })
}

const listenToClock = (deeds: PageDeeds): void => {
  byId('clock').addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button === null || button.type === 'submit' || deeds.isBusy()) return
    const { advance } = button.dataset
    if (advance !== undefined) deeds.moveClock({ advance })
    else if (button.id === 'next-lesson') deeds.nextLesson()
  })
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault()
    const date = byId('clock-date')
    if (!(date instanceof HTMLInputElement) || date.value === '' || deeds.isBusy()) return
    date.blur()
    deeds.moveClock({ to: instantOf(date.value, deeds.zone()) })
  })
}

const listenToComposer = (where: 'direct' | 'beside', deeds: PageDeeds): void => {
  const form = byId(`composer-${where}`)
  const field = form.querySelector('textarea')
  if (!(form instanceof HTMLFormElement) || field === null) return
  const send = (): void => {
    const text = field.value.trim()
    if (text === '') return
    field.value = ''
    deeds.say(where, text)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
    field.focus()
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  })
  form.addEventListener('click', (event) => {
    const hint = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-hint]') : null
    if (hint?.dataset.hint !== undefined) deeds.say(where, hint.dataset.hint)
  })
}

const listenToTabs = (deeds: PageDeeds): void => {
  const home = byId('tab-home')
  const messages = byId('tab-messages')
  home.addEventListener('click', () => deeds.goTo('home'))
  messages.addEventListener('click', () => deeds.goTo('messages'))
  for (const tab of [home, messages])
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      const other = tab === home ? messages : home
      other.focus()
      other.click()
    })
  byId('parts').addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null
    if (button?.dataset.part !== undefined) document.body.dataset.part = button.dataset.part
    markPart()
  })
  new MutationObserver(markPart).observe(document.body, { attributeFilter: ['data-part'] })
  markPart()
}

/** At phone width one part is shown at a time. */
const markPart = (): void => {
  for (const button of byId('parts').querySelectorAll<HTMLElement>('[data-part]'))
    button.setAttribute('aria-pressed', String(button.dataset.part === document.body.dataset.part))
}

/** Whether the traffic is open, from one visit to the next. */
const trafficKey = 'whetstone-traffic'

const openTraffic = (isOpen: boolean): void => {
  const panel = byId('traffic')
  panel.classList.toggle('closed', !isOpen)
  // The height it was drawn to belongs to the open one.
  panel.style.height = ''
  byId('traffic-toggle').setAttribute('aria-expanded', String(isOpen))
}

const listenToTraffic = (deeds: PageDeeds): void => {
  openTraffic(localStorage.getItem(trafficKey) === 'open')
  byId('traffic-toggle').addEventListener('click', () => {
    const isOpen = byId('traffic').classList.contains('closed')
    localStorage.setItem(trafficKey, isOpen ? 'open' : 'closed')
    openTraffic(isOpen)
  })
  byId('traffic-text').addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) deeds.filterTraffic({ text: event.target.value })
  })
  byId('traffic-show').addEventListener('change', (event) => {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : 'all'
    if (value === 'all' || value === 'in' || value === 'out' || value === 'failed')
      deeds.filterTraffic({ show: value })
  })
}
