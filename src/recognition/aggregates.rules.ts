/** Of fewer people nothing is said in numbers or shares: each of them would be told of by it. */
export const leastForAggregates = 5
