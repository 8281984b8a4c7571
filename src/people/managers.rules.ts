/** Who manages whom must lead upwards: nobody is above themselves. */

/**
 * The people who stand in a circle of managers; those who are only below one are not among them.
 *
 * @param managerOf each person's manager, by address.
 */
export const inCircles = (managerOf: ReadonlyMap<string, string>): Set<string> => {
  const found = new Set<string>()
  // 0 not visited, otherwise the number of the walk that visited it.
  const visited = new Map<string, number>()
  let walk = 0
  for (const start of managerOf.keys()) {
    walk += 1
    let at: string | undefined = start
    while (at !== undefined && !visited.has(at)) {
      visited.set(at, walk)
      at = managerOf.get(at)
    }
    // Only a person met twice on one walk closes a circle.
    if (at === undefined || visited.get(at) !== walk) continue
    const closing = at
    do {
      found.add(at)
      at = managerOf.get(at) ?? closing
    } while (at !== closing)
  }
  return found
}

/** The circle that a person stands in, beginning with their manager and ending with themselves. */
export const circleOf = (managerOf: ReadonlyMap<string, string>, person: string): string[] => {
  const circle: string[] = []
  let at = managerOf.get(person)
  while (at !== undefined && !circle.includes(at)) {
    circle.push(at)
    if (at === person) break
    at = managerOf.get(at)
  }
  return circle
}
