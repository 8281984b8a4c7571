import { timingSafeEqual } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'
import type { Tenant } from '../memory/tenant.ts'
import { loginUrlOf } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import type { Fault } from '../wire/faults.ts'
import { keyOf } from '../wire/jwt.ts'
import { audienceOf, botToken } from './tokens.ts'

/** Entra's way to say no. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const no = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description, error_codes: [Number(/\d+/.exec(description)?.[0])] },
})

const isKnownTenant = ({ options }: Tenant, tenantId: string): boolean =>
  tenantId === options.tenantId || options.otherTenants?.includes(tenantId) === true

const noSuchTenant = (tenantId: string): Answer =>
  no(400, 'invalid_request', `AADSTS90002: Tenant '${tenantId}' not found.`)

const same = (given: string, secret: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#get-a-token */
export const answerToken = (tenant: Tenant, tenantId: string, form: URLSearchParams): Answer => {
  const { appId, appPassword } = tenant.options
  if (!isKnownTenant(tenant, tenantId)) return noSuchTenant(tenantId)
  if (form.get('grant_type') !== 'client_credentials')
    return no(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.')
  if (form.get('client_id') !== appId)
    return no(400, 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.')
  if (!same(form.get('client_secret') ?? '', appPassword))
    return no(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.')
  const audience = audienceOf(form.get('scope'))
  if (audience === undefined)
    return no(400, 'invalid_scope', 'AADSTS1002012: The scope is not one of those that this Entra knows.')
  // An app is in a tenant once somebody there has allowed it.
  if (!tenant.memory.state.consented.includes(tenantId))
    return no(400, 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.')
  const expires_in = tenant.timing.tokenLivesSeconds
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      token_type: 'Bearer',
      expires_in,
      ext_expires_in: expires_in,
      access_token: botToken(tenant, tenantId, audience),
    },
  }
}

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
export const answerDiscovery = (tenant: Tenant, tenantId: string): Answer => {
  if (!isKnownTenant(tenant, tenantId)) return noSuchTenant(tenantId)
  const base = `${loginUrlOf(tenant)}/${tenantId}`
  const body: JsonObject = {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
  }
  return { status: 200, body }
}

export const answerEntraKeys = (tenant: Tenant, tenantId: string): Answer =>
  isKnownTenant(tenant, tenantId)
    ? {
        status: 200,
        body: {
          keys: [{ ...keyOf('entra').jwk, issuer: `https://login.microsoftonline.com/${tenantId}/v2.0` }],
        },
      }
    : noSuchTenant(tenantId)

const page = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>Sign in to your account</title><p>${text}</p>`,
})

/** Who signs in decides the tenant where the address names none. */
const signedInTenant = (tenant: Tenant, tenantId: string): string =>
  ['organizations', 'common'].includes(tenantId) ? tenant.options.tenantId : tenantId

/**
 * An administrator is asked, and agrees at once; a fault on `adminconsent` makes them refuse.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export const answerConsent = (
  tenant: Tenant,
  named: string,
  query: URLSearchParams,
  fault: Fault | undefined,
): Answer => {
  const tenantId = signedInTenant(tenant, named)
  if (!isKnownTenant(tenant, tenantId)) return page(400, 'AADSTS90002: Tenant not found.')
  if (query.get('client_id') !== tenant.options.appId)
    return page(400, 'AADSTS700016: Application was not found in the directory.')
  const redirectUri = query.get('redirect_uri') ?? ''
  const allowed = tenant.options.redirectUris
  if (!URL.canParse(redirectUri) || allowed?.includes(redirectUri) === false)
    return page(400, 'AADSTS50011: The redirect URI does not match the redirect URIs of the application.')
  const back = new URL(redirectUri)
  const state = query.get('state')
  if (fault?.error === undefined) {
    tenant.memory.record({ kind: 'consented', tenant: tenantId })
    back.searchParams.set('admin_consent', 'True')
    back.searchParams.set('tenant', tenantId)
  } else {
    back.searchParams.set('error', fault.error)
    back.searchParams.set(
      'error_description',
      'AADSTS65004: The resource owner or server denied the request.',
    )
  }
  if (state !== null) back.searchParams.set('state', state)
  return { status: 302, headers: { location: back.href } }
}
