/**
 * What comes of some work; the work goes on when it takes longer. Real time.
 * @throws what `tooLate` makes, when it takes longer.
 */
export const within = async <Result>(
  ms: number,
  work: Promise<Result>,
  tooLate: () => Error,
): Promise<Result> => {
  // A plain timer: one that is aborted makes an error with its stack each time.
  let waiting: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    waiting = setTimeout(() => reject(tooLate()), ms)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(waiting)
  }
}
