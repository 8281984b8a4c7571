import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'

/** How Teams' single sign-on is checked. */
export type SsoSettings = {
  readonly appId: string
  /** The address that people reach the tab at; part of the audience that Teams may name. */
  readonly webAddress: () => string | undefined
  /** Where Entra's metadata is, without the tenant and a slash at its end; Microsoft's own where undefined. */
  readonly loginUrl?: string | undefined
}

export type TabToken =
  | { readonly ok: true; readonly tenant: string; readonly externalId: string }
  | { readonly ok: false; readonly reason: 'not-valid' | 'unknown-tenant' | 'later' }

const microsoft = 'https://login.microsoftonline.com'
const requestMs = 5_000
/** The clocks of two machines differ. */
const toleranceS = 30

const claimsSchema = z.object({
  tid: z.string().regex(/^[\w.-]{1,64}$/),
  oid: z.string().min(1).max(128),
  /** An app that signs in as itself is nobody's account. */
  idtyp: z.string().optional(),
})

/**
 * The audiences that name this app: its id, or the identifier URIs that Microsoft documents for tabs and for tabs
 * with a bot (learn.microsoft.com, "Configure your app in Microsoft Entra ID").
 */
const audiencesOf = ({ appId, webAddress }: SsoSettings): string[] => {
  const address = webAddress()
  const host = address && new URL(address).host
  return [
    appId,
    `api://${appId}`,
    ...(host ? [`api://${host}/${appId}`, `api://${host}/botid-${appId}`] : []),
  ]
}

const metadataSchema = z.object({ jwks_uri: z.url() })

const keysOf = async (loginUrl: string, tenant: string): Promise<JWTVerifyGetKey> => {
  const address = `${loginUrl}/${tenant}/v2.0/.well-known/openid-configuration`
  const response = await fetch(address, { signal: AbortSignal.timeout(requestMs) })
  if (!response.ok) throw new errors.JWKSTimeout()
  const { jwks_uri } = metadataSchema.parse(await response.json())
  return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: requestMs })
}

/** What doesn't come from the token but from a key set that can't be had now. */
const isKeySetAway = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC'

/**
 * Checks the token that Teams gives its tabs: RS256 by a key of the tenant, issued by Entra for it (version 2.0), for
 * this app, and in time. The tenant is believed before that only to find out whether it is one of ours.
 * Source: learn.microsoft.com, "Microsoft Entra access tokens", validating tokens.
 */
export const tabTokenChecker = (settings: SsoSettings, isOurTenant: (tenant: string) => Promise<boolean>) => {
  const loginUrl = settings.loginUrl ?? microsoft
  const keySets = new Map<string, Promise<JWTVerifyGetKey>>()
  const keysFor = (tenant: string): Promise<JWTVerifyGetKey> => {
    const known = keySets.get(tenant)
    if (known) return known
    const fetched = keysOf(loginUrl, tenant)
    keySets.set(tenant, fetched)
    fetched.catch(() => keySets.delete(tenant))
    return fetched
  }

  return async (token: string): Promise<TabToken> => {
    try {
      const claimed = claimsSchema.safeParse(decodeJwt(token))
      if (!claimed.success || claimed.data.idtyp === 'app') return { ok: false, reason: 'not-valid' }
      const { tid, oid } = claimed.data
      if (!(await isOurTenant(tid))) return { ok: false, reason: 'unknown-tenant' }
      await jwtVerify(token, await keysFor(tid), {
        algorithms: ['RS256'],
        audience: audiencesOf(settings),
        issuer: `${microsoft}/${tid}/v2.0`,
        requiredClaims: ['exp', 'nbf', 'tid', 'oid'],
        clockTolerance: toleranceS,
      })
      return { ok: true, tenant: tid, externalId: oid }
    } catch (error) {
      return { ok: false, reason: isKeySetAway(error) ? 'later' : 'not-valid' }
    }
  }
}
