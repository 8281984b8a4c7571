import type { Deps } from '../../chat/deps.ts'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import { badgeTexts } from '../badge-texts.rules.ts'
import type { CredentialRow } from '../credentials.store.ts'
import { type BadgePicture, badgeSvg } from '../picture/badge-picture.ts'
import { issuingWay } from './issuer.rules.ts'
import { publicIssuer } from './issuers.store.ts'
import { keyOf } from './keys.ts'

export const fileKinds = ['json', 'jwt', 'png', 'svg'] as const
export type FileKind = (typeof fileKinds)[number]

export type CredentialFile = { readonly body: string | Uint8Array; readonly type: string }

/** Where nothing says how it is to look. */
const plainPicture = { template: 'seal', colour: '#17494d' } as const

/** The picture of a file: only what was signed, in the language that it was signed in, as a file has no reader yet. */
const pictureOf = (
  { achievement, awardedAt, recipientName }: CredentialRow,
  signed: JsonObject,
): BadgePicture => {
  const texts = badgeTexts(signed)
  return {
    ...(achievement?.definition.picture ?? plainPicture),
    title: texts.title ?? achievement?.definition.title ?? '',
    issuer: texts.issuer ?? '',
    recipient: texts.recipient ?? recipientName ?? '',
    date: awardedAt.toISOString().slice(0, 10),
    locale: 'en',
  }
}

/** The same credential as a JWT, by the key that it was signed with; none where nothing can be signed now. */
const jwtOf = async (deps: Deps, row: CredentialRow, signed: JsonObject): Promise<string | undefined> => {
  const { vault, webAddress } = deps
  const issuer = await publicIssuer(deps.database.prisma, row.issuerId)
  const way = issuingWay(webAddress, deps.isPlayground, issuer?.countryCode ?? null)
  if (!way.ok || !vault || !webAddress || row.keyId === null) return undefined
  const { issuerId, organizationId, keyId } = row
  const { key } = await keyOf(deps, vault, { issuerId, organizationId, keyId }, way.by, webAddress)
  // A key that is gone is stood in for by the current one, which by `did:key` is another issuer.
  const issuedBy = (signed.issuer as { readonly id?: string } | undefined)?.id
  return issuedBy === key.controller ? deps.credentialTools.signer.signJwt(signed, key) : undefined
}

/** A credential as a file; `undefined` before it is signed, after it was erased, or where there is no such form of it. */
export const credentialFile = async (
  deps: Deps,
  credential: CredentialRow,
  kind: FileKind,
): Promise<CredentialFile | undefined> => {
  if (!credential.signed) return undefined
  const signed = credential.signed as JsonObject
  const { baker } = deps.credentialTools
  const svg = () => badgeSvg(pictureOf(credential, signed))
  switch (kind) {
    case 'json':
      return { body: JSON.stringify(signed, null, 2), type: 'application/json' }
    case 'jwt': {
      const jwt = await jwtOf(deps, credential, signed)
      return jwt === undefined ? undefined : { body: jwt, type: 'application/vc+jwt' }
    }
    case 'svg':
      return { body: baker.bakeSvg(svg(), signed), type: 'image/svg+xml' }
    case 'png':
      return { body: baker.bakePng(await deps.imageTools.drawPng(svg(), 800), signed), type: 'image/png' }
  }
}
