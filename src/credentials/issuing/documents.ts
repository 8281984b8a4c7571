import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import { achievementParts } from './award-parts.store.ts'
import { didDocument, didWebOf, issuingWay, nameOfKey, profileOf } from './issuer.rules.ts'
import { ownIssuer, publicIssuer } from './issuers.store.ts'
import { achievementObject } from './open-badge.rules.ts'
import { signedList } from './status-lists.ts'

/** What is served to machines at public addresses: nothing in it is anybody's but the organization's. */
type DocumentDeps = Deps

type Issuer = NonNullable<Awaited<ReturnType<typeof publicIssuer>>>

/** Under which id an issuer signs now; its page's address while it can't. */
const idOf = (
  deps: Pick<Deps, 'webAddress' | 'isPlayground'>,
  issuer: Issuer,
  webAddress: string,
): string => {
  const way = issuingWay(webAddress, deps.isPlayground, issuer.countryCode)
  if (!way.ok || way.by === 'web')
    return way.ok ? didWebOf(webAddress, issuer.id) : `${webAddress}/issuers/${issuer.id}`
  const key = issuer.keys.filter(({ retiredAt, compromisedAt }) => !retiredAt && !compromisedAt).at(-1)
  return key ? nameOfKey(key, 'key', webAddress, issuer.id).controller : `${webAddress}/issuers/${issuer.id}`
}

/** The issuer's profile, as JSON-LD (Open Badges 3.0, section B.1.20). */
export const issuerDocument = async (deps: DocumentDeps, id: string): Promise<JsonObject | undefined> => {
  const { webAddress } = deps
  const issuer = webAddress && (await publicIssuer(deps.database.prisma, id))
  if (!issuer) return undefined
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    ...profileOf(issuer, idOf(deps, issuer, webAddress), webAddress),
  }
}

export const issuerDidDocument = async (deps: DocumentDeps, id: string): Promise<JsonObject | undefined> => {
  const { webAddress } = deps
  const issuer = webAddress && (await publicIssuer(deps.database.prisma, id))
  return issuer && webAddress ? didDocument(webAddress, issuer.id, issuer.keys) : undefined
}

/** An achievement at its own address; drafts have none. */
export const achievementDocument = async (
  deps: DocumentDeps,
  id: string,
): Promise<JsonObject | undefined> => {
  const { webAddress } = deps
  const parts = webAddress && (await achievementParts(deps.database.prisma, { id }))
  if (!parts || parts.draft || !webAddress) return undefined
  const { organizationId, definition, outcomes, language } = parts
  const own = await deps.database.prisma.$transaction((tx) => ownIssuer(tx, organizationId, deps.clock.now()))
  const issuer = await publicIssuer(deps.database.prisma, own.id)
  if (!issuer) return undefined
  const creator = profileOf(issuer, idOf(deps, issuer, webAddress), webAddress)
  const sentence = sayIn(language).plain('credential-page.high-stakes')
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    ...achievementObject(webAddress, { id, definition }, outcomes, language, creator, sentence),
  }
}

/**
 * The product's own documents by their addresses, for its verifier: read where they are made. Over the network a program
 * that asks itself would wait for itself, and in the playground there is no address that others reach.
 */
export const ownDocument = async (deps: DocumentDeps, address: string): Promise<JsonObject | undefined> => {
  const { webAddress } = deps
  if (!webAddress || !address.startsWith(`${webAddress}/`)) return undefined
  const [folder, id, file] = address.slice(webAddress.length + 1).split(/[/?#]/)
  if (!id || !/^[0-9a-z]{1,64}$/.test(id)) return undefined
  if (folder === 'status' && file === undefined) return signedList(deps, id)
  if (folder === 'issuers' && file === 'did.json') return issuerDidDocument(deps, id)
  return undefined
}
