import { bounded } from '../../kernel/bounded.ts'

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
