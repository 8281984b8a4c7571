/** How an issuer is known outside, and whether it may issue at all. */
export type IssuerRow = {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly email: string | null
  readonly countryCode: string | null
}

/** Why nothing can be signed; each is said with its mend. */
export type IssuingFault = 'no-address' | 'no-https' | 'no-country' | 'no-vault'

/** `web`: a `did:web` at the product's address. `key`: in the playground each key is its own `did:key`. */
export type IssuingWay =
  | { readonly ok: true; readonly by: 'web' | 'key' }
  | { readonly ok: false; readonly fault: IssuingFault }

/** Real awards are signed for an https address alone, since a `did:web` is read from there; the playground signs by `did:key`. */
export const issuingWay = (
  webAddress: string | undefined,
  isPlayground: boolean,
  countryCode: string | null,
): IssuingWay => {
  if (!webAddress) return { ok: false, fault: 'no-address' }
  if (!countryCode) return { ok: false, fault: 'no-country' }
  if (isPlayground) return { ok: true, by: 'key' }
  return webAddress.startsWith('https://') ? { ok: true, by: 'web' } : { ok: false, fault: 'no-https' }
}

/** The `did:web` of an issuer (did:web method, section 2.5.1): host, a port percent-encoded, path parts after colons. */
export const didWebOf = (webAddress: string, issuerId: string): string => {
  const { host, pathname } = new URL(webAddress)
  const folder = pathname.split('/').filter((part) => part !== '')
  return ['did', 'web', encodeURIComponent(host), ...folder, 'issuers', issuerId].join(':')
}

export type KeyRow = {
  readonly number: number
  readonly publicKeyMultibase: string
  readonly retiredAt: Date | null
  readonly compromisedAt: Date | null
}

/** Who signs with a key, and under which id. */
export const nameOfKey = (
  key: Pick<KeyRow, 'number' | 'publicKeyMultibase'>,
  by: 'web' | 'key',
  webAddress: string,
  issuerId: string,
): { readonly controller: string; readonly id: string } => {
  if (by === 'web') {
    const controller = didWebOf(webAddress, issuerId)
    return { controller, id: `${controller}#key-${key.number}` }
  }
  const controller = `did:key:${key.publicKeyMultibase}`
  return { controller, id: `${controller}#${key.publicKeyMultibase}` }
}

/**
 * The DID document of an issuer. Retired keys stay in it, or what they signed could not be verified any more; compromised ones
 * are left out.
 */
export const didDocument = (webAddress: string, issuerId: string, keys: readonly KeyRow[]) => {
  const did = didWebOf(webAddress, issuerId)
  const trusted = keys.filter(({ compromisedAt }) => compromisedAt === null)
  const idOf = ({ number }: KeyRow): string => `${did}#key-${number}`
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    alsoKnownAs: [`${webAddress}/issuers/${issuerId}`],
    verificationMethod: trusted.map((key) => ({
      id: idOf(key),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.publicKeyMultibase,
    })),
    assertionMethod: trusted.map(idOf),
  }
}

/** The issuer as a Profile of Open Badges 3.0 (section B.1.20). */
export const profileOf = (issuer: IssuerRow, id: string, webAddress: string) => ({
  id,
  type: ['Profile'],
  name: issuer.name,
  url: issuer.url ?? `${webAddress}/issuers/${issuer.id}`,
  ...(issuer.email && { email: issuer.email }),
  ...(issuer.countryCode && { address: { type: ['Address'], addressCountryCode: issuer.countryCode } }),
})
