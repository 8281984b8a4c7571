import type { Deps } from '../../chat/deps.ts'
import type { JsonObject, SigningKey } from '../../kernel/credential-tools.ts'
import { standingOf } from '../standing.rules.ts'
import { issuingWay } from './issuer.rules.ts'
import { publicIssuer } from './issuers.store.ts'
import { keyOfList } from './keys.ts'
import { instantText } from './open-badge.rules.ts'
import { keepSigned, listLength, type PublicList, publicList, standingsIn } from './status-lists.store.ts'

/** How long a verifier may go by a list before it asks again; the signed form is made anew after half of it. */
const listMs = 24 * 60 * 60_000

/**
 * The bits of a list, most significant first. Who knows only the revocation list must not take a suspended credential for
 * valid: its bit is set there as well while it is suspended, and the suspension list says that it may come back.
 */
const bitsOf = async (deps: Pick<Deps, 'database'>, list: PublicList, now: Date): Promise<Uint8Array> => {
  const bits = new Uint8Array(listLength / 8)
  for (const row of await standingsIn(deps.database.prisma, list)) {
    const { state } = standingOf(row, now)
    const isSet = state === 'suspended' || (state === 'revoked' && list.purpose === 'revocation')
    const index = row.statusIndex ?? 0
    const at = index >> 3
    if (isSet) bits[at] = (bits[at] ?? 0) | (128 >> (index & 7))
  }
  return bits
}

const unsigned = async (
  deps: Deps,
  list: PublicList,
  issuer: string,
  webAddress: string,
  now: Date,
): Promise<JsonObject> => {
  const address = `${webAddress}/status/${list.id}`
  const encodedList = await deps.credentialTools.encodeList(await bitsOf(deps, list, now))
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      { suspensionList: { '@id': 'urn:whetstone:terms#suspensionList', '@type': '@id' } },
    ],
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: instantText(now),
    validUntil: instantText(new Date(now.getTime() + listMs)),
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose,
      encodedList,
      ...(list.purpose === 'revocation' && { suspensionList: `${webAddress}/status/${list.partnerId}` }),
    },
  }
}

type Signed = {
  readonly id?: string
  readonly issuer?: string
  readonly proof?: readonly { readonly verificationMethod?: string }[]
}

const isFresh = (list: PublicList, id: string, key: SigningKey, now: Date): boolean => {
  const signed = list.signed as Signed | null
  return (
    // The product may have moved to another address since.
    signed?.id === id &&
    signed.issuer === key.controller &&
    // Nor may it stand by a key that was lost since.
    signed.proof?.[0]?.verificationMethod === key.id &&
    list.signedVersion === list.version &&
    list.signedAt !== null &&
    Math.abs(now.getTime() - list.signedAt.getTime()) < listMs / 2
  )
}

/**
 * A status list, signed (Bitstring Status List 1.0). What it says is what `standing.rules.ts` says now; it is signed anew when
 * that has changed, and twice a day. `undefined` where there is none.
 */
export const signedList = async (deps: Deps, id: string): Promise<JsonObject | undefined> => {
  const now = deps.clock.now()
  const { webAddress, vault } = deps
  const list = await publicList(deps.database.prisma, id)
  const issuer = list && (await publicIssuer(deps.database.prisma, list.issuerId))
  const way = issuingWay(webAddress, deps.isPlayground, issuer?.countryCode ?? null)
  if (!list || !way.ok || !webAddress || !vault) return undefined
  const { issuerId, organizationId, keyId } = list
  const whose = { issuerId, organizationId, keyId }
  const { key } = await keyOfList(deps, vault, whose, way.by, webAddress)
  if (isFresh(list, `${webAddress}/status/${list.id}`, key, now)) return list.signed as JsonObject
  const document = await unsigned(deps, list, key.controller, webAddress, now)
  const signed = await deps.credentialTools.signer.sign(document, key, now)
  await keepSigned(deps.database.prisma, list, signed, now)
  return signed
}
