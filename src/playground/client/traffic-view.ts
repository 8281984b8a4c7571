import type { TrafficLine } from '../platform.ts'
import { h, reconcile } from './dom.ts'
import { gist } from './gist.ts'
import type { NameOf } from './mrkdwn-view.ts'
import { textIn } from './native.ts'
import { exactTime } from './times.ts'

export type TrafficFilter = { readonly text: string; readonly show: 'all' | 'in' | 'out' | 'failed' }

const mostShown = 200

/** The log, the latest first. */
export const drawTraffic = (
  list: HTMLElement,
  lines: readonly TrafficLine[],
  filter: TrafficFilter,
  { zone, nameOf }: { readonly zone: string; readonly nameOf: NameOf },
): number => {
  const shown = lines.filter((line) => passes(line, filter, nameOf))
  const latest = shown.slice(-mostShown).reverse()
  reconcile(
    list,
    latest.map((line) => ({
      key: `${line.platform}-${line.id}`,
      version: `${line.at} ${zone}`,
      draw: () => lineView(line, zone, nameOf),
    })),
  )
  return shown.length
}

const passes = (line: TrafficLine, { text, show }: TrafficFilter, nameOf: NameOf): boolean => {
  if (show === 'failed' && line.ok) return false
  if ((show === 'in' || show === 'out') && line.direction !== show) return false
  const wanted = text.trim().toLowerCase()
  return (
    wanted === '' ||
    `${line.what} ${gist(line, nameOf)} ${JSON.stringify(line.request)}`.toLowerCase().includes(wanted)
  )
}

const lineView = (line: TrafficLine, zone: string, nameOf: NameOf): HTMLElement => {
  const cloud = line.platform === 'slack' ? 'Slack' : 'Teams'
  const details = h(
    'details',
    { class: line.ok ? 'traffic-line' : 'traffic-line failed' },
    h(
      'summary',
      {},
      h('time', { datetime: line.at }, exactTime(line.at, zone)),
      h(
        'span',
        { class: `way way-${line.direction}` },
        line.direction === 'in' ? `${cloud} → Whetstone` : `Whetstone → ${cloud}`,
      ),
      h(
        'span',
        { class: 'what' },
        h('b', {}, line.what),
        ' ',
        h('span', { class: 'gist' }, gist(line, nameOf)),
      ),
      h('span', { class: 'status' }, line.status === undefined ? 'no answer' : statusWords(line)),
      h('span', { class: 'took' }, `${Math.round(line.durationMs)} ms`),
    ),
  )
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(bodyView(line))
  })
  return h('li', {}, details)
}

const statusWords = (line: TrafficLine): string => {
  const error = textIn(line.response, 'error')
  return error === '' ? String(line.status) : `${line.status} ${error}`
}

const bodyView = (line: TrafficLine): HTMLElement =>
  h(
    'div',
    { class: 'traffic-body' },
    h('p', { class: 'traffic-url' }, line.url),
    jsonView('Signed headers', line.headers),
    jsonView('Request', line.request),
    jsonView('Reply', line.response ?? ''),
  )

const jsonView = (title: string, value: unknown): HTMLElement =>
  h(
    'section',
    {},
    h('h3', {}, title),
    h(
      'pre',
      { tabindex: 0, 'aria-label': title },
      typeof value === 'string' ? value || '(empty)' : JSON.stringify(value, null, 2),
    ),
  )
