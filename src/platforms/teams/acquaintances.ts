/** Where and how somebody was last met, as far as their last activity says. */
export type Met = {
  /** Of which they are a member. */
  readonly conversation: string
  /** Their own chat with the bot, if that is where they were met. */
  readonly chat: string | undefined
  readonly serviceUrl: string
  readonly handle: string
  readonly locale: string | undefined
  readonly timeZone: string | undefined
}

/**
 * Who has been met by this process, so that Teams can be asked about them: it answers only about the members of a
 * conversation. The oldest are forgotten.
 */
export type Acquaintances = {
  note(tenant: string, externalId: string, met: Met): void
  of(tenant: string, externalId: string): Met | undefined
}

const atMost = 20_000

export const createAcquaintances = (): Acquaintances => {
  const known = bounded<Met>(atMost)
  const keyOf = (tenant: string, externalId: string) => `${tenant}:${externalId}`
  return {
    note: (tenant, externalId, met) => known.set(keyOf(tenant, externalId), met),
    of: (tenant, externalId) => known.get(keyOf(tenant, externalId)),
  }
}

/** A map that forgets what was set first when it is full. */
export const bounded = <Value>(size: number) => {
  const map = new Map<string, Value>()
  return {
    get: (key: string): Value | undefined => map.get(key),
    set: (key: string, value: Value): void => {
      map.delete(key)
      map.set(key, value)
      if (map.size <= size) return
      const [oldest] = map.keys()
      if (oldest !== undefined) map.delete(oldest)
    },
    delete: (key: string): boolean => map.delete(key),
  }
}
