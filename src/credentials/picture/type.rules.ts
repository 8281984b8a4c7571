/** Setting names of people and titles, in any script, where nothing but their letters is known. */

/** Which bundled font has the letters of a script (`infra/images/fonts`). What is not named here is in Noto Sans. */
const families: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, 'NanumGothic'],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
    'Droid Sans Fallback',
  ],
  [/\p{Script=Arabic}/u, 'Noto Sans Arabic'],
  [/\p{Script=Hebrew}/u, 'Noto Sans Hebrew'],
  [/\p{Script=Devanagari}/u, 'Noto Sans Devanagari'],
  [/\p{Script=Bengali}/u, 'Noto Sans Bengali'],
  [/\p{Script=Tamil}/u, 'Noto Sans Tamil'],
  [/\p{Script=Thai}/u, 'Noto Sans Thai'],
]

const familyOf = (sign: string): string => families.find(([script]) => script.test(sign))?.[1] ?? 'Noto Sans'

/** Marks and joiners belong to the letter before them. */
const leans = (sign: string): boolean => /[\p{M}\u200c\u200d]/u.test(sign)

/** A piece of text that one font has. */
export type Run = { readonly text: string; readonly family: string }

/** Cuts a text where its font changes. */
export const runsOf = (text: string): Run[] => {
  const runs: { text: string; family: string }[] = []
  for (const sign of text) {
    const last = runs.at(-1)
    const family = last && leans(sign) ? last.family : familyOf(sign)
    if (last?.family === family) last.text += sign
    else runs.push({ text: sign, family })
  }
  return runs
}

const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** A generous estimate in ems, for the bold face: what is measured too narrow would run out of the picture. */
const widthOfSign = (sign: string): number => {
  if (/\p{M}/u.test(sign)) return 0
  if (isWide.test(sign)) return 1
  if (/[mwMW@%—]/.test(sign)) return 0.98
  if (/[ijlI.,:;'’|!()[\]\s-]/.test(sign)) return 0.36
  if (/[frt]/.test(sign)) return 0.47
  if (/\p{Lu}/u.test(sign)) return 0.76
  return 0.65
}

/** How wide a text is at most, in ems. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const sign of text) width += widthOfSign(sign)
  return width
}

/** Where a line may end: after white space and hyphens, and around each sign of scripts that leave no space. */
const piecesOf = (text: string): string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const sign of text) {
    if (isWide.test(sign)) {
      if (piece) pieces.push(piece)
      pieces.push(sign)
      piece = ''
      continue
    }
    piece += sign
    if (/[\s-]/.test(sign)) {
      pieces.push(piece)
      piece = ''
    }
  }
  return piece ? [...pieces, piece] : pieces
}

/** A word that is longer than a line is cut between letters, as hyphenation is a matter of languages. */
const cutToWidth = (piece: string, ems: number): string[] => {
  if (widthOf(piece.trimEnd()) <= ems) return [piece]
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)) {
    if (part && widthOf(part + segment) > ems) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return part ? [...parts, part] : parts
}

/** The lines of a text no wider than so many ems. */
export const linesOf = (text: string, ems: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text).flatMap((each) => cutToWidth(each, ems))) {
    if (line && widthOf((line + piece).trimEnd()) > ems) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trim()].filter((each) => each !== '')
}

export type Setting = { readonly size: number; readonly lines: readonly string[] }

/**
 * The largest of the sizes (in pixels, largest first) at which a text has no more than so many lines. If it is longer than
 * that at the smallest, the last line ends with an ellipsis.
 */
export const fitted = (
  text: string,
  box: { readonly width: number; readonly sizes: readonly number[]; readonly lines: number },
): Setting => {
  const smallest = box.sizes.at(-1) ?? 16
  for (const size of box.sizes) {
    const lines = linesOf(text, box.width / size)
    if (lines.length <= box.lines) return { size, lines }
  }
  const ems = box.width / smallest
  const lines = linesOf(text, ems).slice(0, box.lines)
  const last = linesOf(lines.at(-1) ?? '', ems - 1)[0] ?? ''
  return { size: smallest, lines: [...lines.slice(0, -1), `${last.trimEnd()}…`] }
}
