const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How far a cut is looked back for the edge of a whole character: longer than any emoji sequence in use. */
const windowLength = 64

/**
 * The longest beginning of `text` that has at most `maxLength` UTF-16 units and ends between two characters as
 * people see them, so that no surrogate pair, flag or family emoji is torn. A single such character longer than
 * `maxLength` is torn between code points; that needs more than 64 units of joined marks.
 */
export const cutAtCharacter = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text
  const from = wholeStart(text, Math.max(0, maxLength - windowLength))
  let end = from
  for (const { index, segment } of graphemes.segment(text.slice(from, maxLength + windowLength))) {
    const after = from + index + segment.length
    if (after > maxLength) break
    end = after
  }
  return text.slice(0, end > 0 ? end : wholeStart(text, maxLength))
}

/** The place itself, or one before it where it stands inside a surrogate pair. */
const wholeStart = (text: string, at: number): number =>
  at > 0 && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
    ? at - 1
    : at

/**
 * Shortens plain text to at most `maxLength` UTF-16 units, the mark included, so that the cut is seen.
 * What fits comes back unchanged.
 */
export const shorten = (text: string, maxLength: number, mark = '…'): string =>
  text.length <= maxLength
    ? text
    : `${cutAtCharacter(text, Math.max(0, maxLength - mark.length)).trimEnd()}${mark}`.slice(0, maxLength)

/**
 * Puts pieces of marked-up text together into texts of at most `maxLength` UTF-16 units, as few as go. A longer
 * piece is split at a line end, else at a space, else between characters. `untorn` takes a beginning and gives
 * it back without what a cut at its end would tear (a link, an escaped sign). A style that runs across a split
 * loses its effect.
 */
export const packTexts = (
  pieces: readonly string[],
  maxLength: number,
  between: string,
  untorn: (beginning: string) => string,
): readonly string[] => {
  const packed: string[] = []
  for (const piece of pieces.flatMap((text) => splitText(text, maxLength, untorn))) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + between.length + piece.length <= maxLength)
      packed[packed.length - 1] = last + between + piece
    else packed.push(piece)
  }
  return packed
}

const splitText = (text: string, maxLength: number, untorn: (beginning: string) => string): string[] => {
  const parts: string[] = []
  let rest = text
  while (rest.length > maxLength) {
    const at = splitPlace(cutAtCharacter(rest, maxLength), maxLength / 2, untorn)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...parts, rest].filter((part) => part !== '')
}

const splitPlace = (whole: string, atLeast: number, untorn: (beginning: string) => string): number => {
  const line = whole.lastIndexOf('\n')
  if (line > atLeast) return line
  const safe = untorn(whole)
  for (let space = safe.lastIndexOf(' '); space > atLeast; space = safe.lastIndexOf(' ', space - 1))
    if (untorn(safe.slice(0, space)).length === space) return space
  return safe.length || whole.length
}
