import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../chat/deps.ts'
import { markInstallationGone } from '../../chat/recipient.store.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Vault } from '../../kernel/vault.ts'
import {
  giveRenewalBack,
  openToken,
  type SealedTokens,
  sealedTokensOf,
  storeRenewed,
  takeRenewal,
} from '../../people/installation-secrets.store.ts'
import type { Database } from '../../queue/database.ts'
import type { SlackOAuth } from './oauth.ts'

/** An installation in the database, with its token open. */
export type StoredSlack = {
  readonly tenant: string
  readonly botToken: string
  readonly botId: string | null
  readonly botUserId: string | null
  readonly expiresAt: Date | null
}

export type TokenSource = {
  /** Undefined where there is none, or its key is not known. */
  load(tenant: string): Promise<StoredSlack | undefined>
  endsSoon(stored: StoredSlack): boolean
  /**
   * The next token, asked for once however many processes want it. `expired` is a token that Slack has just refused.
   * @throws when there is none that works and Slack can't be asked now.
   */
  renew(tenant: string, expired: string | undefined): Promise<StoredSlack | undefined>
}

/** A token lives twelve hours (docs.slack.dev/authentication/using-token-rotation); the next is asked for this early. */
const renewBeforeMs = 2 * 3_600_000
/** So long one process has to ask for the next token; it takes a second, and at most ten. */
const renewalMs = 30_000
const waitForOthersMs = 12_000
const lookAgainMs = 100

export const slackTokens = (deps: {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly oauth: SlackOAuth
  readonly log: Log
}): TokenSource => {
  const { vault, clock, oauth, log } = deps
  const { prisma } = deps.database

  const opened = (row: SealedTokens, field: 'botToken' | 'refreshToken'): string | undefined => {
    const token = openToken(vault, row, field)
    if (token.ok) return token.text
    if (token.reason === 'missing') return undefined
    const words =
      token.reason === 'unknown-key'
        ? `The token of ${row.name} was sealed with the key ${token.keyId}, which is not in WHETSTONE_MASTER_KEY`
        : `The token of ${row.name} can’t be opened: it is not what was sealed with the key ${token.keyId}`
    log('error', words, { installation: row.id })
    return undefined
  }

  const storedOf = (row: SealedTokens | null): StoredSlack | undefined => {
    const botToken = row && opened(row, 'botToken')
    return row && botToken
      ? {
          tenant: row.tenant,
          botToken,
          botId: row.botId,
          botUserId: row.botUserId,
          expiresAt: row.tokenExpiresAt,
        }
      : undefined
  }

  const load = async (tenant: string) => storedOf(await sealedTokensOf(prisma, 'slack', tenant))

  const endsBy = ({ expiresAt }: StoredSlack, at: number): boolean =>
    expiresAt !== null && expiresAt.getTime() <= at
  const endsSoon = (stored: StoredSlack): boolean => endsBy(stored, clock.now().getTime() + renewBeforeMs)

  /** With the right to ask taken. Others may have asked just before. */
  const askForNext = async (tenant: string, expired: string | undefined) => {
    const row = await sealedTokensOf(prisma, 'slack', tenant)
    const stored = storedOf(row)
    if (!row || !stored) return undefined
    const good = expired === undefined ? !endsSoon(stored) : stored.botToken !== expired
    const refreshToken = good ? undefined : opened(row, 'refreshToken')
    if (good || refreshToken === undefined) return stored
    const refreshed = await oauth.refresh(refreshToken)
    if (!refreshed.ok) {
      log('warn', 'A Slack token could not be renewed', { installation: row.id, detail: refreshed.detail })
      if (refreshed.reason === 'refused' && (expired || endsBy(stored, clock.now().getTime())))
        await prisma.$transaction((tx) =>
          markInstallationGone(
            tx,
            { installationId: row.id, organizationId: row.organizationId },
            'token_expired',
            clock.now(),
          ),
        )
      return stored
    }
    const { botToken, expiresInSeconds } = refreshed.tokens
    const whose = { organizationId: row.organizationId, installationId: row.id }
    const expiresAt = expiresInSeconds ? new Date(clock.now().getTime() + expiresInSeconds * 1_000) : null
    const tokens = { botToken, refreshToken: refreshed.tokens.refreshToken ?? refreshToken }
    await prisma.$transaction((tx) => storeRenewed(tx, vault, whose, tokens, expiresAt))
    return { ...stored, botToken, expiresAt }
  }

  const renew: TokenSource['renew'] = async (tenant, expired) => {
    for (const givesUpAt = performance.now() + waitForOthersMs; ; ) {
      const row = await sealedTokensOf(prisma, 'slack', tenant)
      const stored = storedOf(row)
      if (!row || !stored) return undefined
      if (expired === undefined ? !endsSoon(stored) : stored.botToken !== expired) return stored
      const now = clock.now()
      if (await takeRenewal(prisma, row.id, now, new Date(now.getTime() + renewalMs))) {
        try {
          return await askForNext(tenant, expired)
        } finally {
          await giveRenewalBack(prisma, row.id)
        }
      }
      // Somebody else asks. What there is still works, unless Slack has said that it doesn't.
      if (expired === undefined && !endsBy(stored, now.getTime())) return stored
      if (performance.now() > givesUpAt) throw new Error('The next token has not come yet')
      await pause(lookAgainMs)
    }
  }

  return { load, endsSoon, renew }
}
