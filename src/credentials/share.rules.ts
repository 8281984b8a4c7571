/** What LinkedIn is told of a credential. */
export type Shareable = {
  readonly id: string
  readonly title: string
  readonly issuerName: string
  readonly awardedAt: Date
  readonly validUntil: Date | null
  readonly address: string
}

/** LinkedIn's address for adding a certificate to one's own profile, filled in (linkedin.com, "Add to profile"). */
export const linkedInAddress = (credential: Shareable): string => {
  const { id, title, issuerName, awardedAt, validUntil, address } = credential
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: title,
    organizationName: issuerName,
    issueYear: String(awardedAt.getUTCFullYear()),
    issueMonth: String(awardedAt.getUTCMonth() + 1),
    ...(validUntil && {
      expirationYear: String(validUntil.getUTCFullYear()),
      expirationMonth: String(validUntil.getUTCMonth() + 1),
    }),
    certUrl: address,
    certId: id,
  }
  return `https://www.linkedin.com/profile/add?${new URLSearchParams(fields)}`
}
