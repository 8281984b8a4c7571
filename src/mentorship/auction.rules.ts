/** What a bidder may be given: an object of which there are several, and what it is worth to them in whole points. */
export type Offer = { readonly object: number; readonly worth: number }

export type Assignment = {
  /** Which of their offers each bidder has; `undefined` for none. */
  readonly given: readonly (Offer | undefined)[]
  readonly total: number
  /** No assignment is worth more. */
  readonly bound: number
}

/** All offers one after the other, those of a bidder from `from[bidder]` until `from[bidder + 1]`. */
type Flat = { readonly from: Int32Array; readonly object: Int32Array; readonly worth: Float64Array }

const flat = (bidders: readonly (readonly Offer[])[]): Flat => {
  const from = new Int32Array(bidders.length + 1)
  for (const [bidder, offers] of bidders.entries()) from[bidder + 1] = (from[bidder] ?? 0) + offers.length
  const all = from[bidders.length] ?? 0
  const [object, worth] = [new Int32Array(all), new Float64Array(all)]
  let at = 0
  for (const offers of bidders)
    for (const offer of offers) {
      object[at] = offer.object
      worth[at] = offer.worth
      at++
    }
  return { from, object, worth }
}

/** The places of each object with what they cost at present, the cheapest first; the two cheapest prices also by object. */
type Places = {
  readonly of: { price: number; bidder: number }[][]
  readonly cheapest: Float64Array
  readonly second: Float64Array
}

const placesOf = (capacity: readonly number[]): Places => ({
  of: capacity.map((count) => Array.from({ length: Math.max(0, count) }, () => ({ price: 0, bidder: -1 }))),
  cheapest: Float64Array.from(capacity, (count) => (count > 0 ? 0 : Number.POSITIVE_INFINITY)),
  second: Float64Array.from(capacity, (count) => (count > 1 ? 0 : Number.POSITIVE_INFINITY)),
})

/** Sells the cheapest place of an object at a higher price; who had it, or -1. */
const sell = ({ of, cheapest, second }: Places, object: number, bidder: number, price: number): number => {
  const places = of[object] ?? []
  const place = places[0]
  if (!place) return -1
  const before = place.bidder
  place.price = price
  place.bidder = bidder
  // The others are in order: the one whose price has risen moves back to its place.
  let at = 0
  for (; at + 1 < places.length && (places[at + 1]?.price ?? 0) < price; at++)
    places[at] = places[at + 1] ?? place
  places[at] = place
  cheapest[object] = places[0]?.price ?? Number.POSITIVE_INFINITY
  second[object] = places[1]?.price ?? Number.POSITIVE_INFINITY
  return before
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
  const offers = flat(bidders)
  const { from, object, worth } = offers
  const places = placesOf(capacity)
  const { cheapest, second } = places
  const given = new Int32Array(bidders.length).fill(-1)
  const waiting = bidders.map((_, index) => index)
  for (let bidder = waiting.pop(); bidder !== undefined; bidder = waiting.pop()) {
    let [best, bestGain, nextGain] = [-1, 0, 0]
    const end = from[bidder + 1] ?? 0
    for (let at = from[bidder] ?? 0; at < end; at++) {
      const gain = (worth[at] ?? 0) - (cheapest[object[at] ?? 0] ?? Number.POSITIVE_INFINITY)
      if (gain > bestGain) {
        nextGain = bestGain
        bestGain = gain
        best = at
      } else if (gain > nextGain) nextGain = gain
    }
    if (best < 0) continue
    const wanted = object[best] ?? 0
    // Another place of the same object is an alternative, too.
    nextGain = Math.max(nextGain, (worth[best] ?? 0) - (second[wanted] ?? Number.POSITIVE_INFINITY))
    const price = (cheapest[wanted] ?? 0) + bestGain - nextGain + step
    const before = sell(places, wanted, bidder, price)
    if (before >= 0) {
      given[before] = -1
      waiting.push(before)
    }
    given[bidder] = best
  }
  const chosen = bidders.map((all, bidder) => {
    const at = given[bidder] ?? -1
    return at < 0 ? undefined : all[at - (from[bidder] ?? 0)]
  })
  const total = chosen.reduce((sum, offer) => sum + (offer?.worth ?? 0), 0)
  return { given: chosen, total, bound: boundOf(offers, places) }
}

/** The value of the dual problem at these prices: what bidders would gain at best, and what all places cost. */
const boundOf = ({ from, object, worth }: Flat, { of, cheapest }: Places): number => {
  let bound = of.reduce((sum, places) => sum + places.reduce((cost, { price }) => cost + price, 0), 0)
  for (let bidder = 0; bidder + 1 < from.length; bidder++) {
    let gain = 0
    for (let at = from[bidder] ?? 0; at < (from[bidder + 1] ?? 0); at++)
      gain = Math.max(gain, (worth[at] ?? 0) - (cheapest[object[at] ?? 0] ?? Number.POSITIVE_INFINITY))
    bound += gain
  }
  return bound
}
