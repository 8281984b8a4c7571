import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import type { CredentialRow } from '../credentials/credentials.store.ts'
import { asJwt } from '../credentials/issuing/as-jwt.ts'
import { badgeSvg } from '../credentials/picture/badge-picture.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import { pictureOf, viewOf } from './credential-view.ts'
import { drawn } from './drawn.ts'

export const fileKinds = ['json', 'jwt', 'png', 'svg'] as const
export type FileKind = (typeof fileKinds)[number]

export type CredentialFile = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string }

/** A credential as a file. The picture is in English: a file has no reader yet. */
export const fileOf = async (
  deps: Deps,
  credential: CredentialRow,
  kind: FileKind,
): Promise<CredentialFile | undefined> => {
  if (!credential.signed) return undefined
  const signed = credential.signed as JsonObject
  if (kind === 'json') return { body: JSON.stringify(signed, null, 2), type: 'application/json' }
  if (kind === 'jwt') {
    const jwt = await asJwt(deps, credential)
    return jwt ? { body: jwt, type: 'application/vc+jwt' } : undefined
  }
  const say = sayIn('en')
  const svg = badgeSvg(pictureOf(await viewOf(deps, credential, say), say))
  const { baker } = deps.credentialTools
  return kind === 'svg'
    ? { body: baker.bakeSvg(svg, signed), type: 'image/svg+xml' }
    : { body: Uint8Array.from(baker.bakePng(await drawn(deps, svg, 800), signed)), type: 'image/png' }
}
