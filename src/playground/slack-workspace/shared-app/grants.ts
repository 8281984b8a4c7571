import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../kernel/clock.ts'
import type { SlackWorkspace } from '../slack-workspace.ts'

/** A workspace of the shared app, and the organization of Enterprise Grid that it is in. */
export type Site = {
  readonly teamId: string
  readonly teamName: string
  readonly enterprise?: { readonly id: string; readonly name: string } | undefined
  readonly slack: SlackWorkspace
}

/** What somebody allowed on Slack's page: a code that is exchanged once. */
type Code = {
  readonly redirectUri: string
  readonly sites: readonly Site[]
  readonly orgWide: boolean
  readonly by: string
  readonly scopes: readonly string[]
  readonly expiresAtMs: number
  used?: true
}

type Refreshable = { readonly sites: readonly Site[]; readonly scopes: readonly string[]; used?: true }

export type Allowed = Pick<Code, 'redirectUri' | 'sites' | 'orgWide' | 'by' | 'scopes'>

export type Tokens = {
  readonly access_token: string
  readonly refresh_token?: string
  readonly expires_in?: number
}

const codeLivesMs = 10 * 60_000

const random = (): string => randomBytes(12).toString('hex')

/** Codes, tokens and what they are good for: docs.slack.dev/authentication/installing-with-oauth. */
export const grantBook = (clock: Clock, tokenLifeSeconds: number | undefined) => {
  const codes = new Map<string, Code>()
  const refreshable = new Map<string, Refreshable>()
  const holders = new Map<string, readonly Site[]>()
  const now = () => clock.now().getTime()

  /** Installed again without having been taken out, the app gets the token that it has, with what it may do added. */
  const present = (sites: readonly Site[]): string | undefined => {
    const { installation, tokens = {} } = sites[0]?.slack.state() ?? {}
    if (installation !== 'installed' || tokenLifeSeconds !== undefined) return undefined
    return Object.keys(tokens).find((token) => holders.has(token) && !tokens[token]?.revoked)
  }

  /** With token rotation a token ends, and brings the token that the next one is asked for with. */
  const issue = (sites: readonly Site[], asked: readonly string[]) => {
    const rotating = tokenLifeSeconds !== undefined
    const token = present(sites) ?? `${rotating ? 'xoxe.' : ''}xoxb-${random()}`
    const had = sites[0]?.slack.state().tokens[token]?.scopes ?? []
    const scopes = [...new Set([...had, ...asked])]
    holders.set(token, sites)
    const expiry = rotating ? { expiresAtMs: now() + tokenLifeSeconds * 1_000 } : {}
    if (!rotating) return { granted: { token, scopes }, tokens: { access_token: token } }
    const refreshToken = `xoxe-${random()}`
    refreshable.set(refreshToken, { sites, scopes })
    const tokens: Tokens = {
      access_token: token,
      refresh_token: refreshToken,
      expires_in: tokenLifeSeconds,
    }
    return { granted: { token, scopes, ...expiry }, tokens }
  }

  return {
    allow(allowed: Allowed): string {
      const code = random()
      codes.set(code, { ...allowed, expiresAtMs: now() + codeLivesMs })
      return code
    },
    exchange(code: string, redirectUri: string) {
      const found = codes.get(code)
      if (!found || found.expiresAtMs <= now()) return { ok: false, error: 'invalid_code' } as const
      if (found.used) return { ok: false, error: 'code_already_used' } as const
      if (found.redirectUri !== redirectUri) return { ok: false, error: 'bad_redirect_uri' } as const
      found.used = true
      const { granted, tokens } = issue(found.sites, found.scopes)
      for (const { slack } of found.sites) slack.grant({ ...granted, orgWide: found.orgWide })
      return { ok: true, tokens, code: { ...found, scopes: granted.scopes } } as const
    },
    refresh(refreshToken: string) {
      const found = refreshable.get(refreshToken)
      if (!found || found.used) return { ok: false, error: 'invalid_refresh_token' } as const
      found.used = true
      const { granted, tokens } = issue(found.sites, found.scopes)
      for (const { slack } of found.sites) slack.renew(granted)
      return { ok: true, tokens } as const
    },
    /** The workspaces that a token is for. */
    sitesOf: (token: string): readonly Site[] => holders.get(token) ?? [],
  }
}

export type GrantBook = ReturnType<typeof grantBook>
