import type { Beat } from '../page-api.ts'
import type { StateMessage } from '../state.ts'
import { openHome, post, readNames, readNext, readState, readTraffic, sentence } from './api.ts'
import { drawClock } from './clock-view.ts'
import { drawBeside, drawDirect } from './conversation-view.ts'
import { byId } from './dom.ts'
import type { Use } from './message-view.ts'
import {
  directOf,
  nameIn,
  namesOnTheWire,
  type PageState,
  type Place,
  saidTo,
  seenKey,
  sharedOf,
  visibleTo,
} from './page-state.ts'
import { drawPeople } from './people-view.ts'
import { drawModal } from './surface-view.ts'
import { drawTraffic, type TrafficFilter } from './traffic-view.ts'
import { listenToPage } from './wiring.ts'

let page: PageState | undefined
let filter: TrafficFilter = { text: '', show: 'all' }
let trafficKnown = ''

/** Tells the person what went wrong, as a sentence. */
const complain = (error: unknown): void => {
  byId('complaint-text').textContent = error instanceof Error ? error.message : String(error)
  byId('complaint').hidden = false
}

const settle = (): void => {
  byId('complaint').hidden = true
}

const announce = (messages: readonly StateMessage[]): void => {
  if (page === undefined || messages.length === 0) return
  const { state } = page
  byId('live').textContent = messages
    .map((message) => `${nameIn(state, message.author)}: ${message.text.slice(0, 300)}`)
    .join('\n')
}

const draw = (): void => {
  if (page === undefined) return
  const { me, state } = page
  drawClock(page)
  const fresh = drawDirect(page, use)
  const freshBeside = drawBeside(page, use)
  announce([...fresh, ...freshBeside])
  if (page.place === 'messages' && !document.hidden) markSeen()
  drawPeople(byId('people-list'), page, become)
  const names = page.names
  const modal = state.surfaces.findLast(({ kind, person }) => kind !== 'home' && person === me.id)
  const dialog = byId('modal')
  if (dialog instanceof HTMLDialogElement)
    drawModal(dialog, modal, (id) => names[id], { locale: me.locale, use, submit, close: closeModal })
  const shown = drawTraffic(byId('traffic-list'), page.traffic, filter, {
    zone: me.timeZone,
    nameOf: namesOnTheWire(page),
  })
  byId('traffic-count').textContent =
    shown === page.traffic.length ? `${shown}` : `${shown} of ${page.traffic.length}`
  byId('traffic-empty').hidden = shown > 0
}

const change = (changes: Partial<PageState>): void => {
  if (page !== undefined) page = { ...page, ...changes }
  draw()
}

const markSeen = (): void => {
  if (page === undefined) return
  const keys = saidTo(page.state, page.me.id).map(seenKey)
  page = { ...page, seen: new Map(page.seen).set(page.me.id, new Set(keys)) }
}

let reading: Promise<void> | undefined
let readAgain = false

/** Reads everything anew; several wishes at once are one more reading. */
const refresh = (): Promise<void> => {
  if (reading !== undefined) {
    readAgain = true
    return reading
  }
  reading = readAll().finally(() => {
    reading = undefined
    if (!readAgain) return
    readAgain = false
    void refresh().catch(complain)
  })
  return reading
}

const readAll = async (): Promise<void> => {
  const [state, next, names, news] = await Promise.all([
    readState(),
    page?.busy ? page.next : readNext(),
    page?.names ?? readNames(),
    readTraffic(trafficKnown),
  ])
  const [first] = state.people
  if (first === undefined) throw new Error('Nobody is here: the demonstration organization has no people.')
  const wanted = page?.me.id ?? decodeURIComponent(location.hash.slice(1))
  const me = state.people.find(({ id }) => id === wanted) ?? first
  const traffic = [...(news.anew ? [] : (page?.traffic ?? [])), ...news.traffic].slice(-500)
  trafficKnown = news.upTo
  if (page === undefined) {
    const seen = new Map(state.people.map(({ id }) => [id, new Set(saidTo(state, id).map(seenKey))]))
    page = { state, me, place: 'messages', beside: undefined, busy: false, next, traffic, names, seen }
    draw()
  } else change({ state, me, next, traffic })
}

/** Does something by the control API, then shows what it did. Everything runs one after another there. */
const perform = async (path: string, body: object): Promise<void> => {
  settle()
  try {
    const reply = await post(path, body)
    if (reply.ok === false && reply.error !== 'invalid-inputs')
      complain(new Error(sentence({ error: String(reply.error), detail: String(reply.detail ?? '') })))
  } catch (error) {
    complain(error)
  }
  await refresh().catch(complain)
}

const use: Use = ({ on, action, value, inputs, element }) => {
  if (page === undefined) return
  element?.setAttribute('aria-busy', 'true')
  const values = value === undefined ? {} : typeof value === 'string' ? { value } : { values: value }
  void perform('act', { person: page.me.id, ...on, action, ...values, inputs }).finally(() =>
    element?.removeAttribute('aria-busy'),
  )
}

const submit = (surface: { readonly id: string }, inputs: object): void => {
  if (page !== undefined)
    void perform('act', { person: page.me.id, surface: surface.id, submit: true, inputs })
}

/** One press of Escape can arrive as two wishes to close. */
const closing = new Set<string>()

const closeModal = (surface: { readonly id: string }): void => {
  if (page === undefined || closing.has(surface.id)) return
  closing.add(surface.id)
  void perform('act', { person: page.me.id, surface: surface.id, close: true }).finally(() =>
    closing.delete(surface.id),
  )
}

const become = (id: string): void => {
  const me = page?.state.people.find((person) => person.id === id)
  if (me === undefined) return
  history.replaceState(null, '', `#${encodeURIComponent(id)}`)
  settle()
  change({ me, place: 'messages', beside: undefined })
  document.body.dataset.part = 'chat'
}

const goTo = (place: Place): void => {
  if (page === undefined) return
  change({ place })
  if (place === 'home') void openHome(page.me.id).then(refresh).catch(complain)
}

const say = (where: 'direct' | 'beside', text: string): void => {
  if (page === undefined) return
  const shared = sharedOf(page.state, page.me.id)
  const conversation =
    where === 'direct'
      ? directOf(page.state, page.me.id)
      : (shared.find(({ id }) => id === page?.beside) ?? shared[0])
  if (conversation === undefined) return
  if (where === 'direct') change({ place: 'messages' })
  void perform('say', { person: page.me.id, conversation: conversation.id, text })
}

const mostHops = 60
/** A weekend and a holiday. */
const farthestMs = 5 * 24 * 3600 * 1000

/**
 * Goes from one due instant to the next until a lesson comes: her own for whoever has one planned; for anybody
 * else, the next one of anybody.
 */
const nextLesson = async (): Promise<void> => {
  settle()
  try {
    await goToLesson()
  } catch (error) {
    complain(error)
  } finally {
    await refresh().catch(complain)
  }
}

const goToLesson = async (): Promise<void> => {
  if (page === undefined) return
  const { me, state, next } = page
  const waitsForOwn = next.lessons.some(({ person }) => person === me.id)
  const before = newestIn(state, me.id)
  for (let hop = 0; hop < mostHops; hop++) {
    const { next: to } = await readNext()
    if (to === null) throw new Error('Nothing is due by itself: nobody is enrolled, or everybody has paused.')
    if (Date.parse(to) - Date.parse(state.now) > farthestMs) break
    const { delivered } = await post('clock', { to })
    const came = waitsForOwn ? newestIn(await readState(), me.id) !== before : Number(delivered) > 0
    if (came) return
  }
  throw new Error(`No lesson comes for ${me.name} in these days. Are they paused, or not enrolled?`)
}

const newestIn = (state: PageState['state'], person: string): string | undefined =>
  visibleTo(directOf(state, person), person).at(-1)?.id

const startOver = async (): Promise<void> => {
  if (!window.confirm('Start over, as on the first day? All messages and progress are forgotten.')) return
  await perform('reset', {})
  location.reload()
}

listenToPage({
  goTo,
  say,
  nextLesson: () => void nextLesson(),
  moveClock: (body) => void perform('clock', body),
  startOver: () => void startOver(),
  choosePlaceBeside: (beside) => change({ beside }),
  filterTraffic(changed) {
    filter = { ...filter, ...changed }
    draw()
  },
  isBusy: () => page?.busy === true,
  zone: () => page?.me.timeZone ?? 'UTC',
  closeModal() {
    const open = page?.state.surfaces.findLast(
      ({ kind, person }) => kind !== 'home' && person === page?.me.id,
    )
    if (open !== undefined) closeModal(open)
  },
  settle,
})

/** A script may move the clock or press a button at any time; the beats tell. */
const listenToBeats = (): void => {
  const beats = new EventSource('/playground/api/events')
  beats.onmessage = ({ data }) => {
    const beat = JSON.parse(String(data)) as Beat
    byId('connection').hidden = true
    if (page === undefined) return
    page = { ...page, busy: beat.busy, state: { ...page.state, now: beat.now } }
    draw()
    void refresh().catch(complain)
  }
  beats.onerror = () => {
    byId('connection').hidden = false
  }
}

refresh().then(listenToBeats).catch(complain)
