/** So near the end, a reader is taken to be at it. */
export const nearEndPx = 80

/**
 * Keeps a list at its end when it is seen for the first time, and while it grows by itself, as pictures load; unless its reader has
 * scrolled up.
 */
export const stayAtEnd = (list: HTMLElement): void => {
  let isAtEnd = true
  list.addEventListener('scroll', () => {
    isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx
  })
  const follow = (): void => {
    if (isAtEnd) list.scrollTop = list.scrollHeight
  }
  // Loading does not bubble.
  list.addEventListener('load', follow, true)
  new ResizeObserver(follow).observe(list)
}
