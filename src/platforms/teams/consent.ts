import { z } from 'zod'

/**
 * Entra's ways of saying that an app is not in a tenant, or that there is no such tenant:
 * learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const notThere = new Set([700016, 7000229, 90002, 900023])

const refusalSchema = z.object({ error_codes: z.array(z.number()).default([]) })

const timeoutMs = 10_000

/**
 * Whether a tenant has consented to the app, asked of Entra: only where an administrator has, it gives the app a token.
 * What the browser brings back from the consent page proves nothing ("never use the tenant ID to authorize":
 * learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
export const confirmConsent =
  (app: {
    readonly appId: string
    readonly appPassword: string
    /** Without a slash at its end. */
    readonly loginUrl: string
  }) =>
  async (tenant: string): Promise<'yes' | 'no' | 'unknown'> => {
    const asked = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.appId,
      client_secret: app.appPassword,
      scope: 'https://graph.microsoft.com/.default',
    })
    try {
      const url = `${app.loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`
      const response = await fetch(url, {
        method: 'POST',
        body: asked,
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (response.ok) return 'yes'
      const refusal = refusalSchema.safeParse(await response.json())
      return refusal.success && refusal.data.error_codes.some((code) => notThere.has(code)) ? 'no' : 'unknown'
    } catch {
      return 'unknown'
    }
  }
