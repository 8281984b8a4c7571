import { directionOf } from '../../chat/locale.rules.ts'
import { shapes, type Template } from './templates.rules.ts'
import { fitted, runsOf, type Setting } from './type.rules.ts'

/** What a badge's picture says. All of it is text as typed; it is escaped here. */
export type BadgePicture = {
  readonly template: Template
  /** `#rrggbb`, dark enough for white letters. */
  readonly colour: string
  /** One or two letters; the whetstone where left out. */
  readonly symbol?: string | undefined
  readonly title: string
  readonly issuer: string
  readonly recipient?: string | undefined
  /** In words, in the language of the reader. */
  readonly date?: string | undefined
  readonly locale: string
}

/** A word across the picture where the credential is not valid now; never in a file that is baked. */
export type SharePicture = BadgePicture & {
  readonly state: { readonly word: string; readonly tone: 'good' | 'warn' | 'bad' }
}

const accent = '#f0a53a'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What XML 1.0 has no place for is left out (section 2.2); lone surrogates become U+FFFD. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are left out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

type Line = { readonly y: number; readonly size: number; readonly weight: 400 | 700; readonly fill: string }
type Anchor = { readonly x: number; readonly anchor: 'start' | 'middle' | 'end' }

const textLine = (text: string, { y, size, weight, fill }: Line, { x, anchor }: Anchor): string => {
  const spans = runsOf(text)
    .map(
      (run) => `<tspan font-family="'${run.family}', 'Noto Sans', sans-serif">${escapeXml(run.text)}</tspan>`,
    )
    .join('')
  return `<text xml:space="preserve" x="${x}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${spans}</text>`
}

type Part = {
  readonly setting: Setting
  readonly weight: 400 | 700
  readonly fill: string
  readonly gap: number
}

const leading = 1.22

const heightOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { setting, gap }) => sum + gap + setting.lines.length * setting.size * leading, 0)

/** The parts one below the other, from `top`. */
const stacked = (parts: readonly Part[], top: number, anchor: Anchor): string => {
  let y = top
  const lines: string[] = []
  for (const { setting, weight, fill, gap } of parts) {
    y += gap
    for (const line of setting.lines) {
      lines.push(textLine(line, { y: y + setting.size, size: setting.size, weight, fill }, anchor))
      y += setting.size * leading
    }
  }
  return lines.join('')
}

const part = (
  text: string | undefined,
  box: Parameters<typeof fitted>[1],
  style: Pick<Part, 'weight' | 'fill' | 'gap'>,
): Part[] => (text && folded(text) ? [{ setting: fitted(folded(text), box), ...style }] : [])

/** A stone with an edge, as on the product's icon, in a circle of 52 pixels around a point. */
const whetstone = (y: number): string =>
  `<g transform="translate(${400 - 48} ${y - 48}) scale(3)"><path d="M6 21.5 22.5 9l3.5 3.2L9.800 25z" fill="#fff"/><path d="M22.500 9 26 5.500l.8 6z" fill="${accent}"/></g>`

const symbolOf = ({ symbol }: BadgePicture, y: number): string => {
  if (!symbol || !folded(symbol)) return whetstone(y)
  return `<circle cx="400" cy="${y}" r="52" fill="none" stroke="${accent}" stroke-width="5"/>${textLine(
    folded(symbol),
    { y: y + 17, size: 48, weight: 700, fill: '#fff' },
    { x: 400, anchor: 'middle' },
  )}`
}

/** What stands inside the shape of a badge. */
const inscription = (badge: BadgePicture): string => {
  const shape = shapes[badge.template]
  const width = shape.textWidth
  const white = '#ffffff'
  const parts = [
    ...part(
      badge.title,
      { width, sizes: [56, 50, 44, 38, 32], lines: 3 },
      { weight: 700, fill: white, gap: 0 },
    ),
    ...part(
      badge.recipient,
      { width: width - 40, sizes: [34, 30, 26], lines: 2 },
      { weight: 700, fill: '#ffe2b0', gap: 22 },
    ),
    ...part(
      badge.issuer,
      { width: width - 90, sizes: [26, 23], lines: 2 },
      { weight: 400, fill: white, gap: 14 },
    ),
    ...part(badge.date, { width: width - 140, sizes: [23], lines: 1 }, { weight: 400, fill: white, gap: 6 }),
  ]
  const room = shape.textBottom - shape.textTop
  const top = shape.textTop + Math.max(0, (room - heightOf(parts)) / 2)
  return symbolOf(badge, shape.symbolY) + stacked(parts, top, { x: 400, anchor: 'middle' })
}

const drawing = (badge: BadgePicture): string => {
  const shape = shapes[badge.template]
  const colour = /^#[0-9a-f]{6}$/i.test(badge.colour) ? badge.colour : '#17494d'
  return `<path d="${shape.outer}" fill="${colour}"/><path d="${shape.inner}" fill="none" stroke="${accent}" stroke-width="6"/>${inscription(badge)}`
}

const labelOf = (badge: BadgePicture): string =>
  [badge.title, badge.recipient, badge.issuer, badge.date]
    .flatMap((each) => (each && folded(each) ? [folded(each)] : []))
    .join(' · ')

/**
 * A badge as SVG on 800 × 800 pixels: the title, who holds it, who issued it and when, laid out for long names and other
 * scripts. It has no script, no link and nothing that is fetched.
 */
export const badgeSvg = (badge: BadgePicture): string => {
  const label = escapeXml(labelOf(badge))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800" role="img" aria-label="${label}"><title>${label}</title>${drawing(badge)}</svg>`
}

const tones = { good: '#1f7a4d', warn: '#8a5a00', bad: '#a3262a' } as const

/** The picture of link previews, 1200 × 630 pixels: the badge, and beside it in large letters what it says. */
export const shareSvg = (badge: SharePicture): string => {
  const label = escapeXml(`${labelOf(badge)} · ${badge.state.word}`)
  const isRtl = directionOf(badge.locale) === 'rtl'
  const badgeX = isRtl ? 640 : 40
  const anchor: Anchor = { x: isRtl ? 590 : 610, anchor: isRtl ? 'end' : 'start' }
  const width = 540
  const parts = [
    ...part(
      badge.title,
      { width, sizes: [58, 50, 42, 36], lines: 3 },
      { weight: 700, fill: '#17302f', gap: 0 },
    ),
    ...part(
      badge.recipient,
      { width, sizes: [42, 36, 30], lines: 2 },
      { weight: 400, fill: '#17302f', gap: 22 },
    ),
    ...part(badge.issuer, { width, sizes: [30, 26], lines: 2 }, { weight: 400, fill: '#4a5a58', gap: 16 }),
    ...part(
      badge.state.word,
      { width, sizes: [34, 28], lines: 1 },
      { weight: 700, fill: tones[badge.state.tone], gap: 24 },
    ),
  ]
  const top = (630 - heightOf(parts)) / 2 - 8
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" role="img" aria-label="${label}"><rect width="1200" height="630" fill="#f7f4ee"/><rect width="1200" height="12" fill="${accent}"/><g transform="translate(${badgeX} 58) scale(0.65)">${drawing({ ...badge, recipient: undefined, date: undefined })}</g>${stacked(parts, top, anchor)}</svg>`
}
