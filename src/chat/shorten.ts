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
