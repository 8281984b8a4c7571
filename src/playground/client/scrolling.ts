import { withData } from './dom.ts'

/** Where a list of messages is kept: at its end, or from the beginning of a message; or its reader has moved it. */
type Place = 'end' | 'moved' | { readonly from: string }

type Kept = { readonly place: Place; readonly top: number; readonly height: number; readonly room: number }
const keptIn = new Map<HTMLElement, Kept>()

const measured = (list: HTMLElement, place: Place): Kept => ({
  place,
  top: list.scrollTop,
  height: list.scrollHeight,
  room: list.clientHeight,
})

/** Shows that place of the list, and keeps it there until its reader scrolls, whatever grows or is shown later. */
export const keepAt = (list: HTMLElement, place: Exclude<Place, 'moved'>): void => {
  if (!keptIn.has(list)) listenTo(list)
  keptIn.set(list, measured(list, place))
  keep(list)
}

/** Not past the beginning of what is new: a lesson is read from its heading. */
const topOf = (list: HTMLElement, place: Place): number => {
  const item = typeof place === 'object' ? withData(list, 'key', place.from) : undefined
  const end = list.scrollHeight - list.clientHeight
  return item === undefined ? end : Math.min(item.offsetTop - list.offsetTop - 8, end)
}

/** Puts the list back to where it is kept; what isn't shown, as most parts on a phone, has no place yet. */
export const keep = (list: HTMLElement): void => {
  const place = keptIn.get(list)?.place
  if (place === undefined || place === 'moved' || list.clientHeight === 0) return
  list.scrollTop = topOf(list, place)
  keptIn.set(list, measured(list, place))
}

const listenTo = (list: HTMLElement): void => {
  list.addEventListener('scroll', () => follow(list), { passive: true })
  // Pictures come later than what they stand in; their loading doesn't bubble.
  list.addEventListener('load', () => keep(list), true)
  new ResizeObserver(() => keep(list)).observe(list)
}

/** Notices that the reader has scrolled: a list that has grown, or was put somewhere, scrolls without them. */
const follow = (list: HTMLElement): void => {
  const kept = keptIn.get(list)
  if (kept === undefined || list.clientHeight === 0) return
  const now = measured(list, kept.place)
  const hasGrown = now.height !== kept.height || now.room !== kept.room
  const isAtEnd = now.height - now.top - now.room < 8
  if (kept.place !== 'moved' && hasGrown) keep(list)
  else if (Math.abs(now.top - kept.top) >= 2) keptIn.set(list, { ...now, place: isAtEnd ? 'end' : 'moved' })
}
