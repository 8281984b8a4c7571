/** How many letters must be put in, taken out or changed to make `b` of `a` (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The known word that `word` was probably meant to be: at most a third of its letters differ. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > 100) return undefined
  let best: { word: string; off: number } | undefined
  for (const candidate of known) {
    const off = distance(word.toLowerCase(), candidate.toLowerCase())
    if (off <= Math.max(1, Math.ceil(word.length / 3)) && (best === undefined || off < best.off))
      best = { word: candidate, off }
  }
  return best?.word
}

const listed = (words: readonly string[]): string => {
  const shown = words.slice(0, 12).map((word) => `\`${word}\``)
  return words.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ')
}

/** "Did you mean `x`?" where one known word is near, else all that could be written. */
export const didYouMean = (word: string, known: readonly string[], otherwise: string): string => {
  const near = nearest(word, known)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  return known.length === 0 ? otherwise : `${otherwise} Known: ${listed(known)}.`
}
