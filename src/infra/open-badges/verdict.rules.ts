import type { Check, Verification } from '../../kernel/credential-tools.ts'

/**
 * The verdict over all checks. Nothing is called valid while anything failed or could not be found out; what the issuer has
 * withdrawn is called so only where its signature holds, as anybody could write the rest.
 */
export const verdictOf = (checks: readonly Check[]): Verification['verdict'] => {
  const failed = new Set(checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name))
  const said = (reason: string) =>
    checks.some((check) => check.outcome === 'failed' && check.reason === reason)
  const serious = checks.some(
    ({ name, outcome }) => outcome === 'failed' && !['dates', 'revocation', 'suspension'].includes(name),
  )
  if (serious || checks.length === 0) return 'invalid'
  if (failed.has('revocation')) return said('revoked') ? 'revoked' : 'invalid'
  if (failed.has('suspension')) return said('suspended') ? 'suspended' : 'invalid'
  if (failed.has('dates')) return said('expired') ? 'expired' : said('not-yet') ? 'not-yet-valid' : 'invalid'
  return checks.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'valid'
}
