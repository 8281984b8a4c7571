/**
 * Whether a credential is valid now. This is the one place where that is decided: every page, file, card and list that
 * shows or uses a credential asks here.
 */
export type Validity = {
  readonly signedAt: Date | null
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedReason: string | null
  readonly revokedAt: Date | null
  readonly revokedReason: string | null
}

/** `pending`: awarded, and not signed yet; nobody outside can know of it. */
export type Standing =
  | { readonly state: 'pending' }
  | { readonly state: 'valid'; readonly until?: Date }
  | { readonly state: 'expired'; readonly at: Date }
  | { readonly state: 'suspended'; readonly at: Date; readonly reason: string }
  | { readonly state: 'revoked'; readonly at: Date; readonly reason: string }

/**
 * What a credential is at an instant. A revocation outweighs everything, as it can't be taken back; a suspension outweighs
 * the end of validity, as a verifier reads it first. `validUntil` is the last instant, inclusive (VC Data Model 2.0
 * section 4.9).
 */
export const standingOf = (credential: Validity, now: Date): Standing => {
  const { signedAt, validUntil, suspendedAt, revokedAt } = credential
  if (revokedAt && revokedAt <= now)
    return { state: 'revoked', at: revokedAt, reason: credential.revokedReason ?? '' }
  if (!signedAt || credential.validFrom > now) return { state: 'pending' }
  if (suspendedAt && suspendedAt <= now)
    return { state: 'suspended', at: suspendedAt, reason: credential.suspendedReason ?? '' }
  if (validUntil && validUntil < now) return { state: 'expired', at: validUntil }
  return { state: 'valid', ...(validUntil && { until: validUntil }) }
}

export const isValid = (credential: Validity, now: Date): boolean =>
  standingOf(credential, now).state === 'valid'

type OfAchievement = Validity & { readonly achievementId: string | null; readonly sequence: number }

/** What a later one replaces is looked at again only where that one doesn't count. */
const byCount =
  (now: Date) =>
  (a: OfAchievement, b: OfAchievement): number =>
    Number(isValid(b, now)) - Number(isValid(a, now)) || b.sequence - a.sequence

/**
 * Of what one member was given, the credential that counts for each achievement: the newest that is valid now, and where none
 * is, the newest. What was given through another program (without an achievement) counts for itself.
 */
export const countingOf = <Row extends OfAchievement>(rows: readonly Row[], now: Date): Row[] => {
  const ordered = [...rows].sort(byCount(now))
  return rows.filter(
    (row) =>
      row.achievementId === null ||
      ordered.find(({ achievementId }) => achievementId === row.achievementId) === row,
  )
}
