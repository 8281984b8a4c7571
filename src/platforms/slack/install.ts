import type { Deps } from '../../chat/deps.ts'
import type { Vault } from '../../kernel/vault.ts'
import { finishInstall, type Granted } from '../../people/install.handler.ts'
import { sealedTokensOf } from '../../people/installation-secrets.store.ts'
import { botScopes, type SlackGrant, type SlackOAuth } from './oauth.ts'
import type { SlackPool } from './pool.ts'

export type SlackInstalled =
  | { readonly ok: true; readonly name: string; readonly organization: string }
  | {
      readonly ok: false
      readonly reason:
        | 'code'
        | 'settings'
        | 'unreachable'
        | 'scopes'
        | 'belongs-to-another'
        | 'invitation-used'
      /** The scopes that were not granted. */
      readonly missing?: readonly string[]
    }

/** How `/slack/install` asks Slack, and what it does with the answer. */
export type SlackInstaller = {
  authorizeUrl: SlackOAuth['authorizeUrl']
  complete(returned: {
    readonly code: string
    readonly redirectUri: string
    readonly begun: Granted['begun']
  }): Promise<SlackInstalled>
}

export const slackInstaller = (
  deps: Pick<Deps, 'database' | 'outbox' | 'clock' | 'log'>,
  given: {
    readonly vault: Vault
    readonly oauth: SlackOAuth
    readonly pool: Pick<SlackPool, 'forget'>
    /** The workspace of the settings: its token is not ours to give up. */
    readonly fixedTenant: string | undefined
  },
): SlackInstaller => {
  const { vault, oauth, pool, fixedTenant } = given

  /** A token that is not kept is worth nothing to anybody; but one that an installation here lives on may be the same. */
  const giveUp = async (grant: SlackGrant): Promise<void> => {
    if (grant.tenant === fixedTenant) return
    if (await sealedTokensOf(deps.database.prisma, 'slack', grant.tenant)) return
    if (!(await oauth.revoke(grant.botToken))) deps.log('warn', 'A Slack token could not be given up')
  }

  const keep = (grant: SlackGrant, begun: Granted['begun']) => {
    const { botToken, refreshToken, expiresInSeconds, ...known } = grant
    const tokenExpiresAt = expiresInSeconds
      ? new Date(deps.clock.now().getTime() + expiresInSeconds * 1_000)
      : undefined
    const granted = { ...known, platform: 'slack', source: 'oauth' as const, tokenExpiresAt, begun }
    return finishInstall(deps, vault, { ...granted, tokens: { botToken, refreshToken } })
  }

  return {
    authorizeUrl: oauth.authorizeUrl,
    async complete({ code, redirectUri, begun }) {
      const exchanged = await oauth.exchange({ code, redirectUri })
      if (!exchanged.ok) {
        deps.log('warn', 'An installation could not be completed', { detail: exchanged.detail })
        return exchanged
      }
      const { grant } = exchanged
      const missing = botScopes.filter((scope) => !grant.scopes.includes(scope))
      if (missing.length > 0) {
        await giveUp(grant)
        return { ok: false, reason: 'scopes', missing }
      }
      const finished = await keep(grant, begun)
      if (!finished.ok) await giveUp(grant)
      pool.forget(grant.tenant)
      return finished
    },
  }
}
