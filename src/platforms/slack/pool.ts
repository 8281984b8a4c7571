import type { WebClient } from '@slack/web-api'
import type { SlackIdentity } from './client.ts'
import { errorName } from './outcome.ts'
import type { StoredSlack, TokenSource } from './tokens.ts'

/** What Bolt asks for before it hands a request on; `tenant` is the installation that the request belongs to. */
export type Authorization = {
  readonly tenant: string
  readonly botId?: string
  readonly botUserId?: string
}

/** Where a request says that it comes from. */
export type RequestSource = {
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly isEnterpriseInstall?: boolean | undefined
}

/** The clients for all installations: of the one workspace in the settings, and of those in the database. */
export type SlackPool = {
  /**
   * Makes calls in an installation, with a token that works: one that has expired is renewed, once. Undefined where
   * there is no token.
   */
  use<Result>(tenant: string, work: (client: WebClient) => Promise<Result>): Promise<Result | undefined>
  /** @throws when the bot is not installed where the request comes from. */
  authorization(source: RequestSource): Promise<Authorization>
  /** The installation was added, changed or removed: it is looked up anew. */
  forget(tenant: string): void
}

/** So long, in real time, an installation is taken to be as it was found; other processes change it, too. */
const knownMs = 30_000
const unknownMs = 2_000

type Entry = {
  readonly until: number
  readonly stored: Promise<StoredSlack | undefined>
  readonly isThere: boolean
}

export const createSlackPool = (deps: {
  readonly clientWith: (token: string) => WebClient
  /** The workspace whose token is in the settings. */
  readonly fixed: SlackIdentity | undefined
  /** The installations in the database; undefined where there are none. */
  readonly tokens: TokenSource | undefined
}): SlackPool => {
  const { fixed, tokens } = deps
  const entries = new Map<string, Entry>()
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>()

  const clientFor = (tenant: string, token: string): WebClient => {
    const known = clients.get(tenant)
    if (known?.token === token) return known.client
    const client = deps.clientWith(token)
    clients.set(tenant, { token, client })
    return client
  }

  const keep = (tenant: string, stored: Promise<StoredSlack | undefined>) => {
    const entry: Entry = { until: performance.now() + knownMs, stored, isThere: true }
    const replace = (by: Entry | undefined) => {
      if (entries.get(tenant) !== entry) return
      if (by) entries.set(tenant, by)
      else entries.delete(tenant)
    }
    entries.set(tenant, entry)
    stored.then(
      (found) => {
        if (!found) replace({ until: performance.now() + unknownMs, stored, isThere: false })
      },
      () => replace(undefined),
    )
    return stored
  }

  /** While it is looked up anew, what was known still holds: presses wait for no database that is away. */
  const lookAgain = (tenant: string, known: Entry, source: TokenSource) => {
    const meanwhile: Entry = { ...known, until: performance.now() + knownMs }
    entries.set(tenant, meanwhile)
    source.load(tenant).then(
      (found) => {
        if (entries.get(tenant) === meanwhile) void keep(tenant, Promise.resolve(found))
      },
      () => undefined,
    )
    return known.stored
  }

  const storedFor = (tenant: string): Promise<StoredSlack | undefined> => {
    if (!tokens) return Promise.resolve(undefined)
    const known = entries.get(tenant)
    if (known && known.until > performance.now()) return known.stored
    return known?.isThere ? lookAgain(tenant, known, tokens) : keep(tenant, tokens.load(tenant))
  }

  /** A token that lasts, or what there is when Slack can't be asked for the next. */
  const lasting = async (tenant: string): Promise<StoredSlack | undefined> => {
    const stored = await storedFor(tenant)
    if (!tokens || !stored || !tokens.endsSoon(stored)) return stored
    return keep(tenant, tokens.renew(tenant, undefined))
  }

  return {
    async use(tenant, work) {
      if (fixed && tenant === fixed.teamId) return work(clientFor(tenant, fixed.botToken))
      const stored = await lasting(tenant)
      if (!stored) return undefined
      try {
        return await work(clientFor(tenant, stored.botToken))
      } catch (error) {
        if (!tokens || errorName(error) !== 'token_expired') throw error
        const renewed = await keep(tenant, tokens.renew(tenant, stored.botToken))
        if (!renewed || renewed.botToken === stored.botToken) throw error
        return work(clientFor(tenant, renewed.botToken))
      }
    },
    async authorization({ teamId, enterpriseId, isEnterpriseInstall }) {
      if (fixed && (teamId === fixed.teamId || (isEnterpriseInstall && enterpriseId === fixed.teamId)))
        return { tenant: fixed.teamId, botId: fixed.botId, botUserId: fixed.botUserId }
      // A workspace's own installation goes before that of its Grid organization: it may be somebody else's.
      for (const tenant of [teamId, isEnterpriseInstall ? enterpriseId : undefined]) {
        const found = tenant === undefined ? undefined : await storedFor(tenant)
        if (!found) continue
        return {
          tenant: found.tenant,
          ...(found.botId ? { botId: found.botId } : {}),
          ...(found.botUserId ? { botUserId: found.botUserId } : {}),
        }
      }
      throw new Error('A request from a workspace that is not installed')
    },
    forget(tenant) {
      entries.delete(tenant)
      clients.delete(tenant)
    },
  }
}
