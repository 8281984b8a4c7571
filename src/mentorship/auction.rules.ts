/** What a bidder may be given: an object of which there are several, and what it is worth to them in whole points. */
export type Offer = { readonly object: number; readonly worth: number }

export type Assignment = {
  /** Which of their offers each bidder has; `undefined` for none. */
  readonly given: readonly (Offer | undefined)[]
  readonly total: number
  /** No assignment is worth more. */
  readonly bound: number
}

/** The places of one object, by what they cost at present; the cheapest first. */
type Places = { price: number; bidder: number }[]

const cheapestFirst = (places: Places): void => {
  places.sort((a, b) => a.price - b.price)
}

/**
 * Gives bidders objects so that what it is worth together is as much as possible: an auction in which those without an object
 * bid for the best of their offers as much as it is better than the next best, and a little more (Bertsekas, "The auction
 * algorithm: a distributed relaxation method for the assignment problem", Annals of Operations Research 14, 1988). Prices begin
 * at nothing and nobody has to buy, so what nobody wants stays free. The result is worth at least the optimum less `step` for
 * each bidder; with a step below one divided by their number it is the optimum. The prices certify a bound by duality.
 *
 * @param capacity how many there are of each object.
 * @param step points by which a bid exceeds what it has to.
 */
export const assign = (
  bidders: readonly (readonly Offer[])[],
  capacity: readonly number[],
  step: number,
): Assignment => {
  const places: Places[] = capacity.map((count) =>
    Array.from({ length: Math.max(0, count) }, () => ({ price: 0, bidder: -1 })),
  )
  const given: (Offer | undefined)[] = bidders.map(() => undefined)
  const waiting = bidders.map((_, index) => index)
  for (let next = 0; next < waiting.length; next++) {
    const bidder = waiting[next] ?? 0
    let best: Offer | undefined
    let bestGain = 0
    let nextGain = 0
    for (const offer of bidders[bidder] ?? []) {
      const [cheapest, second] = places[offer.object] ?? []
      if (!cheapest) continue
      const gain = offer.worth - cheapest.price
      // Another place of the same object is an alternative, too.
      const other = second ? offer.worth - second.price : 0
      if (gain > bestGain) {
        nextGain = Math.max(bestGain, nextGain, other)
        bestGain = gain
        best = offer
      } else nextGain = Math.max(nextGain, gain)
    }
    if (!best) continue
    const of = places[best.object]
    const place = of?.[0]
    if (!of || !place) continue
    if (place.bidder >= 0) {
      given[place.bidder] = undefined
      waiting.push(place.bidder)
    }
    place.price += bestGain - nextGain + step
    place.bidder = bidder
    given[bidder] = best
    cheapestFirst(of)
  }
  const total = given.reduce((sum, offer) => sum + (offer?.worth ?? 0), 0)
  return { given, total, bound: boundOf(bidders, places) }
}

/** The value of the dual problem at these prices: what bidders would gain at best, and what all places cost. */
const boundOf = (bidders: readonly (readonly Offer[])[], places: readonly Places[]): number => {
  const gains = bidders.reduce(
    (sum, offers) =>
      sum +
      offers.reduce((most, { object, worth }) => {
        const [cheapest] = places[object] ?? []
        return cheapest ? Math.max(most, worth - cheapest.price) : most
      }, 0),
    0,
  )
  return places.reduce((sum, all) => sum + all.reduce((cost, { price }) => cost + price, 0), gains)
}
