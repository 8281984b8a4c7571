/** Runs what it is given one after another, in the order given. */
export type Turns = {
  <Value>(work: () => Promise<Value>): Promise<Value>
  /** How many are running or waiting. */
  waiting(): number
}

export const oneAtATime = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const turns = <Value>(work: () => Promise<Value>): Promise<Value> => {
    waiting += 1
    const turn = last.then(work).finally(() => {
      waiting -= 1
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return Object.assign(turns, { waiting: () => waiting })
}
